import type { CallParameters } from './contract.ts';
import type { Expression, TestFact } from './facts.ts';
import type { Insertion } from './insertion.ts';
import type { Place, Span } from './text.ts';

/** Kinds of component Modelkeel inventories. */
export type SubjectKind =
  | 'model'
  | 'embedding-model'
  | 'dataset'
  | 'package'
  | 'endpoint'
  | 'container-image'
  | 'mcp-server'
  | 'prompt'
  /** A file of weights of this machine or repository. */
  | 'weights-file';

/** `call`: reaches a live call, download or run. `config`: configured here, consumed elsewhere. `listed`: one of many known or selectable values. `import`: a package use. */
export type Use = 'call' | 'config' | 'listed' | 'import';

/** The client object a call goes through, as far as it could be traced. */
export interface ClientUse {
  readonly provider: string;
  /** The address given to its constructor, in the document of the constructor call; it decides the provider when known. */
  readonly endpoint: { readonly uri: string; readonly value: Expression } | null;
  /** Whether all that its constructor is given is written out, none of it an address. */
  readonly isPlain?: true;
}

/** One place where a detector says that a component is named; its value is still an expression. */
export interface Candidate {
  /** `<sdk>/<signature>` or `convention/<name>`. */
  readonly detector: string;
  readonly subject: SubjectKind;
  readonly use: Use;
  /** Why `use` was decided so, in words for people; shown in the hover and the JSON. */
  readonly useReason: string;
  /** Who serves it as far as the detector knows; null where the text decides (router prefixes) or nothing tells. */
  readonly provider: string | null;
  readonly client: ClientUse | null;
  /**
   * Who serves an id that by itself reads as one of the Hub, where what stands around says that it is asked elsewhere;
   * `unknown` where that does not say of whom. Absent where nothing speaks against the Hub.
   */
  readonly hostedBy?: string;
  /** Who serves an id of OpenAI's, where the document speaks of nobody else; absent where that is not so. */
  readonly servedBy?: string;
  /** Grammar of the id text: how prefixes are read. */
  readonly grammar: IdGrammar;
  /** The expression handed to the SDK, with the document it stands in. */
  readonly uri: string;
  readonly site: Span;
  readonly value: Expression;
  readonly revision: Expression | null;
  /** Where a revision argument may be written; null where the call takes none. */
  readonly insertion: Insertion | null;
  /** What the call says besides; absent where nothing is called, or nobody looked. */
  readonly parameters?: CallParameters;
  /** `sure`: an SDK signature matched with its receiver known. `likely`: the shape of the call or name tells; the value must also look like an id. */
  readonly confidence: 'sure' | 'likely';
  /** What must be so for what is called to be what it is. */
  readonly under?: readonly Under[];
  /** What must be so for another candidate of this place, which has all values but those that contradict it. */
  readonly besides?: readonly Under[];
  /** A step in front of those by which its values are reached. */
  readonly via?: Via;
  /** What is called, for people: `chat.completions.create`. */
  readonly label: string;
}

/** A condition under which something is seen: two of one `key` that contradict each other hold in no run. */
export interface Under {
  /** What is tested, or the statement whose arms exclude each other. */
  readonly key: string;
  /** What its test says; null where only the arm counts. */
  readonly test: TestFact | null;
  readonly arm: number;
}

/**
 * How an id is written at a call. `native`: the provider's own id. `hub`: `org/name` of the Hugging Face Hub.
 * `litellm`, `langchain`, `gateway`, `openrouter`: a prefix names the provider. `guess`: nothing is known; the catalog and the shape decide.
 */
export type IdGrammar =
  'native' | 'hub' | 'litellm' | 'langchain' | 'gateway' | 'openrouter' | 'ollama' | 'bedrock' | 'vertex' | 'guess';

/** How the value got from its literal to the site. */
export type Via =
  | 'constant'
  | 'import'
  | 're-export'
  | 'attribute'
  | 'field'
  | 'enum'
  | 'table'
  | 'item'
  | 'key'
  | 'row'
  | 'parameter-default'
  | 'parameter'
  | 'environment'
  | 'environment-default'
  | 'file'
  | 'fallback'
  | 'conditional'
  | 'interpolated'
  | 'return'
  | 'spread';

export type UnknownReason =
  | 'parameter'
  | 'environment'
  | 'runtime-value'
  | 'interpolated'
  | 'reassigned'
  | 'too-deep'
  | 'cycle'
  | 'not-found'
  | 'external-module'
  | 'star-import'
  | 'computed-key'
  | 'loop-variable'
  | 'no-such-key'
  | 'not-a-string'
  | 'unsupported'
  | 'syntax-error'
  | 'no-model-given';

/** A text that reaches the site, and the literal that gives it. */
export interface KnownValue {
  readonly text: string;
  /** Content of the literal (without quotes) in the document where it is written. */
  readonly literal: Place;
  /** False where the text was put together from several parts and the literal is only the part that names the component. */
  readonly exact: boolean;
  readonly via: readonly Via[];
  /** Places passed on the way, from the site to the literal. */
  readonly path: readonly Place[];
}

/** What evaluation says of an expression. */
export type Resolution =
  | { readonly kind: 'known'; readonly value: KnownValue }
  | { readonly kind: 'choices'; readonly values: readonly KnownValue[] }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason; readonly detail: string | null };

import type { WireApi } from '../model/contract.ts';
import type { Ecosystem } from '../model/facts.ts';
import type { IdGrammar, SubjectKind } from '../model/reference.ts';

/**
 * Facts about one SDK, as data. A table knows no language: modules are named as their ecosystem names them, and a pattern
 * is matched against symbol paths, which every front end yields in the same form.
 *
 * **Symbol patterns** are written `module#path`. The module is the import name (`openai`, `@ai-sdk/openai`,
 * `google.genai`); submodules of it match as well (`transformers.models.auto`, `openai/resources`). The path is made of
 * segments divided by dots; `()` behind a segment is a call or construction (`OpenAI()`), `{a,b}` are alternatives, `*`
 * is any one segment. `default` is the default export (npm).
 *   `openai#{OpenAI,AsyncOpenAI,default}().chat.completions.{create,parse}`
 * The last segment is what is called, so no `()` is written behind it.
 */
export type SymbolPattern = string;

/** Where an argument stands. Names are tried as keywords and as properties of an options object; dots enter nested tables (`session.model`). */
export interface ArgumentSpec {
  readonly names: readonly string[];
  /** 0-based position, where it may also be positional; -1 for the last one that stands by position. */
  readonly position?: number;
}

/** A package name in its ecosystem, and the module names it is imported by. */
export interface PackageSpec {
  readonly ecosystem: Ecosystem;
  readonly name: string;
  readonly modules: readonly string[];
}

/** Packages of one project or vendor, whose names begin (or end) alike. */
export interface PackageFamily {
  readonly ecosystem: Ecosystem;
  /** Names with `*` for any run of characters, and `{a,b}` for alternatives: `langchain-*`, `@ai-sdk/*`. */
  readonly names: readonly string[];
  /** False where import names do not follow from names; otherwise they are spelled alike, `langchain_*` in Python and Rust. */
  readonly imported?: boolean;
}

/** A constructor whose instances are called; tells who serves what is asked through it. */
export interface ClientSpec {
  readonly callee: readonly SymbolPattern[];
  readonly provider: string;
  /** The argument that overrides the address, and with it the provider (`base_url`, `baseURL`). */
  readonly endpoint?: ArgumentSpec;
  /** An argument that, where it is true, says that another provider serves (`vertexai=True`). */
  readonly flag?: { readonly argument: ArgumentSpec; readonly provider: string };
}

/** One call shape that names a component. */
export interface Signature {
  /** `chat-completions`; the detector id is `<table>/<id>`. */
  readonly id: string;
  readonly subject: SubjectKind;
  readonly callee: readonly SymbolPattern[];
  /**
   * Tails that are distinctive enough to match when the receiver cannot be traced (`chat.completions.create`); the value
   * must then look like an id of the subject.
   */
  readonly tails?: readonly string[];
  readonly argument: ArgumentSpec;
  /** The id that the call stands for by itself (`new AllMiniLmL6V2EmbeddingModel()`); `argument` is not looked at. */
  readonly fixed?: string;
  /** Says that the call works without a model, and which id it then uses, where the documentation fixes one. */
  readonly omitted?: { readonly uses: string | null };
  readonly revision?: ArgumentSpec;
  /** Overrides the table's provider. */
  readonly provider?: string;
  /** How the id is written; default: the table's. */
  readonly grammar?: IdGrammar;
  /** Arguments that must not be there, by name. */
  readonly unless?: readonly string[];
  /** An argument that must be there with this text (`repo_type="dataset"`). */
  readonly where?: { readonly name: string; readonly text: string };
  /** The argument that names the provider (`model_provider="openai"`). */
  readonly providerArgument?: ArgumentSpec;
  /** The endpoint that the other named arguments go to, each by its own name. */
  readonly api?: WireApi;
  /** The call only makes an id of a text: the calls that take such an id, by their last name in either case, and whom they ask. */
  readonly takenBy?: readonly { readonly name: string; readonly api: WireApi }[];
  /** The call makes a client for one model: its methods that ask it, by how their names begin, and the type of the options they take. */
  readonly asks?: { readonly methods: string; readonly options: string; readonly api: WireApi };
  /** The SDK takes out of a request what the model refuses, as its code shows. */
  readonly fits?: true;
  /** True where the argument may be a list of ids. */
  readonly many?: boolean;
}

/** All that is known of one SDK: 20 to 60 lines. */
export interface SdkTable {
  readonly id: string;
  /** Address of the documentation the facts come from. */
  readonly documentation: string;
  readonly packages: readonly PackageSpec[];
  /** Packages whose names follow a pattern; one that a table names is that table's. */
  readonly families?: readonly PackageFamily[];
  /** Who serves it, unless client or text says otherwise; null where only the text tells (routers). */
  readonly provider: string | null;
  readonly grammar: IdGrammar;
  /** Who is asked first about calls whose package is not imported; lower is first, 50 where nothing is said. */
  readonly rank?: number;
  readonly clients?: readonly ClientSpec[];
  readonly signatures: readonly Signature[];
  /** Names of the SDK that stand for ids (`dev.langchain4j.model.openai#OpenAiChatModelName.*`); the catalog tells which. */
  readonly constants?: readonly SymbolPattern[];
}

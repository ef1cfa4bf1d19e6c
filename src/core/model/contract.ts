import type { Expression } from './facts.ts';
import type { Insertion } from './insertion.ts';
import type { Span } from './text.ts';

/** The endpoints whose requests Modelkeel reads: the parameters of a call go there by the names of the endpoint. */
export type WireApi =
  | 'chat-completions'
  | 'responses'
  | 'completions'
  | 'messages'
  | 'generate-content'
  | 'cohere-chat'
  | 'converse'
  | 'invoke'
  | 'embeddings'
  | 'images'
  | 'speech'
  | 'transcription'
  | 'translation'
  | 'realtime';

/** One named value beside the model in a call. */
export interface CallParameter {
  /** As the endpoint calls it, whatever the SDK writes (`maxTokens` of a class goes out as `max_tokens`). */
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: Span;
  /** A number, boolean, null or text, as written; null for anything else. */
  readonly constant: string | null;
  /** Of a value that stands in a call of its own (`openai.Int(500)`): the constant itself. */
  readonly constantSpan?: Span;
  /** Of a builder: the whole link of its chain, from the dot on. */
  readonly link?: Span;
  /** Where it stands in another document than the call. */
  readonly uri?: string;
  /** Whether other calls take it from there as well: what is changed there changes for all of them. */
  readonly isShared?: boolean;
}

/** What a call says besides the model, as far as it is written there. */
export interface CallParameters {
  /** null where it is not known which request the SDK makes of them. */
  readonly api: WireApi | null;
  /** Whether the SDK takes out of the request what the model refuses. */
  readonly fits: boolean;
  /** Whether the SDK writes the names that a model takes today by itself. */
  readonly renames?: boolean;
  /** Whether the SDK may send more than what the call says. */
  readonly adds?: boolean;
  readonly uri: string;
  readonly list: readonly CallParameter[];
  /** What holds more of them and has to be followed: spreads, names of options objects. */
  readonly more?: readonly Expression[];
  /** False where there may be parameters that were not seen. */
  readonly isComplete: boolean;
  /** Where another one could be written. */
  readonly insertion?: Insertion | null;
  /** What a model that makes vectors is told their width by here. */
  readonly width?: string;
  /** The region that the client was made for, where it is written there. */
  readonly region?: string | null;
}

/** Of a model that thinks before it answers, unless it is told not to: what it thinks counts against the limit of tokens. */
export interface Reasoning {
  /** What a call says so that it does not; null where it always does, or no source says how. */
  readonly off: { readonly name: string; readonly value: string } | null;
  /** Tokens that its maker advises to leave for it at least; null where nobody says. */
  readonly room: number | null;
}

/** What a model does with a parameter of an endpoint. */
export type ParameterRule =
  | {
      readonly kind: 'refused';
      readonly name: string;
      readonly unless?: { readonly name: string; readonly value: string };
    }
  /** Taken, and without any effect. */
  | { readonly kind: 'ignored'; readonly name: string }
  | { readonly kind: 'renamed'; readonly name: string; readonly to: string }
  /** Takes another form, or may be refused: only a person can tell. */
  | { readonly kind: 'changed'; readonly name: string }
  /** Refused beside another one. */
  | { readonly kind: 'exclusive'; readonly name: string; readonly beside: string }
  /** Numbers above are refused. */
  | { readonly kind: 'most'; readonly name: string; readonly value: number }
  /** Other texts are refused; `instead` says what they are called today. */
  | {
      readonly kind: 'values';
      readonly name: string;
      readonly taken: readonly string[];
      readonly instead?: Readonly<Record<string, string>>;
    }
  /** Has to be there beside another one. */
  | { readonly kind: 'needed'; readonly name: string; readonly value: string; readonly beside: string };

/** What is known of the requests that a model takes. */
export interface Contract {
  readonly rules: readonly ParameterRule[];
  /** Whether the endpoint answers for it at all. */
  readonly isServed: boolean;
  /** Absent where it answers at once. */
  readonly reasoning?: Reasoning;
  /** Whether a turn of the assistant at the end of the messages is refused. */
  readonly endsWithUser?: true;
  /** Where it is said, and the day it was read; two that agree, or an official one, make it `high`. */
  readonly sources: readonly { readonly name: string; readonly url: string; readonly asOf: string }[];
  readonly confidence: 'high' | 'low';
}

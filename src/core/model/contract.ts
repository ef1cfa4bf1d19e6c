import type { Span } from './text.ts';

/** The endpoints whose requests Modelkeel reads: the parameters of a call go there by their own names. */
export type WireApi = 'chat-completions' | 'responses' | 'messages';

/** One named value beside the model in a call. */
export interface CallParameter {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: Span;
  /** A number, boolean, null or text, as written; null for anything else. */
  readonly constant: string | null;
}

/** What a call says besides the model, as far as it is written there. */
export interface CallParameters {
  /** null where the SDK makes a request of its own of them. */
  readonly api: WireApi | null;
  /** Whether the SDK takes out of the request what the model refuses. */
  readonly fits: boolean;
  readonly uri: string;
  readonly list: readonly CallParameter[];
  /** False where a spread or an options object from elsewhere may hold more. */
  readonly isComplete: boolean;
}

/** What a model does with a parameter of an endpoint. */
export type ParameterRule =
  | {
      readonly kind: 'refused';
      readonly name: string;
      readonly unless?: { readonly name: string; readonly value: string };
    }
  | { readonly kind: 'renamed'; readonly name: string; readonly to: string }
  /** Takes another form, which only a person can choose. */
  | { readonly kind: 'changed'; readonly name: string };

/** What is known of the requests that a model takes. */
export interface Contract {
  readonly rules: readonly ParameterRule[];
  /** Whether the endpoint answers for it at all. */
  readonly isServed: boolean;
  /** Where it is said, and the day it was read; two that agree, or an official one, make it `high`. */
  readonly sources: readonly { readonly name: string; readonly url: string; readonly asOf: string }[];
  readonly confidence: 'high' | 'low';
}

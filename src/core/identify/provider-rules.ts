import type { PinState, Revision } from '../model/identity.ts';
import type { CatalogFacts } from './catalog-facts.ts';
import type { Text } from '../model/told.ts';

export interface PinVerdict {
  readonly state: PinState;
  /** Why, in words for people. */
  readonly reason: Text;
}

/** An id split into what a provider calls the model and what stands around it. */
export interface Reading {
  readonly prefix: string;
  readonly name: string;
  readonly suffix: string;
  /** The id the catalog knows it by. */
  readonly lookup: string;
  readonly revision: Revision;
  /** Where the way of writing decides the pin state; null: facts and the provider's convention decide. */
  readonly pin: PinVerdict | null;
}

/** How one provider writes and versions ids. */
export interface ProviderRules {
  readonly id: string;
  /** Routing prefixes without the separator: `azure` for LiteLLM's `azure/x`. */
  readonly litellm: readonly string[];
  /** `init_chat_model` style prefixes without the separator: `azure_openai` for `azure_openai:x`. */
  readonly langchain: readonly string[];
  /** Splits what stands behind a routing prefix; null: not an id of this provider. */
  readonly read: (text: string, revision: string | null, catalog: CatalogFacts) => Reading | null;
  /**
   * The dated or numbered part of a name that, by the provider's own documentation, makes it a fixed snapshot; null
   * where the name has none.
   */
  readonly snapshot: (name: string) => string | null;
  /** True where the platform publishes no snapshot ids at all, so that an id without a date cannot be pinned. */
  readonly neverPins: boolean;
}

/** A reading of an id that is its own name. */
export function plainReading(text: string): Reading {
  return {
    prefix: '',
    name: text,
    suffix: '',
    lookup: text,
    revision: { kind: 'default', value: null },
    pin: null,
  };
}

/** Takes the first prefix that stands before the text off it. */
export function withoutPrefix(text: string, prefixes: readonly string[]): { prefix: string; rest: string } {
  for (const prefix of prefixes) {
    if (text.length > prefix.length && text.startsWith(prefix)) {
      return { prefix, rest: text.slice(prefix.length) };
    }
  }
  return { prefix: '', rest: text };
}

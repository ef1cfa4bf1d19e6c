import type { Text } from './told.ts';

/** What a revision text is. `default`: none given, the publisher's default branch or tag applies. */
export type RevisionKind = 'commit' | 'digest' | 'snapshot' | 'version' | 'tag' | 'branch' | 'alias' | 'default';

export interface Revision {
  readonly kind: RevisionKind;
  readonly value: string | null;
}

/** `pinned`: the bytes or weights cannot change under this id. `floating`: they can, and a pin is offered. `no-pin-offered`: the platform offers no pinned id. */
export type PinState = 'pinned' | 'floating' | 'no-pin-offered' | 'unknown';

/** A component, named as its provider or ecosystem names it. */
export interface Identity {
  /** Who serves it: `openai`, `azure-openai`, `anthropic`, `huggingface`, … or `unknown`. */
  readonly provider: string;
  /** Provider-native canonical id: routing prefix, region prefix and revision stripped. */
  readonly name: string;
  /** The id to look up in the catalog where it differs from `name` (Bedrock `anthropic.x-v1:0`, Vertex `x@date`). */
  readonly lookup: string;
  readonly revision: Revision;
  readonly pin: PinState;
  /** Why the pin state is what it is, in words for people. */
  readonly pinReason: Text;
  /** Package URL, where the purl spec has a type for it. */
  readonly purl: string | null;
  /** What stood before `name` in the text and must be kept by an edit (`azure/`, `us.`, `openai:`). */
  readonly prefix: string;
  /** What stood behind `name` in the text (`:free`, `@20240229`), kept or replaced by an edit. */
  readonly suffix: string;
}

/** How certain identification is that a text names a model at all. `catalog`: a known id. `family`: a known family's pattern. `shape`: only looks like one (`org/name`). `no`: not a model id. */
export type Likeness = 'catalog' | 'family' | 'shape' | 'no';

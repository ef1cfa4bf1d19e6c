import { hashText } from '../../base/hash.ts';

/** The elements of a document as they are put together, each once, in the order in which they were named first. */
export interface Graph {
  /** The id of an element: the same for the same kind and name. */
  readonly id: (kind: string, name: string) => string;
  /** Adds an element unless it is there, and gives its id. */
  readonly add: (type: string, kind: string, name: string, content: object) => string;
  readonly relate: (from: string, relationshipType: string, to: readonly string[], content?: object) => void;
  readonly elements: () => readonly object[];
  readonly ids: () => readonly string[];
}

/** What every element says it was made by: a node without an id of its own. */
export const CREATION = '_:creation';

/** @param base what all ids begin with */
export function createGraph(base: string): Graph {
  const elements = new Map<string, object>();
  const id = (kind: string, name: string): string => `${base}#${kind}-${name.replace(/[^\w.-]/gu, escaped)}`;
  const put = (type: string, at: string, content: object): string => {
    if (!elements.has(at)) elements.set(at, { type, spdxId: at, creationInfo: CREATION, ...content });
    return at;
  };
  return {
    id,
    add: (type, kind, name, content) => put(type, id(kind, name), content),
    relate: (from, relationshipType, to, content = {}) => {
      const unique = [...new Set(to)];
      const name = hashText([relationshipType, from, ...unique].map((one) => one.slice(base.length)).join('\n'));
      put('Relationship', id('relation', name), { from, relationshipType, to: unique, ...content });
    },
    elements: () => [...elements.values()],
    ids: () => [...elements.keys()],
  };
}

/** Ids are addresses: what may not stand in one is written by its number. */
function escaped(sign: string): string {
  return `~${(sign.codePointAt(0) ?? 0).toString(16)}.`;
}

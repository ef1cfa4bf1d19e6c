import type { GrammarNames } from './grammar-names.ts';
import type { Node } from './node.ts';

/** Bits of `FlatTree.faults`. */
export const FAULT = { broken: 1, missing: 2 } as const;

/**
 * A tree as numbers: row `i` of every list is one node, in the order of the text, a node before what is in it.
 * What the parser holds may be thrown away once this is filled.
 */
export interface FlatTree {
  readonly text: string;
  readonly names: GrammarNames;
  readonly types: Uint16Array;
  /** The field of its parent that a node fills; 0 for none. */
  readonly fields: Uint16Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly parents: Uint32Array;
  /** The row after the last one that is in the node: its next sibling if it has one. */
  readonly afters: Uint32Array;
  /** Null for a text without a mistake: nearly all. */
  readonly faults: Uint8Array | null;
  /** Nodes that lie too deep to be read with what is in them; here they look like tokens. */
  readonly cut: number;
  /** The nodes right below the root, where the tree of the next version is to be read faster with it. */
  readonly tops: readonly Top[];
}

/** A node right below the root, and where the parser keeps it: a node that did not change stays there. */
export interface Top {
  readonly row: number;
  readonly address: number;
}

/** The root of the tree as a node. */
export function rootOf(tree: FlatTree): Node {
  const nodes = new Array<FlatNode | undefined>(tree.types.length);
  return nodeAt(tree, nodes, 0);
}

function nodeAt(tree: FlatTree, nodes: (FlatNode | undefined)[], id: number): FlatNode {
  return (nodes[id] ??= new FlatNode(tree, nodes, id));
}

/** Front ends may look at the text a little behind a node. */
const LOOK_AHEAD = 48;

/** A class, since its members are read some hundred times for each line of code. */
class FlatNode implements Node {
  readonly #tree: FlatTree;
  readonly #nodes: (FlatNode | undefined)[];
  readonly id: number;
  readonly type: string;
  #named: readonly FlatNode[] | null = null;

  constructor(tree: FlatTree, nodes: (FlatNode | undefined)[], id: number) {
    this.#tree = tree;
    this.#nodes = nodes;
    this.id = id;
    this.type = tree.names.typeOf(at(tree.types, id));
  }

  get text(): string {
    return this.#tree.text.slice(this.startIndex, this.endIndex);
  }

  get startIndex(): number {
    return at(this.#tree.starts, this.id);
  }

  get endIndex(): number {
    return at(this.#tree.ends, this.id);
  }

  get isNamed(): boolean {
    return this.#tree.names.isNamed(at(this.#tree.types, this.id));
  }

  get isError(): boolean {
    return this.#tree.names.isError(at(this.#tree.types, this.id));
  }

  get isMissing(): boolean {
    return this.#has(FAULT.missing);
  }

  get hasError(): boolean {
    return this.#has(FAULT.broken);
  }

  get parent(): Node | null {
    return this.id === 0 ? null : this.#at(at(this.#tree.parents, this.id));
  }

  get children(): readonly Node[] {
    return this.#select(() => true);
  }

  get namedChildren(): readonly Node[] {
    const { types, names } = this.#tree;
    return (this.#named ??= this.#select((child) => names.isNamed(at(types, child))));
  }

  get childCount(): number {
    return this.children.length;
  }

  get lastChild(): Node | null {
    return this.children.at(-1) ?? null;
  }

  get lastNamedChild(): Node | null {
    return this.namedChildren.at(-1) ?? null;
  }

  namedChild(index: number): Node | null {
    return this.namedChildren[index] ?? null;
  }

  childForFieldName(name: string): Node | null {
    const { names, fields, afters } = this.#tree;
    // What recovery put into an error stood in fields of rules that are not there.
    const field = this.isError ? 0 : names.fieldIdOf(name);
    if (field === 0) return null;
    const end = at(afters, this.id);
    for (let child = this.id + 1; child < end; child = at(afters, child))
      if (fields[child] === field) return this.#at(child);
    return null;
  }

  childrenForFieldName(name: string): readonly Node[] {
    const { names, fields } = this.#tree;
    const field = names.fieldIdOf(name);
    return field === 0 ? [] : this.#select((child) => fields[child] === field);
  }

  descendantsOfType(types: string | readonly string[]): readonly Node[] {
    const ids = this.#tree.names.idsOf(typeof types === 'string' ? [types] : types);
    const found: Node[] = [];
    const end = at(this.#tree.afters, this.id);
    for (let id = this.id; id < end; id++) if (ids.has(at(this.#tree.types, id))) found.push(this.#at(id));
    return found;
  }

  isSameAs(other: Node): boolean {
    if (!(other instanceof FlatNode)) return false;
    const start = this.startIndex;
    const before = other.startIndex;
    const text = this.#tree.text.slice(start, this.endIndex + LOOK_AHEAD);
    return text === other.#tree.text.slice(before, other.endIndex + LOOK_AHEAD) && this.#rowsAre(other, start - before);
  }

  #rowsAre(other: FlatNode, offset: number): boolean {
    const [own, theirs] = [this.#tree, other.#tree];
    const end = at(own.afters, this.id);
    const rows = other.id - this.id;
    if (at(theirs.afters, other.id) !== end + rows) return false;
    for (let id = this.id; id < end; id++) {
      if (own.types[id] !== theirs.types[id + rows] || own.fields[id] !== theirs.fields[id + rows]) return false;
      if (at(own.starts, id) !== at(theirs.starts, id + rows) + offset) return false;
      if (at(own.ends, id) !== at(theirs.ends, id + rows) + offset) return false;
      if (at(own.afters, id) + rows !== at(theirs.afters, id + rows)) return false;
      if ((own.faults?.[id] ?? 0) !== (theirs.faults?.[id + rows] ?? 0)) return false;
    }
    return true;
  }

  #at(id: number): FlatNode {
    return nodeAt(this.#tree, this.#nodes, id);
  }

  #has(fault: number): boolean {
    const { faults } = this.#tree;
    return faults !== null && (at(faults, this.id) & fault) !== 0;
  }

  #select(accept: (id: number) => boolean): readonly FlatNode[] {
    const { afters } = this.#tree;
    const found: FlatNode[] = [];
    const end = at(afters, this.id);
    for (let child = this.id + 1; child < end; child = at(afters, child))
      if (accept(child)) found.push(this.#at(child));
    return found;
  }
}

/** Rows are only reached from other rows, so none lies outside. */
function at(list: Uint8Array | Uint16Array | Uint32Array, index: number): number {
  return list[index] ?? 0;
}

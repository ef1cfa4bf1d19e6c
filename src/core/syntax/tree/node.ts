/**
 * A node of a syntax tree, as front ends see it. There is one object for each node of a tree, so `===` compares nodes;
 * offsets are those of the text (UTF-16), lists are in the order of the text.
 */
export interface Node {
  /** Place of the node in its tree, in the order of the text: unique there, no more. */
  readonly id: number;
  /** Name of the rule, or the token itself where the grammar gives it no name (`"("`); `ERROR` for what the grammar made nothing of. */
  readonly type: string;
  readonly text: string;
  readonly startIndex: number;
  readonly endIndex: number;
  /** A rule or token that the grammar gives a name, so no bracket and no keyword. */
  readonly isNamed: boolean;
  readonly isError: boolean;
  /** Added by the parser to go on; has no text. */
  readonly isMissing: boolean;
  /** Something in this node, or the node itself, is broken. */
  readonly hasError: boolean;
  readonly parent: Node | null;
  readonly children: readonly Node[];
  readonly namedChildren: readonly Node[];
  readonly childCount: number;
  readonly lastChild: Node | null;
  readonly lastNamedChild: Node | null;
  readonly namedChild: (index: number) => Node | null;
  readonly childForFieldName: (name: string) => Node | null;
  readonly childrenForFieldName: (name: string) => readonly Node[];
  /** Nodes of these types in this one, which is one of them itself when its type fits. */
  readonly descendantsOfType: (types: string | readonly string[]) => readonly Node[];
  /** Whether it is what a node of another tree of the same grammar is: the same nodes in it, and the same text, wherever. */
  readonly isSameAs: (other: Node) => boolean;
}

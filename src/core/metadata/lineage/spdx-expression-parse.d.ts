/** The parser has no types of its own (https://github.com/jslicense/spdx-expression-parse.js). */
declare module 'spdx-expression-parse' {
  type Node =
    | { readonly license: string; readonly plus?: true; readonly exception?: string }
    | { readonly left: Node; readonly conjunction: 'and' | 'or'; readonly right: Node };
  /** @throws for texts that are no expression. */
  function parse(source: string): Node;
  export = parse;
}

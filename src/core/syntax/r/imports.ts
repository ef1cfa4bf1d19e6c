import type { Argument, Expression } from '../../model/facts.ts';
import type { Node } from '../tree/node.ts';
import { addImport } from '../collector/imports.ts';
import { identifierOf, spanOf } from '../collector/nodes.ts';
import type { Context, Env } from './context.ts';

const ATTACHING: ReadonlySet<string> = new Set(['library', 'require']);

/** `library(ellmer)`, `require("ellmer")`: all names of a package are seen from here on; false for any other call. */
export function attach(context: Context, called: string, given: readonly Argument[]): boolean {
  if (!ATTACHING.has(called)) return false;
  const [first] = given;
  const value = first?.kind === 'spread' ? undefined : first?.value;
  const name = value?.kind === 'name' ? value.name : value?.kind === 'string' ? value.value : '';
  // What a variable holds is another matter, and says so.
  if (name === '' || given.some((argument) => argument.kind === 'keyword' && argument.name === 'character.only'))
    return true;
  const moduleSpan = value?.kind === 'string' ? value.content : value?.span;
  if (moduleSpan && first)
    addImport(context, { module: name, imported: null, local: null, star: true, moduleSpan, span: first.span });
  return true;
}

/** `ellmer::chat_openai`: a member of the package, which has a name that no program can write. */
export function qualified(context: Context, node: Node, env: Env): Expression | null {
  const [from, name] = [node.childForFieldName('lhs'), node.childForFieldName('rhs')];
  if (!from || !name) return null;
  const module = identifierOf(context, from);
  const local = `${module}::`;
  const span = spanOf(node);
  if (!context.qualified.has(module)) {
    context.qualified.add(module);
    addImport(context, { module, imported: '*', local, moduleSpan: spanOf(from), span });
  }
  const object: Expression = { kind: 'name', name: local, scope: env.scope, span: spanOf(from) };
  return { kind: 'member', object, property: identifierOf(context, name), fallback: null, span };
}

const TAG = /^#'[ \t]*@import(From)?[ \t]+(\S.*)/s;

/** What comments say that a package imports: the tags `importFrom` and `import` (https://roxygen2.r-lib.org/articles/namespace.html). */
export function taggedImports(context: Context, root: Node): void {
  if (!context.text.includes('@import')) return;
  for (const comment of root.descendantsOfType('comment')) {
    const match = TAG.exec(comment.text);
    if (!match) continue;
    const words = [...(match[2] ?? '').matchAll(/[\w.]+/g)];
    const at = comment.endIndex - (match[2] ?? '').length;
    const span = spanOf(comment);
    const placeOf = ({ index, 0: word }: RegExpExecArray) => ({ start: at + index, end: at + index + word.length });
    const [first, ...names] = words;
    if (!first) continue;
    if (match[1] === undefined) {
      for (const word of words)
        addImport(context, {
          module: word[0],
          imported: null,
          local: null,
          star: true,
          moduleSpan: placeOf(word),
          span,
        });
    } else
      for (const [name] of names)
        addImport(context, { module: first[0], imported: name, local: name, moduleSpan: placeOf(first), span });
  }
}

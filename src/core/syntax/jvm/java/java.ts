import type { Node } from '../../tree/node.ts';
import type { FileFacts } from '../../../model/facts.ts';
import type { SourceText } from '../../../model/text.ts';
import { settleAssignments } from '../../collector/bindings.ts';
import { factsOf } from '../../collector/facts-of.ts';
import { parts, sourceOf, spanOf } from '../../collector/nodes.ts';
import { anonymousClass } from './declarations.ts';
import { expression } from './expressions.ts';
import { functionOf } from './functions.ts';
import { statement } from './statements.ts';
import { createContext } from '../context.ts';
import type { Context, Env, Visitors } from '../context.ts';
import { importWritten } from '../imports.ts';

const VISITORS: Visitors = { expression, statement, functionOf, anonymousClass };

/**
 * The facts of a Java document. One pass over the tree; never throws for any text. What is nested deeper than the limit is
 * left out and opaque.
 */
export function collectJavaFacts(root: Node, source: SourceText): FileFacts {
  const { context, env } = createContext(source.text, VISITORS);
  let namespace = '';
  for (const part of parts(context, root)) {
    if (part.type === 'package_declaration') namespace = packageOf(context, part);
    else if (part.type === 'import_declaration') importOf(context, part, env);
    else statement(context, part, env);
  }
  settleAssignments(context);
  return factsOf(context, root, source, { ecosystem: 'maven', namespace, membersInScope: true, lineComment: '//' });
}

function packageOf(context: Context, node: Node): string {
  const name = parts(context, node).findLast((part) => part.type === 'scoped_identifier' || part.type === 'identifier');
  return name ? sourceOf(context, name).replace(/\s+/g, '') : '';
}

/** `import a.b.C`, `import a.b.*`, `import static a.b.C.X`, `import static a.b.C.*`. */
function importOf(context: Context, node: Node, env: Env): void {
  const children = parts(context, node);
  const name = children.find((part) => part.type === 'scoped_identifier' || part.type === 'identifier');
  if (!name) return;
  const star = children.some((part) => part.type === 'asterisk');
  importWritten(context, { path: spanOf(name), star, alias: null, span: spanOf(node) }, env);
}

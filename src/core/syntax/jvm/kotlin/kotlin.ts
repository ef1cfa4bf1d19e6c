import type { Node } from '../../tree/node.ts';
import type { FileFacts } from '../../../model/facts.ts';
import type { SourceText } from '../../../model/text.ts';
import { settleAssignments } from '../../collector/bindings.ts';
import { factsOf } from '../../collector/facts-of.ts';
import { identifierOf, parts, sourceOf, spanOf } from '../../collector/nodes.ts';
import { createContext } from '../context.ts';
import type { Context, Env, Visitors } from '../context.ts';
import { importWritten } from '../imports.ts';
import { anonymousClass, functionOf } from './declarations.ts';
import { expression } from './expressions.ts';
import { announceNames } from './names.ts';
import { statement } from './statements.ts';

const VISITORS: Visitors = { expression, statement, functionOf, anonymousClass };

/**
 * The facts of a Kotlin document, also of a script. One pass over the tree; never throws for any text. What is nested deeper
 * than the limit is left out and opaque.
 */
export function collectKotlinFacts(root: Node, source: SourceText): FileFacts {
  const { context, env } = createContext(source.text, VISITORS);
  const children = parts(context, root);
  announceNames(context, children, env);
  let namespace = '';
  for (const part of children) {
    if (part.type === 'package_header') namespace = packageOf(context, part);
    else if (part.type === 'import') importOf(context, part, env);
    else statement(context, part, env);
  }
  settleAssignments(context);
  return factsOf(context, root, source, {
    ecosystem: 'maven',
    namespace,
    namedArgument: 'keyword',
    membersInScope: true,
    lineComment: '//',
  });
}

function packageOf(context: Context, node: Node): string {
  const [name] = parts(context, node);
  return name ? sourceOf(context, name).replace(/[\s`]+/g, '') : '';
}

/** `import a.b.C`, `import a.b.*`, `import a.b.C as D`. */
function importOf(context: Context, node: Node, env: Env): void {
  const [name, alias] = parts(context, node);
  if (!name) return;
  const star = /^\s*\.\s*\*/.test(context.text.slice(name.endIndex, node.endIndex));
  importWritten(
    context,
    { path: spanOf(name), star, alias: alias ? identifierOf(context, alias) : null, span: spanOf(node) },
    env,
  );
}

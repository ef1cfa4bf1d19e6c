import type { Node } from '../tree/node.ts';
import type { FileFacts } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { settleAssignments } from '../collector/bindings.ts';
import { factsOf } from '../collector/facts-of.ts';
import { parts, sourceOf, spanOf } from '../collector/nodes.ts';
import { openModule, openScope } from '../collector/scopes.ts';
import { readArguments } from './arguments.ts';
import { settleProvided } from './calls.ts';
import { placed } from './placed.ts';
import { createContext } from './context.ts';
import type { Context, Env, Visitors } from './context.ts';
import { typeDeclaration } from './declarations.ts';
import { expression } from './expressions.ts';
import { functionOf } from './functions.ts';
import { pattern } from './patterns.ts';
import { statement } from './statements.ts';

const VISITORS: Visitors = { expression, statement, functionOf, pattern, arguments: readArguments };

/**
 * The facts of a C# document. One pass over the tree; never throws for any text. What is nested deeper than the limit is
 * left out and opaque.
 */
export function collectCsharpFacts(root: Node, source: SourceText): FileFacts {
  const context = createContext(source.text, VISITORS);
  const env: Env = { ...openModule(context), base: null, result: null };
  const main: Main = { scope: -1 };
  const found: Found = { namespace: null };
  declarations(context, root, env, main, found);
  settleAssignments(context);
  settleProvided(context);
  return factsOf(context, root, source, {
    ecosystem: 'nuget',
    namespace: found.namespace ?? '',
    namedArgument: 'keyword',
    membersInScope: true,
    lineComment: '//',
  });
}

/** The scope of top-level statements, which are the body of a method nobody wrote; -1 until there is one. */
interface Main {
  scope: number;
}

/** The first namespace of the document. */
interface Found {
  namespace: string | null;
}

/** Types of all namespaces belong to the document; statements between them are those of the program. */
function declarations(context: Context, parent: Node, env: Env, main: Main, found: Found): void {
  for (const part of placed(context, parts(context, parent), env)) {
    const type = part.node.type;
    if (type === 'namespace_declaration' || type === 'file_scoped_namespace_declaration') {
      const name = part.node.childForFieldName('name');
      found.namespace ??= name ? sourceOf(context, name).replace(/\s+/g, '') : null;
      const body = part.node.childForFieldName('body');
      if (body) declarations(context, body, part.env, main, found);
      continue;
    }
    if (
      type === 'using_directive' ||
      type === 'attribute_list' ||
      typeDeclaration(context, part.node, type, part.env)
    ) {
      if (type === 'using_directive' || type === 'attribute_list') statement(context, part.node, part.env);
      continue;
    }
    if (main.scope < 0) main.scope = openScope(context, 'function', env.scope, null, spanOf(parent));
    statement(context, part.node, { ...part.env, scope: main.scope });
  }
}

import type { Node } from '../tree/node.ts';
import type { FileFacts } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { emptyFacts } from '../empty-facts.ts';
import { argumentsOf } from './calls.ts';
import { createContext, openScope, parts } from './context.ts';
import type { Env, Visitors } from './context.ts';
import { expression } from './expressions.ts';
import { functionOf } from './functions.ts';
import { statement } from './statements.ts';

const VISITORS: Visitors = { expression, statement, functionOf, arguments: argumentsOf };

/**
 * The facts of a PHP document; text around `<?php … ?>` holds none. One pass over the tree; never throws for any text. What
 * is nested deeper than the limit is left out and opaque.
 */
export function collectPhpFacts(root: Node, source: SourceText): FileFacts {
  const { text } = source;
  const context = createContext(text, fileOf(source.uri), VISITORS);
  const scope = openScope(context, 'module', -1, null, { start: 0, end: text.length });
  const env: Env = { scope, self: null, base: null, region: null, returns: null };
  for (const part of parts(context, root)) statement(context, part, env);
  return {
    ...emptyFacts(source),
    ecosystem: 'composer',
    namespace: context.state.namespace,
    scopes: context.scopes,
    imports: context.imports,
    bindings: context.bindings,
    calls: context.calls,
    settings: context.settings,
    comparisons: context.comparisons,
    namedArgument: 'property',
    lineComment: '//',
  };
}

function fileOf(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
}

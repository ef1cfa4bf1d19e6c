import type { Node } from '../tree/node.ts';
import type { FileFacts } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { factsOf } from '../collector/facts-of.ts';
import { parts } from '../collector/nodes.ts';
import { openModule } from '../collector/scopes.ts';
import { argumentsOf } from './calls.ts';
import { createContext } from './context.ts';
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
  const context = createContext(source.text, fileOf(source.uri), VISITORS);
  const env: Env = { ...openModule(context), base: null };
  for (const part of parts(context, root)) statement(context, part, env);
  const { settings, within } = context;
  return factsOf(context, root, source, {
    ecosystem: 'composer',
    ...within,
    settings,
    namedArgument: 'property',
    lineComment: '//',
  });
}

function fileOf(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
}

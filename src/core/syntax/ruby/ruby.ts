import type { Node } from '../tree/node.ts';
import type { FileFacts } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { factsOf } from '../collector/facts-of.ts';
import { openModule } from '../collector/scopes.ts';
import { argumentsOf } from './calls.ts';
import { createContext } from './context.ts';
import type { Env, Visitors } from './context.ts';
import { body } from './control.ts';
import { expression } from './expressions.ts';
import { block } from './functions.ts';

const VISITORS: Visitors = { expression, body, block, arguments: argumentsOf };

/**
 * The facts of a Ruby document. One pass over the tree; never throws for any text. What is nested deeper than the limit is
 * left out and opaque.
 */
export function collectRubyFacts(root: Node, source: SourceText): FileFacts {
  const context = createContext(source.text, heredocsOf(root, source.text), VISITORS);
  const env: Env = { ...openModule(context), base: null, declares: false };
  body(context, root, env);
  // Constants of the top level are seen everywhere.
  return factsOf(context, root, source, {
    ecosystem: 'gem',
    namespace: '',
    namedArgument: 'property',
    membersInScope: true,
    lineComment: '#',
  });
}

/** The body of each here-document by where it is announced: bodies follow in the order of their announcements. */
function heredocsOf(root: Node, text: string): ReadonlyMap<number, Node> {
  if (!text.includes('<<')) return new Map();
  const bodies = root.descendantsOfType('heredoc_body');
  const found = new Map<number, Node>();
  for (const [index, beginning] of root.descendantsOfType('heredoc_beginning').entries()) {
    const body = bodies[index];
    if (body) found.set(beginning.startIndex, body);
  }
  return found;
}

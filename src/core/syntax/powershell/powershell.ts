import type { FileFacts } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { factsOf } from '../collector/facts-of.ts';
import { openModule } from '../collector/scopes.ts';
import type { Node } from '../tree/node.ts';
import { createContext } from './context.ts';
import { expression } from './expressions.ts';

/** The facts of a PowerShell script: variables, calls of commands by their parameters, command lines of other programs. */
export function collectPowershellFacts(root: Node, source: SourceText): FileFacts {
  const context = createContext(source.text, expression);
  const env = openModule(context);
  for (const part of root.namedChildren) if (part.type !== 'comment') expression(context, part, env);
  const { settings, commands } = context;
  return factsOf(context, root, source, { ecosystem: null, settings, commands, lineComment: '#' });
}

import type { FileFacts } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { factsOf } from '../collector/facts-of.ts';
import { openModule } from '../collector/scopes.ts';
import type { Node } from '../tree/node.ts';
import { createContext } from './context.ts';
import type { Env } from './context.ts';
import { expression } from './expressions.ts';
import { taggedImports } from './imports.ts';

/** The facts of an R document. One pass over the tree; never throws for any text. */
export function collectRFacts(root: Node, source: SourceText): FileFacts {
  const context = createContext(source.text, expression);
  const env: Env = { ...openModule(context), member: null };
  taggedImports(context, root);
  expression(context, root, env);
  // Functions of a package, and of scripts that are sourced side by side, see each other.
  return factsOf(context, root, source, {
    ecosystem: 'cran',
    namespace: '',
    namedArgument: 'keyword',
    lineComment: '#',
  });
}

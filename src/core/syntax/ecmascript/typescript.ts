import type { Node } from '../tree/node.ts';
import type { FileFacts } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { settleAssignments } from '../collector/bindings.ts';
import { factsOf } from '../collector/facts-of.ts';
import { parts } from '../collector/nodes.ts';
import { collectPieces, createPieces } from '../collector/pieces.ts';
import type { Pieces } from '../collector/pieces.ts';
import { openModule } from '../collector/scopes.ts';
import { classOf } from './classes.ts';
import { createContext } from './context.ts';
import type { Context, Env, Visitors } from './context.ts';
import { expression } from './expressions.ts';
import { functionOf } from './functions.ts';
import { settleExports } from './modules.ts';
import { pattern } from './patterns.ts';
import { statement } from './statements.ts';

const VISITORS: Visitors = { expression, statement, functionOf, classOf, pattern };

/**
 * The facts of a TypeScript, TSX, JavaScript or JSX document. One pass over the tree; never throws for any text. What is
 * nested deeper than the limit is left out and opaque.
 */
export function collectTypescriptFacts(root: Node, source: SourceText, pieces: Pieces | null = null): FileFacts {
  const context = createContext(source.text, VISITORS);
  const env: Env = { ...openModule(context), base: null };
  const whole = collectPieces(context, parts(context, root), pieces, {
    collect: (node) => {
      statement(context, node, env);
    },
    state: stateOf,
  });
  // Which scope an assignment was to depends on all names.
  if (!whole) return collectTypescriptFacts(root, source, forgotten(pieces));
  // What is exported further down changes declarations.
  if (context.exported.length + context.commonJs.length > 0) forgotten(pieces);
  settleAssignments(context);
  settleExports(context, env);
  const bindings = withoutHiddenShapes(context);
  return factsOf(context, root, source, { ecosystem: 'npm', bindings, namedArgument: 'property', lineComment: '//' });
}

function forgotten(pieces: Pieces | null): Pieces | null {
  return pieces && Object.assign(pieces, createPieces());
}

/** What statements look at that stands further up, beside the names of the module, and what is settled at the end. */
function stateOf({ environments, interfaces, exported, commonJs, unnamed, state }: Context): string {
  const counts = [interfaces.size, exported.length, commonJs.length];
  return JSON.stringify([[...environments], counts, unnamed.scope, state.members]);
}

/** An interface may share its name with a value; the value is what the name evaluates to. */
function withoutHiddenShapes(context: Context): FileFacts['bindings'] {
  const { bindings, interfaces } = context;
  if (interfaces.size === 0) return bindings;
  const names = new Set(
    bindings.filter((binding) => !interfaces.has(binding)).map(({ scope, name }) => `${String(scope)}:${name}`),
  );
  return bindings.filter(
    (binding) => !interfaces.has(binding) || !names.has(`${String(binding.scope)}:${binding.name}`),
  );
}

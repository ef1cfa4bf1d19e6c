import type { Node } from '../tree/node.ts';
import type { FileFacts, ScopeId } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { factsOf } from '../collector/facts-of.ts';
import { collectPieces } from '../collector/pieces.ts';
import type { Pieces } from '../collector/pieces.ts';
import { deeper } from '../collector/depth.ts';
import { opaque } from '../collector/expressions.ts';
import { parts, sourceOf, spanOf } from '../collector/nodes.ts';
import { inRegion } from '../collector/regions.ts';
import { enclosingFunction, livesIn, openModule } from '../collector/scopes.ts';
import { assignment, augmentedAssignment } from './assignments.ts';
import { decoratorOf } from './calls.ts';
import { classOf, methodOf } from './classes.ts';
import { createContext } from './context.ts';
import type { Context, Env } from './context.ts';
import { expression } from './expressions.ts';
import { importFrom, importStatement } from './imports.ts';
import { casePattern } from './matches.ts';
import { bindDefault } from './members.ts';
import { bindTarget } from './targets.ts';

/** The facts of a Python document. One pass over the tree; never throws for any text. */
export function collectPythonFacts(root: Node, source: SourceText, pieces: Pieces | null = null): FileFacts {
  const context = createContext(source.text, { expression, statement });
  const env: Env = { ...openModule(context), receiver: null, typeOnly: false };
  collectPieces(context, parts(context, root), pieces, {
    collect: (node) => {
      statement(context, node, env);
    },
    state: stateOf,
  });
  return factsOf(context, root, source, { ecosystem: 'pypi', namedArgument: 'keyword', lineComment: '#' });
}

/** What statements look at that stands further up, beside the names of the module. */
function stateOf({ readers, elsewhere, state }: Context): string {
  return JSON.stringify([[...readers], [...elsewhere.keys()].filter((key) => key.startsWith('0:')), state.members]);
}

function statement(context: Context, node: Node, env: Env): void {
  deeper(context, () => {
    dispatch(context, node, env);
    return true;
  });
}

function dispatch(context: Context, node: Node, env: Env): void {
  const type = node.type;
  switch (type) {
    case 'expression_statement':
      expressionStatement(context, node, env);
      return;
    case 'import_statement':
      importStatement(context, node, env);
      return;
    case 'import_from_statement':
      importFrom(context, node, env);
      return;
    case 'function_definition':
      methodOf(context, node, env, []);
      return;
    case 'class_definition':
      classOf(context, node, env);
      return;
    case 'decorated_definition':
      decorated(context, node, env);
      return;
    case 'return_statement':
      returned(context, node, env);
      return;
    case 'assignment':
      assignment(context, node, env);
      return;
    case 'augmented_assignment':
      augmentedAssignment(context, node, env);
      return;
    case 'global_statement':
      namesOf(context, node, env, 0);
      return;
    case 'nonlocal_statement':
      namesOf(context, node, env, enclosingFunction(context, env.scope));
      return;
    default:
      control(context, node, type, env);
  }
}

function control(context: Context, node: Node, type: string, env: Env): void {
  switch (type) {
    case 'if_statement':
    case 'elif_clause':
    case 'else_clause':
    case 'while_statement':
    case 'try_statement':
    case 'except_clause':
    case 'except_group_clause':
    case 'finally_clause':
    case 'case_clause':
      branching(context, node, type, env);
      return;
    case 'for_statement':
      loop(context, node, env);
      return;
    case 'match_statement':
    case 'block':
    case 'module':
    case 'with_statement':
    case 'with_clause':
    case 'ERROR':
      for (const part of parts(context, node)) statement(context, part, env);
      return;
    case 'as_pattern':
      caught(context, node, env);
      return;
    case 'with_item':
      withItem(context, node, env);
      return;
    case 'case_pattern':
      casePattern(context, node, env);
      return;
    case 'assert_statement':
    case 'delete_statement':
    case 'raise_statement':
    case 'keyword_argument':
    case 'if_clause':
    case 'for_in_clause':
    case 'yield':
    case 'dictionary_splat':
    case 'list_splat':
    case 'pair':
    case 'interpolation':
    case 'type_alias_statement':
      for (const part of parts(context, node)) statement(context, part, env);
      return;
    default:
      expression(context, node, env);
  }
}

/** Docstrings and other bare literals are prose, not values. */
function expressionStatement(context: Context, node: Node, env: Env): void {
  for (const part of parts(context, node)) {
    if (part.type === 'call') bindDefault(context, expression(context, part, env), env);
    else if (part.type !== 'string' && part.type !== 'concatenated_string') statement(context, part, env);
  }
}

function decorated(context: Context, node: Node, env: Env): void {
  const names: string[] = [];
  for (const part of parts(context, node)) {
    if (part.type === 'decorator') {
      decoratorOf(context, part, env);
      names.push(sourceOf(context, part).slice(1).trim());
    } else if (part.type === 'function_definition') methodOf(context, part, env, names);
    else statement(context, part, env);
  }
}

/** `global a, b`, `nonlocal a`. */
function namesOf(context: Context, node: Node, env: Env, scope: ScopeId): void {
  for (const part of parts(context, node)) livesIn(context, env.scope, sourceOf(context, part), scope);
}

function returned(context: Context, node: Node, env: Env): void {
  for (const part of parts(context, node)) {
    const value = expression(context, part, env);
    env.returns?.push(value);
  }
}

/** Each body is a region that may not run; conditions run where they stand. */
function branching(context: Context, node: Node, type: string, env: Env): void {
  const typing = type === 'if_statement' && /^(?:\w+\.)?TYPE_CHECKING$/.test(conditionOf(context, node));
  for (const part of parts(context, node)) {
    // What a pattern binds, it binds only when it matches.
    if (part.type !== 'block') statement(context, part, type === 'case_clause' ? inRegion(env, spanOf(node)) : env);
    else if (type === 'finally_clause') statement(context, part, env);
    else statement(context, part, { ...inRegion(env, spanOf(part)), typeOnly: env.typeOnly || typing });
  }
}

function conditionOf(context: Context, node: Node): string {
  const condition = node.childForFieldName('condition');
  return condition ? sourceOf(context, condition).trim() : '';
}

function loop(context: Context, node: Node, env: Env): void {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  const value = right ? expression(context, right, env) : null;
  for (const part of parts(context, node)) {
    if (part.type === 'block') {
      const inner = inRegion(env, spanOf(part));
      if (left) bindTarget(context, left, value, 'loop', spanOf(node), inner);
      statement(context, part, inner);
    } else if (part.type === 'else_clause') statement(context, part, env);
  }
}

/** `except Error as error`. */
function caught(context: Context, node: Node, env: Env): void {
  const [type, target] = parts(context, node);
  if (type) expression(context, type, env);
  if (target) bindTarget(context, target, opaque('runtime-value', spanOf(node)), 'variable', spanOf(node), env);
}

/** `with open(x) as f`, `with Client() as client`. */
function withItem(context: Context, node: Node, env: Env): void {
  const [item] = parts(context, node);
  if (!item) return;
  if (item.type !== 'as_pattern') {
    expression(context, item, env);
    return;
  }
  const [value, target] = parts(context, item);
  const given = value ? expression(context, value, env) : null;
  if (target) bindTarget(context, target, given, 'variable', spanOf(item), env);
}

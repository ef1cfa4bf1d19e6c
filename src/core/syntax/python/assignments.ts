import type { Node } from '../tree/node.ts';
import type { BindingFact, Expression } from '../../model/facts.ts';
import { spanOf } from '../collector/nodes.ts';
import { annotationOf } from './annotations.ts';
import { operatorOf } from './context.ts';
import type { Context, Env } from './context.ts';
import { noteMade } from './environment.ts';
import { bindTarget } from './targets.ts';

/** `a = value`, `a: Type = value`, `a = b = value`; in a class body they declare its fields or enum members. */
export function assignment(context: Context, node: Node, env: Env): void {
  const targets: { readonly left: Node; readonly type: Node | null; readonly node: Node }[] = [];
  let right: Node | null = node;
  // Chained, the right side is an assignment itself.
  while (right?.type === 'assignment') {
    const left = right.childForFieldName('left');
    if (left) targets.push({ left, type: right.childForFieldName('type'), node: right });
    right = right.childForFieldName('right');
  }
  const value = right ? context.visit.expression(context, right, env) : null;
  for (const { left, type, node: whole } of targets) {
    const annotation = type ? annotationOf(context, type, env) : null;
    if (value && left.type === 'identifier')
      noteMade(context, context.text.slice(left.startIndex, left.endIndex), value);
    bindTarget(context, left, value, kindIn(context, env), spanOf(whole), env, annotation);
  }
}

function kindIn(context: Context, env: Env): BindingFact['kind'] {
  if (context.scopes[env.scope]?.kind !== 'class') return 'variable';
  return context.enums.has(env.scope) ? 'enum-member' : 'field';
}

/** `text += "more"` gives the name a new value; what other operators do to it is not followed. */
export function augmentedAssignment(context: Context, node: Node, env: Env): void {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  if (!left) return;
  const added = right ? context.visit.expression(context, right, env) : null;
  const before = context.visit.expression(context, left, env);
  if (!added || left.type !== 'identifier' || !isText(added)) return;
  if (operatorOf(context, node) !== '+=') return;
  const span = spanOf(node);
  bindTarget(context, left, { kind: 'join', parts: [before, added], span }, kindIn(context, env), span, env);
}

/** Lists and numbers are added to as well, and stay what they were. */
function isText(value: Expression): boolean {
  return value.kind !== 'list' && value.kind !== 'table' && value.kind !== 'constant';
}

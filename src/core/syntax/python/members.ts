import type { Node } from '../tree/node.ts';
import type { Expression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { declare, openScope } from './context.ts';
import type { Context, Env } from './context.ts';

/**
 * `settings.model = …`, `config["model"] = …`, `os.environ["MODEL"] = …`: a member of an object nobody tracks. It is bound
 * in a scope of its own that no look-up enters, so that detection sees name and value and evaluation is not misled.
 */
export function bindMember(context: Context, target: Node, value: Expression | null, span: Span, env: Env): void {
  const member = context.visit.expression(context, target, env);
  const name = nameOf(member);
  const key = target.lastNamedChild ?? target;
  if (name !== null && value !== null)
    bindName(context, name, value, { start: key.startIndex, end: key.endIndex }, span, env);
}

/** `kwargs.setdefault("model", …)` as a statement: a member that is given a value unless it has one. */
export function bindDefault(context: Context, value: Expression, env: Env): void {
  const name = nameOf(value);
  if (name === null || (value.kind !== 'member' && value.kind !== 'environment') || value.fallback === null) return;
  bindName(context, name, value.fallback, value.span, value.span, env);
}

function nameOf(value: Expression): string | null {
  return value.kind === 'member' ? value.property : value.kind === 'environment' ? value.variable : null;
}

function bindName(context: Context, name: string, value: Expression, nameSpan: Span, span: Span, env: Env): void {
  const { state } = context;
  if (state.membersScope < 0)
    state.membersScope = openScope(context, 'block', 0, 'members', { start: 0, end: context.text.length });
  declare(context, env, { name, kind: 'attribute', scope: state.membersScope, value, nameSpan, span });
}

import type { Node } from '../tree/node.ts';
import type { Expression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { bindMember } from '../collector/bindings.ts';
import { spanOf } from '../collector/nodes.ts';
import type { Context, Env } from './context.ts';

/** `settings.model = …`, `config["model"] = …`, `os.environ["MODEL"] = …`: a member of an object nobody tracks. */
export function bindMemberTarget(context: Context, target: Node, value: Expression | null, span: Span, env: Env): void {
  const member = context.visit.expression(context, target, env);
  const name = nameOf(member);
  const key = target.lastNamedChild ?? target;
  if (name !== null && value !== null) bindMember(context, env, name, value, spanOf(key), span);
}

/** `kwargs.setdefault("model", …)` as a statement: a member that is given a value unless it has one. */
export function bindDefault(context: Context, value: Expression, env: Env): void {
  const name = nameOf(value);
  if (name === null || (value.kind !== 'member' && value.kind !== 'environment') || value.fallback === null) return;
  bindMember(context, env, name, value.fallback, value.span, value.span);
}

function nameOf(value: Expression): string | null {
  return value.kind === 'member' ? value.property : value.kind === 'environment' ? value.variable : null;
}

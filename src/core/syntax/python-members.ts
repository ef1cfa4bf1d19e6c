import type { Node } from 'web-tree-sitter';
import type { Expression } from '../model/facts.ts';
import type { Span } from '../model/text.ts';
import { declare, openScope } from './python-context.ts';
import type { Context, Env } from './python-context.ts';

/**
 * `settings.model = …`, `config["model"] = …`, `os.environ["MODEL"] = …`: a member of an object nobody tracks. It is bound
 * in a scope of its own that no look-up enters, so that detection sees name and value and evaluation is not misled.
 */
export function bindMember(context: Context, target: Node, value: Expression | null, span: Span, env: Env): void {
  const member = context.visit.expression(context, target, env);
  const name = member.kind === 'member' ? member.property : member.kind === 'environment' ? member.variable : null;
  if (name === null || value === null) return;
  const { state } = context;
  if (state.membersScope < 0)
    state.membersScope = openScope(context, 'block', 0, 'members', { start: 0, end: context.text.length });
  const key = target.lastNamedChild ?? target;
  declare(context, env, {
    name,
    kind: 'attribute',
    scope: state.membersScope,
    value,
    nameSpan: { start: key.startIndex, end: key.endIndex },
    span,
  });
}

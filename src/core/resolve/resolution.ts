import type { KnownValue, Resolution, UnknownReason } from '../model/reference.ts';
import type { Evaluation } from './evaluation.ts';
import { scopeIndex } from './scope.ts';
import { carry, through } from './values.ts';
import type { Value } from './values.ts';

/** Narrows what evaluation found to what a reference can say: one text, several, or none with the reason. */
export function toResolution(values: readonly Value[]): Resolution {
  const known = new Map<string, KnownValue>();
  let reason: UnknownReason | null = null;
  let detail: string | null = null;
  for (const value of values) {
    if (value.kind === 'text') {
      const key = `${value.literal.uri}:${String(value.literal.span.start)}:${value.text}`;
      if (!known.has(key)) {
        known.set(key, {
          text: value.text,
          literal: value.literal,
          exact: value.exact,
          via: value.trail.via,
          path: value.trail.path,
        });
      }
    } else if (reason === null) {
      [reason, detail] = reasonOf(value);
    }
  }
  const [first, ...rest] = known.values();
  if (!first) return { kind: 'unknown', reason: reason ?? 'runtime-value', detail };
  return rest.length === 0 && reason === null
    ? { kind: 'known', value: first }
    : { kind: 'choices', values: [first, ...rest] };
}

function reasonOf(value: Exclude<Value, { kind: 'text' }>): readonly [UnknownReason, string | null] {
  switch (value.kind) {
    case 'unknown':
      return [value.reason, value.detail];
    case 'symbol':
      return [value.reason ?? 'external-module', value.segments.join('.')];
    case 'list':
    case 'table':
    case 'class':
    case 'instance':
    case 'module':
    case 'function':
      return ['not-a-string', value.kind];
  }
}

/** Opens lists for arguments that take several ids, and reads properties (`get model()`) that are functions of nothing. */
export function flatten(evaluation: Pick<Evaluation, 'evaluate'>, values: readonly Value[]): readonly Value[] {
  return values.flatMap((value) => {
    if (value.kind === 'list')
      return value.expression.items.flatMap((item) => evaluation.evaluate(value.facts, item, value.frames));
    if (value.kind === 'instance' && value.construction === null) {
      // One of an enumeration, whichever.
      const members = scopeIndex(value.facts).membersOf(value.expression.scope);
      if (members.length === 0) return [value];
      const each = members.flatMap((member) => evaluation.evaluate(value.facts, member, []));
      return carry(value, through(each, 'key', null));
    }
    if (value.kind === 'function' && value.expression.parameters.every((name) => name === 'self' || name === 'cls')) {
      return value.expression.returns.flatMap((returned) => evaluation.evaluate(value.facts, returned, value.frames));
    }
    return [value];
  });
}

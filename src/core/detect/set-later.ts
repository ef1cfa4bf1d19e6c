import { calledName } from '../base/called-name.ts';
import type { BindingFact, Expression, FileFacts } from '../model/facts.ts';

/** What of a request makes no difference to which models take it. */
const HARMLESS =
  /^(?:model|messages|stream|stream_?options|user|metadata|system(?:_?(?:prompt|instruction))?|prompt|input|contents|timeout|headers|safety_?settings)$/i;
/** Methods that write entries into an object. */
const WRITES = /^(?:update|setdefault|merge|put|putAll|set|assign|add|append|extend|store|insert|Add|Set)!?$/;

/**
 * Whether an object that is kept in a name gets more entries after it was made (`params["temperature"] = t`,
 * `params.update(…)`, `Object.assign(params, …)`): what is sent is not what is written in one place then.
 */
export function isChangedLater({ bindings, calls }: FileFacts, name: string): boolean {
  return (
    bindings.some((binding) => isSetOn(binding, name)) ||
    calls.some(({ callee, arguments: given }) => {
      if (callee.kind !== 'member' || !WRITES.test(calledName(callee))) return false;
      const [first] = given;
      const isGiven = calledName(callee) === 'assign' && first !== undefined && isNamed(first.value, name);
      return isGiven || isNamed(callee.object, name);
    })
  );
}

/** Of what a member is set is not told; how long the name before it is tells that it may be this one. */
export function isSetOn({ kind, name, span, nameSpan }: BindingFact, owner: string): boolean {
  if (kind !== 'attribute' || HARMLESS.test(name)) return false;
  const before = nameSpan.start - span.start;
  // With a dot or a bracket, and with the sign that some languages begin names with.
  return before === owner.length + 1 || before === owner.length + 2;
}

/** Whether a value is what is kept in a name, or in a field of the object at hand. */
export function isNamed(value: Expression, name: string): boolean {
  if (value.kind === 'name') return value.name === name;
  return value.kind === 'member' && value.object.kind === 'self' && value.property === name;
}

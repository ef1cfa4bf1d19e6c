import type { Evaluation } from './evaluation.ts';
import { valuesOf } from './evaluation.ts';
import { besides, through, unknown } from './values.ts';
import type { PassedCall, Value } from './values.ts';

type Symbol = Extract<Value, { kind: 'symbol' }>;

/** What checking an object gives, by the last names of what is called (https://zod.dev/basics). */
function isChecked(segments: readonly string[]): boolean {
  const [before = '', last = ''] = segments.slice(-2);
  return (
    /^(?:parse|parseAsync|decode)\(\)$/.test(last) || (last === 'data' && /^safeParse(?:Async)?\(\)$/.test(before))
  );
}

/**
 * `Schema.parse(body).model`: what the schema of the field says that it may be, its default first. Null where the symbol is
 * nothing that a schema checked.
 */
export function schemaField(evaluation: Evaluation, object: Symbol, property: string): readonly Value[] | null {
  const { segments, passed } = object;
  if (!segments.includes('object()') || !isChecked(segments)) return null;
  const made = passed.findLast(({ depth }) => segments[depth - 1] === 'object()');
  const given = made?.call.arguments[0];
  if (!made || !given) return null;
  const tables = evaluation.evaluate(made.facts, given.value, made.frames);
  const values = tables.flatMap((table) => {
    if (table.kind !== 'table') return [];
    const field = table.expression.entries.findLast(({ key }) => key === property);
    return field ? evaluation.evaluate(table.facts, field.value, table.frames) : [];
  });
  const told = values.flatMap((value) => (value.kind === 'symbol' ? ofSchema(evaluation, value) : []));
  return told.length > 0 ? told : [unknown('parameter', property)];
}

/** `z.enum(["a", "b"]).default("a")`, `z.union([z.literal("a"), z.literal("b")])`. */
function ofSchema(evaluation: Evaluation, { segments, passed }: Symbol, depth = 0): readonly Value[] {
  if (depth > 4) return [];
  const calledAs = (name: string): readonly PassedCall[] => passed.filter(({ depth: at }) => segments[at - 1] === name);
  const given = (calls: readonly PassedCall[]): readonly Value[] =>
    calls.flatMap(
      ({
        facts,
        call: {
          arguments: [first],
        },
        frames,
      }) => (first ? evaluation.evaluate(facts, first.value, frames) : []),
    );
  const texts = (values: readonly Value[]): readonly Value[] => values.filter(({ kind }) => kind === 'text');
  const items = (values: readonly Value[]): readonly Value[] =>
    values.flatMap((value) =>
      value.kind === 'list'
        ? valuesOf(value.expression.items, (item) => evaluation.evaluate(value.facts, item, value.frames))
        : [value],
    );
  const defaults = texts(given([...calledAs('default()'), ...calledAs('catch()'), ...calledAs('prefault()')]));
  const literals = given(calledAs('literal()'));
  const inner = items(given(calledAs('union()'))).flatMap((value) =>
    value.kind === 'symbol' ? ofSchema(evaluation, value, depth + 1) : [],
  );
  const choices = [...texts(items(given(calledAs('enum()')))), ...texts(items(literals)), ...inner];
  return [...through(defaults, 'parameter-default', null), ...besides(defaults, through(choices, 'key', null))];
}

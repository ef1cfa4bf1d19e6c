import type { Argument, CallFact, Expression, FileFacts, TableExpression } from '../model/facts.ts';
import type { Insertion } from '../model/insertion.ts';
import type { Span } from '../model/text.ts';
import type { ArgumentSpec } from './signature.ts';

/** An argument found in a call. `surely` is false where it is only reached through a spread or an options variable. */
export interface FoundArgument {
  readonly value: Expression;
  readonly surely: boolean;
  /** The argument or table entry it stands in. */
  readonly span: Span;
}

/** Finds the argument a spec names: by keyword, in an options object, by position, or through a spread. */
export function findArgument(facts: FileFacts, call: CallFact, spec: ArgumentSpec): FoundArgument | null {
  for (const argument of call.arguments) {
    if (argument.kind === 'keyword' && spec.names.includes(argument.name))
      return { value: argument.value, surely: true, span: argument.span };
  }
  for (const name of spec.names) {
    const found = inOptions(call.arguments, name.split('.'));
    if (found) return found;
  }
  for (const name of spec.names) {
    const found = handedOptions(call.arguments, name);
    if (found) return found;
  }
  const position = spec.position === -1 ? lastPosition(call.arguments) : spec.position;
  for (const argument of call.arguments) {
    if (argument.kind === 'positional' && argument.index === position && argument.value.kind !== 'table') {
      return { value: argument.value, surely: true, span: argument.span };
    }
  }
  return throughSpread(call.arguments, spec, facts.namedArgument === 'property');
}

function lastPosition(list: readonly Argument[]): number | undefined {
  const last = list.findLast(({ kind }) => kind === 'positional');
  return last?.kind === 'positional' ? last.index : undefined;
}

function inOptions(list: readonly Argument[], path: readonly string[]): FoundArgument | null {
  for (const argument of list) {
    const starts =
      argument.kind === 'positional'
        ? path
        : argument.kind === 'keyword' && argument.name === path[0]
          ? path.slice(1)
          : null;
    if (!starts || starts.length === 0 || argument.kind === 'spread' || argument.value.kind !== 'table') continue;
    const found = inTable(argument.value, starts);
    if (found) return found;
  }
  return null;
}

/** `chat(parameters: options)` with a name for `parameters.model`: the entry of whatever the name stands for. */
function handedOptions(list: readonly Argument[], name: string): FoundArgument | null {
  const [owner, key, ...rest] = name.split('.');
  if (key === undefined || rest.length > 0) return null;
  for (const argument of list) {
    if (argument.kind !== 'keyword' || argument.name !== owner) continue;
    const object = argument.value;
    if (object.kind !== 'name' && object.kind !== 'member' && object.kind !== 'call') continue;
    const value = { kind: 'member', object, property: key, fallback: null, span: object.span } as const;
    return { value, surely: false, span: argument.span };
  }
  return null;
}

function inTable(table: TableExpression, path: readonly string[]): FoundArgument | null {
  const [key, ...rest] = path;
  if (key === undefined) return null;
  const entry = table.entries.findLast((candidate) => candidate.key === key);
  if (entry) {
    if (rest.length === 0)
      return { value: entry.value, surely: true, span: { start: entry.keySpan.start, end: entry.value.span.end } };
    return entry.value.kind === 'table' ? inTable(entry.value, rest) : null;
  }
  if (table.spreads.length === 0 || rest.length > 0) return null;
  return {
    value: { kind: 'member', object: table, property: key, fallback: null, span: table.span },
    surely: false,
    span: table.span,
  };
}

function throughSpread(list: readonly Argument[], spec: ArgumentSpec, takesOptions: boolean): FoundArgument | null {
  const name = spec.names[0];
  if (name === undefined || name.includes('.')) return null;
  const spread = list.find((argument) => argument.kind === 'spread');
  const options = list.find(
    (argument) =>
      takesOptions &&
      argument.kind === 'positional' &&
      (argument.value.kind === 'name' || argument.value.kind === 'member') &&
      spec.position === undefined,
  );
  const carrier = spread ?? options;
  if (!carrier) return null;
  const object = carrier.value;
  return {
    value: { kind: 'member', object, property: name, fallback: null, span: object.span },
    surely: false,
    span: carrier.span,
  };
}

/** Where `name=value` could be added to a call: behind the argument that names the component, and behind all that stand by position. */
export function insertionAfter(facts: FileFacts, call: CallFact, found: FoundArgument): Insertion | null {
  if (facts.namedArgument === 'keyword') {
    const within = call.argumentsSpan.start <= found.span.start && found.span.end <= call.argumentsSpan.end;
    const positional = call.arguments.filter(({ kind }) => kind === 'positional').map(({ span }) => span.end);
    const offset = Math.max(found.span.end, ...positional);
    return within && found.surely ? { offset, style: 'keyword', comma: 'before' } : null;
  }
  for (const argument of call.arguments) {
    if (argument.kind !== 'positional' || argument.value.kind !== 'table') continue;
    const last = argument.value.entries.at(-1);
    if (last) return { offset: last.value.span.end, style: 'property', comma: 'before' };
    if (argument.value.spreads.length > 0) return null;
    return { offset: argument.value.span.start + 1, style: 'property', comma: 'none' };
  }
  // Without an options object, one can only follow the last argument.
  const last = call.arguments.at(-1);
  if (last?.kind === 'positional' && last.span.end === found.span.end && found.surely)
    return { offset: last.span.end, style: 'options', comma: 'before' };
  return null;
}

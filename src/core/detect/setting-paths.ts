import type { Expression, FileFacts, TableEntry, TableExpression } from '../model/facts.ts';
import { remembering } from '../base/remember.ts';
import type { SettingNear, SettingPattern } from './config-table.ts';

/** The step from a list to one of its items. */
const ITEM = '[]';

/** A value of a document with the keys on the way to it and what it stands in, root first. */
export interface PlacedSetting {
  /** Keys as patterns compare them; `[]` for an item. */
  readonly path: readonly string[];
  readonly value: Expression;
  /** Tables and lists around it, one per step of `path`; a key that counts as several repeats its table. */
  readonly around: readonly Expression[];
}

/** A key as patterns compare it. */
function plain(key: string): string {
  return key.toLowerCase().replace(/[-_]/g, '');
}

/** The documents of a file as tables: in YAML several may follow each other, so a key of the root that comes again starts one. */
export function documentsOf(facts: FileFacts): readonly TableExpression[] {
  const documents: TableEntry[][] = [];
  let keys = new Set<string>();
  for (const { path, value, keySpan } of facts.settings) {
    const key = path.join('.');
    if (documents.length === 0 || keys.has(key)) {
      documents.push([]);
      keys = new Set();
    }
    keys.add(key);
    documents.at(-1)?.push({ key, keySpan, value });
  }
  // Names of Bicep hold what resources are then given.
  const named = facts.language === 'bicep' ? facts.bindings : [];
  for (const { name, nameSpan, value } of named)
    if (value?.kind === 'table' || value?.kind === 'list') documents.push([{ key: name, keySpan: nameSpan, value }]);
  return documents.map((entries) => ({
    kind: 'table',
    entries,
    spreads: [],
    span: { start: entries[0]?.keySpan.start ?? 0, end: entries.at(-1)?.value.span.end ?? 0 },
  }));
}

const MAX_DEPTH = 32;

/** All values of a document, from the root inwards, and the keys that stand somewhere in it. */
export interface PlacedDocument {
  readonly settings: readonly PlacedSetting[];
  readonly keys: ReadonlySet<string>;
}

/** Says of every value of a document where it stands; that is worked out when it is asked for, since most documents belong to no tool. */
export function placeSettings(document: TableExpression): PlacedDocument {
  const keys = new Set<string>();
  noteKeys(document, 0, keys);
  let placed: readonly PlacedSetting[] | null = null;
  return {
    keys,
    get settings() {
      return (placed ??= placedIn(document));
    },
  };
}

/** The keys on the way to all values; those of one entry are noted together. */
function noteKeys(value: Expression, depth: number, into: Set<string>): void {
  if (value.kind === 'list') {
    if (value.items.length > 0 && depth < MAX_DEPTH) into.add(ITEM);
    for (const item of value.items) if (isHolder(item)) noteKeys(item, depth + 1, into);
  }
  if (value.kind !== 'table' || depth > MAX_DEPTH) return;
  for (const { key, value: inner } of value.entries) {
    if (key === null) continue;
    const keys = keysOf(key);
    if (depth + keys.length > MAX_DEPTH) continue;
    for (const one of keys) into.add(one);
    if (isHolder(inner)) noteKeys(inner, depth + keys.length, into);
  }
  for (const spread of value.spreads) if (spread.kind === 'table') noteKeys(spread, depth, into);
}

function isHolder({ kind }: Expression): boolean {
  return kind === 'table' || kind === 'list';
}

function placedIn(document: TableExpression): readonly PlacedSetting[] {
  const settings: PlacedSetting[] = [];
  const walk = (value: Expression, path: readonly string[], around: readonly Expression[]): void => {
    if (path.length > MAX_DEPTH) return;
    settings.push({ path, value, around });
    if (value.kind === 'table') {
      for (const entry of value.entries) {
        if (entry.key === null) continue;
        const keys = keysOf(entry.key);
        walk(entry.value, [...path, ...keys], [...around, ...keys.map(() => value)]);
      }
      for (const spread of value.spreads) if (spread.kind === 'table') walk(spread, path, around);
    }
    if (value.kind === 'list') for (const item of value.items) walk(item, [...path, ITEM], [...around, value]);
  };
  walk(document, [], []);
  return settings;
}

const keysOf: (key: string) => readonly string[] = remembering((key) =>
  key === '' ? [] : key.split(/\.(?=[A-Za-z_])/).map(plain),
);

/** What a pattern asks of one step: names, of which one must be there, and beginnings of names. */
interface Step {
  readonly any: 'run' | 'key' | null;
  readonly names: ReadonlySet<string>;
  readonly starts: readonly string[];
  /** Ends of names. */
  readonly ends: readonly string[];
}

const compiled = new Map<SettingPattern, readonly Step[]>();

function stepsOf(pattern: SettingPattern): readonly Step[] {
  const known = compiled.get(pattern);
  if (known) return known;
  const steps = (pattern.match(/(?:\{[^{}]*\}|[^.{}])+/g) ?? []).flatMap((part) => part.split(/(?=\[\])/)).map(stepOf);
  compiled.set(pattern, steps);
  return steps;
}

function stepOf(part: string): Step {
  const any = part === '**' ? 'run' : part === '*' ? 'key' : null;
  if (any) return { any, names: new Set(), starts: [], ends: [] };
  const names = (/^\{(.*)\}$/.exec(part)?.[1] ?? part).split(',').map(plain);
  const starts = names.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1));
  const ends = names.filter((name) => name.startsWith('*')).map((name) => name.slice(1));
  return { any, names: new Set(names.filter((name) => !name.includes('*'))), starts, ends };
}

function takes({ any, names, starts, ends }: Step, key: string): boolean {
  if (any !== null) return any === 'run' || key !== ITEM;
  return names.has(key) || starts.some((start) => key.startsWith(start)) || ends.some((end) => key.endsWith(end));
}

/** The names of which a document must have one for a pattern to hold in it, where the pattern tells any: of all steps the fewest. */
export function requiredKeys(pattern: SettingPattern): ReadonlySet<string> | null {
  let fewest: ReadonlySet<string> | null = null;
  for (const { any, names, starts, ends } of stepsOf(pattern)) {
    if (any !== null || starts.length > 0 || ends.length > 0 || names.has(ITEM)) continue;
    if (fewest === null || names.size < fewest.size) fewest = names;
  }
  return fewest;
}

/** Whether a document that has these keys somewhere can have what a pattern asks for. */
export function mayHold(keys: ReadonlySet<string>, pattern: SettingPattern): boolean {
  return stepsOf(pattern).every(({ any, names, starts, ends }) => {
    if (any !== null || starts.length > 0 || ends.length > 0 || names.has(ITEM)) return true;
    for (const name of names) if (keys.has(name)) return true;
    return false;
  });
}

/** Whether the keys on the way to a value are those of a pattern. */
export function matchesPath(pattern: SettingPattern, path: readonly string[]): boolean {
  const steps = stepsOf(pattern);
  const [step, key] = [steps.at(-1), path.at(-1)];
  // Most are told apart by the last key.
  if (step && key !== undefined && !takes(step, key)) return false;
  return follows(steps, 0, path, 0);
}

function follows(steps: readonly Step[], at: number, path: readonly string[], from: number): boolean {
  const step = steps[at];
  if (step === undefined) return from === path.length;
  if (step.any === 'run') {
    for (let next = from; next <= path.length; next++) if (follows(steps, at + 1, path, next)) return true;
    return false;
  }
  const key = path[from];
  return key !== undefined && takes(step, key) && follows(steps, at + 1, path, from + 1);
}

/** The setting that stands near another one; null where there is none. */
export function settingNear(near: SettingNear, { around }: Pick<PlacedSetting, 'around'>): Expression | null {
  if (near.startsWith('/')) return below(around[0], near.slice(1));
  const up = /^(?:\.\.\/)*/.exec(near)?.[0].length ?? 0;
  // Keys that count as several stand in the same table: each table counts once.
  const distinct = around.filter((table, index) => table !== around[index - 1]);
  return below(distinct[distinct.length - 1 - up / 3], near.slice(up));
}

function below(holder: Expression | undefined, path: string): Expression | null {
  if (holder === undefined) return null;
  if (path === '') return holder;
  if (holder.kind !== 'table') return null;
  const wanted = path.split('.').map(plain);
  for (const entry of holder.entries) {
    const keys = entry.key === null ? [] : keysOf(entry.key);
    if (keys.length === 0 || keys.length > wanted.length || keys.some((key, index) => key !== wanted[index])) continue;
    const found = below(entry.value, wanted.slice(keys.length).join('.'));
    if (found) return found;
  }
  return null;
}

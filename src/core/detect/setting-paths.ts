import type { Expression, FileFacts, TableEntry, TableExpression } from '../model/facts.ts';
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

/** Says of every value of a document where it stands. */
export function placeSettings(document: TableExpression): PlacedDocument {
  const settings: PlacedSetting[] = [];
  const keys = new Set<string>();
  visitPlaced(document, (placed) => {
    settings.push(placed);
    const last = placed.path.at(-1);
    if (last !== undefined) keys.add(last);
    // A key that counts as several is visited once.
    for (const key of placed.path.slice(0, -1)) keys.add(key);
  });
  return { settings, keys };
}

function visitPlaced(document: TableExpression, visit: (placed: PlacedSetting) => void): void {
  const walk = (value: Expression, path: readonly string[], around: readonly Expression[]): void => {
    if (path.length > MAX_DEPTH) return;
    visit({ path, value, around });
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
}

function keysOf(key: string): readonly string[] {
  return key === '' ? [] : key.split(/\.(?=[A-Za-z_])/).map(plain);
}

/** What a pattern asks of one step: names, of which one must be there, and beginnings of names. */
interface Step {
  readonly any: 'run' | 'key' | null;
  readonly names: ReadonlySet<string>;
  readonly starts: readonly string[];
}

const compiled = new Map<SettingPattern, readonly Step[]>();

function stepsOf(pattern: SettingPattern): readonly Step[] {
  const known = compiled.get(pattern);
  if (known) return known;
  const steps = pattern
    .split(/\.(?![^{]*\})/)
    .flatMap((part) => part.split(/(?=\[\])/))
    .map(stepOf);
  compiled.set(pattern, steps);
  return steps;
}

function stepOf(part: string): Step {
  const any = part === '**' ? 'run' : part === '*' ? 'key' : null;
  if (any) return { any, names: new Set(), starts: [] };
  const names = (/^\{(.*)\}$/.exec(part)?.[1] ?? part).split(',').map(plain);
  const starts = names.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1));
  return { any, names: new Set(names.filter((name) => !name.endsWith('*'))), starts };
}

function takes({ any, names, starts }: Step, key: string): boolean {
  if (any !== null) return any === 'run' || key !== ITEM;
  return names.has(key) || starts.some((start) => key.startsWith(start));
}

/** Whether a document that has these keys somewhere can have what a pattern asks for. */
export function mayHold(keys: ReadonlySet<string>, pattern: SettingPattern): boolean {
  return stepsOf(pattern).every(({ any, names, starts }) => {
    if (any !== null || starts.length > 0 || names.has(ITEM)) return true;
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

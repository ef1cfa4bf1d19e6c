import type {
  CatalogFile,
  HubRow,
  ModelRow,
  PinRow,
  PlatformRows,
  TraitsRow,
} from '../../core/metadata/catalog-file.ts';

/** How many ids of one kind are written out; the rest is counted. */
const MOST = 40;

const STATES: Readonly<Record<string, string>> = {
  p: 'preview',
  a: 'active',
  l: 'listed',
  d: 'deprecated',
  r: 'retired',
  x: 'redirected',
};

/**
 * What changed from one catalog to the next, for a person to read before it is merged: Markdown, what makes calls fail first.
 * Days on which ids were merely seen again are counted and not listed.
 */
export function catalogDifference(before: CatalogFile, after: CatalogFile): string {
  const names = [...new Set([...Object.keys(before.platforms), ...Object.keys(after.platforms)])].sort();
  const platforms = names.flatMap((name) => {
    const lines = platformDifference(before.platforms[name], after.platforms[name]);
    return lines.length === 0 ? [] : [`## ${name}`, '', ...lines, ''];
  });
  const hub = hubDifference(before.hub, after.hub);
  const parts = [...platforms, ...(hub.length === 0 ? [] : ['## Hugging Face Hub', '', ...hub, ''])];
  const head = `# Catalog of ${after.builtAt}, before of ${before.builtAt}`;
  return [head, '', ...(parts.length === 0 ? ['Nothing changed.', ''] : parts)].join('\n');
}

const EMPTY: PlatformRows = { models: [], pins: [], twins: [] };

function platformDifference(before: PlatformRows = EMPTY, after: PlatformRows = EMPTY): readonly string[] {
  const [old, now] = [byId(before.models), byId(after.models)];
  const both = [...now].flatMap(([id, row]) => {
    const was = old.get(id);
    return was ? [[was, row] as const] : [];
  });
  const lives = both.flatMap(([was, is]) => changedLife(was, is));
  const [oldPins, oldTraits] = [byId(before.pins), byId(before.traits ?? [])];
  const pins = after.pins.flatMap((row) => changedPin(oldPins.get(row[0]), row));
  const prices = (after.traits ?? []).flatMap((row) => changedTraits(oldTraits.get(row[0]), row));
  const seen = both.filter(([was, is]) => (is[10] ?? '') > (was[10] ?? '')).length;
  return [
    ...listed('No longer known', missing(old, now)),
    ...lives,
    ...pins,
    ...listed('New', missing(now, old)),
    ...(prices.length > MOST ? [`- ${String(prices.length)} limits or prices changed`] : prices),
    ...(seen > 0 ? [`- seen again: ${String(seen)} ids`] : []),
  ];
}

function byId<Row extends readonly [string, ...unknown[]]>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row[0], row]));
}

function missing(of: ReadonlyMap<string, unknown>, there: ReadonlyMap<string, unknown>): readonly string[] {
  return [...of.keys()].filter((id) => !there.has(id)).sort();
}

function listed(what: string, ids: readonly string[]): readonly string[] {
  if (ids.length === 0) return [];
  const named = ids.slice(0, MOST).map((id) => `\`${id}\``);
  const rest = ids.length > MOST ? [`and ${String(ids.length - MOST)} more`] : [];
  return [`- ${what} (${String(ids.length)}): ${[...named, ...rest].join(', ')}`];
}

function changedLife(was: ModelRow, is: ModelRow): readonly string[] {
  const parts = [
    change('state', STATES[was[3] ?? ''], STATES[is[3] ?? '']),
    change('deprecated', was[6], is[6]),
    change('ends', was[7], is[7]),
    change('replaced by', was[9]?.join(', '), is[9]?.join(', ')),
    change('not listed since', was[12], is[12]),
    change('certainty', was[4], is[4]),
  ].filter((part) => part !== null);
  return parts.length === 0 ? [] : [`- \`${is[0]}\`: ${parts.join('; ')}`];
}

function changedPin(was: PinRow | undefined, is: PinRow): readonly string[] {
  const part = was ? change('means', was[4], is[4]) : null;
  return part === null ? [] : [`- \`${is[0]}\`: ${part}`];
}

function changedTraits(was: TraitsRow | undefined, is: TraitsRow): readonly string[] {
  if (!was) return [];
  const parts = [
    change('context', was[3], is[3]),
    change('output', was[4], is[4]),
    change('price in', was[6], is[6]),
    change('price out', was[7], is[7]),
  ].filter((part) => part !== null);
  return parts.length === 0 ? [] : [`- \`${is[0]}\`: ${parts.join('; ')}`];
}

function hubDifference(before: readonly HubRow[], after: readonly HubRow[]): readonly string[] {
  const [old, now] = [byId(before), byId(after)];
  const deleted = after.filter((row) => row[11] && !old.get(row[0])?.[11]).map(([id]) => id);
  return [
    ...listed('No longer known', missing(old, now)),
    ...listed('Deleted', deleted),
    ...listed('New', missing(now, old)),
  ];
}

function change(what: string, was: string | number | null | undefined, is: typeof was): string | null {
  if ((was ?? null) === (is ?? null)) return null;
  return `${what} ${String(was ?? 'not said')} → ${String(is ?? 'not said')}`;
}

import type { CatalogFile, ModelRow } from '../../src/core/metadata/catalog-file.ts';
import type { DateKind, LifecycleStatus } from '../../src/core/model/metadata.ts';

/** What a row of facts says of a life, however it is written down. Empty: not said. */
export interface StatedLife {
  readonly status: LifecycleStatus;
  readonly deprecated: string;
  readonly retires: string;
  readonly kind: DateKind | '';
  /** The last day on which a list held it, and the first on which one did not. */
  readonly seen: string;
  readonly gone: string;
}

/** Days from one ISO day to another, counted one by one: nothing is shared with what is tested. */
export function countDays(from: string, to: string): number {
  const at = new Date(`${from < to ? from : to}T12:00:00Z`);
  const end = from < to ? to : from;
  let days = 0;
  while (at.toISOString().slice(0, 10) < end) {
    at.setUTCDate(at.getUTCDate() + 1);
    days++;
  }
  return from <= to ? days : -days;
}

/** The ISO day so many days later or earlier, stepping day by day. */
function stepDays(day: string, by: number): string {
  const at = new Date(`${day}T12:00:00Z`);
  for (let left = Math.abs(by); left > 0; left--) at.setUTCDate(at.getUTCDate() + Math.sign(by));
  return at.toISOString().slice(0, 10);
}

/** What the state is on a day, read as docs/catalog.md says: a table of what came first, not a chain of conditions. */
export function statusOn(life: StatedLife, today: string): LifecycleStatus {
  const status = statedOn(life, today);
  if (status !== 'active' || life.deprecated > today || life.retires > today) return status;
  return life.gone === '' && life.seen !== '' && stepDays(life.seen, 14) >= today ? 'active' : 'unconfirmed';
}

function statedOn({ status, deprecated, retires, kind }: StatedLife, today: string): LifecycleStatus {
  const endsForSure = retires !== '' && (kind === 'firm' || kind === 'redirect');
  const isOver = endsForSure && today >= retires;
  if (isOver) return kind === 'redirect' ? 'redirected' : 'retired';
  const saidToBeOver = status === 'retired' || status === 'redirected';
  if (saidToBeOver && !endsForSure) return status;
  // From here on it is served on that day.
  if (deprecated !== '') {
    if (today >= deprecated) return 'deprecated';
    return status === 'preview' ? 'preview' : 'active';
  }
  if (saidToBeOver || status === 'deprecated') return 'deprecated';
  // An announced end is a deprecation, whatever the page calls it; a preview stays one.
  return endsForSure && status === 'active' ? 'deprecated' : status;
}

/** Days worth asking about a row: around each of its days, long before, today and long after. */
export function daysAround(life: Pick<StatedLife, 'deprecated' | 'retires'>, today: string): readonly string[] {
  const own = [life.deprecated, life.retires].filter((day) => day !== '');
  const between =
    own.length === 2 ? [stepDays(own[0] ?? '', Math.floor(countDays(own[0] ?? '', own[1] ?? '') / 2))] : [];
  return [
    ...new Set([
      ...own.flatMap((day) => [stepDays(day, -1), day, stepDays(day, 1)]),
      ...between,
      today,
      '2020-01-01',
      '2035-01-01',
    ]),
  ];
}

const statuses: Readonly<Record<string, LifecycleStatus>> = {
  p: 'preview',
  a: 'active',
  l: 'active',
  d: 'deprecated',
  r: 'retired',
  x: 'redirected',
};
const kinds: Readonly<Record<string, DateKind>> = { f: 'firm', e: 'earliest', r: 'redirect' };

/** The stated life of a row of `catalog.json`; null where only its existence is known. */
export function statedLife(row: ModelRow | undefined): StatedLife | null {
  const status = statuses[row?.[3] ?? ''];
  return row === undefined || status === undefined
    ? null
    : {
        status,
        deprecated: row[6] ?? '',
        retires: row[7] ?? '',
        kind: kinds[row[8] ?? ''] ?? '',
        seen: row[10] ?? '',
        gone: row[12] ?? '',
      };
}

/** The rows of one platform as plain tables. */
export interface OraclePlatform {
  readonly rows: ReadonlyMap<string, ModelRow>;
  /** What an alias means. */
  readonly targets: ReadonlyMap<string, string>;
  /** What an id is asked for (`chat`, and what is asked like it, is one), and how wide its vectors are: 0 where not said. */
  /** What the catalog advises where the platform names nothing that lives. */
  readonly advice: ReadonlyMap<string, readonly string[]>;
  readonly asked: ReadonlyMap<string, { readonly kinds: ReadonlySet<string>; readonly width: number }>;
}

/** Tables of a platform. Azure's deployments are named without their version: the version that ends last speaks. */
export function oraclePlatform(file: CatalogFile, platform: string, today: string): OraclePlatform {
  const rows = new Map<string, ModelRow>();
  for (const name of platform === 'azure-openai' ? ['azure-foundry', 'azure-openai'] : [platform]) {
    const models = file.platforms[name]?.models ?? [];
    const own = new Map(models.map((row) => [row[0], row]));
    for (const row of models) {
      const bare = row[0].split('@')[0] ?? '';
      if (bare === '' || bare === row[0] || own.has(bare)) continue;
      const versions = models.filter(([id]) => id.startsWith(`${bare}@`));
      const ends = versions.map((version) => endOf(version, today));
      const last = [...ends].sort().at(-1) ?? '';
      const best = versions[ends.indexOf(last)];
      if (best) own.set(bare, best);
    }
    // A deployment that is named after its model and version is that version.
    for (const id of [...own.keys()]) {
      const at = /-(?:\d{4}-\d\d-\d\d|\d{4}(?:-preview)?)$/.exec(id)?.index ?? -1;
      const version = platform === 'azure-openai' && at > 0 ? own.get(`${id.slice(0, at)}@${id.slice(at + 1)}`) : null;
      if (version) own.set(id, version);
    }
    for (const [id, row] of own) rows.set(id, row);
  }
  const pins = file.platforms[platform]?.pins ?? [];
  const asked = new Map(
    (file.platforms[platform]?.contract ?? []).map(([id, , , at, width]) => {
      const kinds = (file.words[at ?? -1] ?? '').split(' ').filter((kind) => kind !== '');
      const alike = kinds.map((kind) => (/^(?:chat|messages|responses)$/.test(kind) ? 'chat' : kind));
      return [id, { kinds: new Set(alike), width: width ?? 0 }] as const;
    }),
  );
  return {
    rows,
    asked,
    advice: new Map((file.platforms[platform]?.advice ?? []).flatMap(([id, , , , ids]) => (ids ? [[id, ids]] : []))),
    targets: new Map(pins.flatMap(([id, , , , target]) => (target ? [[id, target] as const] : []))),
  };
}

function endOf(row: ModelRow, today: string): string {
  const life = statedLife(row);
  if (life === null) return '9999';
  if (life.retires !== '') return life.retires;
  const status = statusOn(life, today);
  return status === 'retired' || status === 'redirected' ? '' : '9999';
}

/**
 * The replacement that has to be named: of all that can be reached along what the platform names, layer by layer, the
 * first that is served without a named day up to the horizon; else the first that is only promised for a while; else the
 * first of which nothing is said. Where nothing that the platform names can be, what the catalog advises is walked.
 */
export function replacementOn(table: OraclePlatform, id: string, today: string, horizonDays: number): string | null {
  const limit = stepDays(today, horizonDays);
  const aliasOf = new Map([...table.targets].map(([alias, target]) => [target, alias]));
  const named = (from: string): readonly string[] =>
    [from, aliasOf.get(from), table.targets.get(from)]
      .map((other) => (other === undefined ? [] : (table.rows.get(other)?.[9] ?? [])))
      .find((ids) => ids.length > 0) ?? [];
  const advised = (from: string): readonly string[] =>
    table.advice.get(from) ?? table.advice.get(table.rows.get(from)?.[0] ?? '') ?? [];
  const further = (from: string): readonly string[] => (named(from).length > 0 ? named(from) : advised(from));
  const reached = (first: readonly string[]): readonly string[] => {
    const order: string[] = [];
    for (let layer = first; layer.length > 0; layer = layer.flatMap(further)) {
      const fresh = [...new Set(layer)].filter((other) => other !== id && !order.includes(other));
      if (fresh.length === 0) break;
      order.push(...fresh);
      layer = fresh;
    }
    return order;
  };
  const askedOf = (of: string): { readonly kinds: ReadonlySet<string>; readonly width: number } =>
    [of, table.targets.get(of), aliasOf.get(of), of.split('@')[0]]
      .map((other) => table.asked.get(other ?? ''))
      .find((found) => found !== undefined) ?? { kinds: new Set(), width: 0 };
  const own = askedOf(id);
  const standsIn = (other: string): boolean => {
    const { kinds, width } = askedOf(other);
    if (own.width > 0 && width > 0 && own.width !== width) return false;
    return own.kinds.size === 0 || kinds.size === 0 || [...kinds].some((kind) => own.kinds.has(kind));
  };
  const grade = (other: string): number => gradeOfLife(other) + (standsIn(other) ? 0 : 10);
  const gradeOfLife = (other: string): number => {
    const life = statedLife(table.rows.get(other));
    if (life === null) return 2;
    if (life.gone !== '') return 9;
    const status = statusOn(life, today);
    if (status === 'unconfirmed') return 2;
    if (status !== 'active' && status !== 'preview') return 9;
    if (life.retires === '' || life.retires > limit) return 0;
    return life.kind === 'earliest' ? 1 : 9;
  };
  for (const order of [reached(named(id)), reached(advised(id))])
    for (const wanted of [0, 1, 2, 10, 11, 12]) {
      const found = order.find((other) => grade(other) === wanted);
      if (found !== undefined) return found;
    }
  return null;
}

import { lazy } from '../base/lazy.ts';
import type {
  ContractRow,
  HistoryRow,
  ModelRow,
  NameRow,
  PinRow,
  PlatformRows,
  AdviceRow,
  TraitsRow,
  TwinRow,
} from './catalog-file.ts';

/** The rows of one platform, by id. */
export interface PlatformTable {
  readonly models: ReadonlyMap<string, ModelRow>;
  readonly pins: ReadonlyMap<string, PinRow>;
  readonly twins: ReadonlyMap<string, TwinRow>;
  /** Names of its pages that its API does not take. */
  readonly names: ReadonlyMap<string, NameRow>;
  readonly traits: ReadonlyMap<string, TraitsRow>;
  readonly contract: ReadonlyMap<string, ContractRow>;
  readonly history: readonly HistoryRow[];
  /** What stands in for an id, or why nothing does, where its platform names nothing that lives. */
  readonly advice: ReadonlyMap<string, AdviceRow>;
  /** Aliases that mean an id today, by that id. */
  readonly aliasesOf: ReadonlyMap<string, string>;
  /** Rows of `model@version`, by model: a deployment is named without its version. */
  readonly versions: ReadonlyMap<string, readonly ModelRow[]>;
  /** Every id, also those only a pin fact or a twin attests; sorted. */
  readonly ids: readonly string[];
  readonly known: ReadonlySet<string>;
}

/** Builds the lookup tables of a platform, each when it is first asked for; the same with its rows, and with its ids, sorted. */
export function platformTable(read: () => PlatformRows, readIds?: () => readonly string[]): PlatformTable {
  const all = lazy(read);
  const models = lazy(() => new Map(all().models.map((row) => [row[0], row])));
  const pins = lazy(() => new Map(all().pins.map((row) => [row[0], row])));
  const twins = lazy(() => new Map(all().twins.map((row) => [row[0], row])));
  const names = lazy(() => new Map((all().names ?? []).map((row) => [row[0], row])));
  const traits = lazy(() => new Map((all().traits ?? []).map((row) => [row[0], row])));
  const contract = lazy(() => new Map((all().contract ?? []).map((row) => [row[0], row])));
  const advice = lazy(() => new Map((all().advice ?? []).map((row) => [row[0], row])));
  const aliasesOf = lazy(
    () => new Map(all().pins.flatMap(([id, , , , target]) => (target ? [[target, id] as const] : []))),
  );
  const versions = lazy(() => versionsOf(all()));
  const ids = lazy(readIds ?? ((): readonly string[] => [...knownIds(all())].sort()));
  const known = lazy(() => new Set(ids()));
  return {
    get models() {
      return models();
    },
    get pins() {
      return pins();
    },
    get twins() {
      return twins();
    },
    get names() {
      return names();
    },
    get traits() {
      return traits();
    },
    get contract() {
      return contract();
    },
    get history() {
      return all().history ?? [];
    },
    get advice() {
      return advice();
    },
    get aliasesOf() {
      return aliasesOf();
    },
    get versions() {
      return versions();
    },
    get ids() {
      return ids();
    },
    get known() {
      return known();
    },
  };
}

function versionsOf(rows: PlatformRows): ReadonlyMap<string, readonly ModelRow[]> {
  const versions = new Map<string, ModelRow[]>();
  for (const row of rows.models) {
    const at = row[0].indexOf('@');
    if (at < 1) continue;
    const model = row[0].slice(0, at);
    versions.set(model, [...(versions.get(model) ?? []), row]);
  }
  return versions;
}

/** Every id of a platform, also those that only a pin fact or a twin attests: the one way in which ids are counted. */
export function knownIds(rows: PlatformRows): ReadonlySet<string> {
  return new Set<string>([
    ...rows.models.map(([id]) => id),
    ...rows.pins.flatMap(([id, , , , target]) => (target ? [id, target] : [id])),
    ...rows.twins.map(([id]) => id),
  ]);
}

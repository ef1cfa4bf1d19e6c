import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { emptyCatalogFacts } from '../../core/identify/catalog-facts.ts';
import { rulesOf } from '../../core/identify/registry.ts';
import type { Draft, DraftModel } from './draft.ts';
import { attested, tableOf } from './draft.ts';
import { isVersioned } from './lifecycles.ts';
import type { DrawnModel, PackageReader, Snapshot } from './packages/drawn.ts';
import { snapshotUrl } from './packages/drawn.ts';
import { readers } from './packages/readers.ts';
import { repositoryReaders } from './repositories/readers.ts';
import type { Source } from './sources.ts';

/** A snapshot with what its reader says of the package. */
export interface Drawn {
  readonly snapshot: Snapshot;
  readonly reader: Pick<PackageReader, 'title' | 'official' | 'lists'>;
}

/** One id that a package names. */
export interface Sighting {
  readonly model: DrawnModel;
  readonly source: Source;
  /** The day of the last version that held it. */
  readonly day: string;
  readonly isOfficial: boolean;
  readonly isServed: boolean;
  /** Whether it tells of other input than text and images, of any model. */
  readonly tellsInputs: boolean;
}

/** The snapshots in a folder, oldest first. @throws where one is of a package that nothing reads. */
export function readDrawn(folder: string): readonly Drawn[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => {
      const snapshot = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Snapshot;
      const reader = [...readers, ...repositoryReaders].find(({ name }) => name === snapshot.package);
      if (!reader) throw new Error(`${file}: no reader of ${snapshot.package}`);
      return { snapshot, reader };
    })
    .sort(
      (a, b) => compare(a.snapshot.published, b.snapshot.published) || compare(a.snapshot.package, b.snapshot.package),
    );
}

/** What packages name, by platform and id as the catalog has them; oldest first. */
export function sightings(drawn: readonly Drawn[]): ReadonlyMap<string, ReadonlyMap<string, readonly Sighting[]>> {
  const found = new Map<string, Map<string, Sighting[]>>();
  for (const { snapshot, reader } of drawn) {
    const tellsInputs = snapshot.models.some(({ takes = '' }) => /\b(?:pdf|audio|video)\b/.test(takes));
    for (const model of snapshot.models) {
      // Repositories of the Hub have a table of their own.
      const id = model.platform === 'huggingface' ? null : catalogId(model);
      if (id === null) continue;
      const table = tableOf(found, model.platform);
      const sighting: Sighting = {
        model,
        source: { name: reader.title, url: snapshotUrl(snapshot) },
        day: model.seen ?? snapshot.published,
        isOfficial: reader.official.includes(model.platform),
        isServed: reader.lists === 'served',
        tellsInputs,
      };
      table.set(id, [...(table.get(id) ?? []), sighting]);
    }
  }
  return found;
}

/**
 * The id under which the program looks it up, as it reads it where it stands in code: behind a region of Bedrock or the name of
 * a publisher, before a tag or the variant of a router. Null for what is no id there.
 */
export function catalogId({ platform, id }: DrawnModel): string | null {
  if (!/^[\x21-\x7e]+$/.test(id)) return null;
  // Products of the router itself (`auto`) and moving names (`~openai/gpt-latest`) are no models of a lab.
  if (platform === 'openrouter' && (!id.includes('/') || id.startsWith('~'))) return null;
  if (platform === 'replicate') return id.replace(/:[0-9a-f-]{16,}$/, '');
  return rulesOf(platform)?.read(id, null, emptyCatalogFacts)?.lookup ?? id;
}

/** Carries what packages say into the draft, after the tables that were compiled by hand. */
export function addDrawn(draft: Draft, drawn: readonly Drawn[]): void {
  for (const [platform, ids] of sightings(drawn))
    for (const [id, seen] of ids) {
      if (isNoId(seen)) {
        const said = draft.models.get(platform)?.delete(id);
        if (said) draft.remarks.push(`${platform}: ${id} is no id, says ${seen.at(-1)?.source.name ?? '?'}`);
        continue;
      }
      addLife(draft, platform, id, seen);
      addDrawnTraits(draft, platform, id, seen);
      addKinds(draft, platform, id, seen);
    }
  confirmPins(draft, drawn);
}

/**
 * An alias whose snapshot is the one form of it with a date behind it that the platform's own SDK names still means it: of a
 * newer one the SDK would tell.
 */
function confirmPins(draft: Draft, drawn: readonly Drawn[]): void {
  for (const { snapshot, reader } of drawn)
    for (const platform of reader.official) {
      const ids = snapshot.models.filter((model) => model.platform === platform && !model.gone).map(({ id }) => id);
      const named = new Set(ids);
      const pins = draft.pins.get(platform);
      for (const pin of [...(pins?.values() ?? [])]) {
        const { id, target, asOf } = pin;
        if (target === null || asOf >= snapshot.published || !named.has(id) || !named.has(target)) continue;
        const dated = ids.filter(
          (other) => other.startsWith(`${id}-`) && /^-(?:\d{4}-\d\d-\d\d|\d{8})$/.test(other.slice(id.length)),
        );
        if (dated.length !== 1 || dated[0] !== target) continue;
        pins?.set(id, { ...pin, source: { name: reader.title, url: snapshotUrl(snapshot) }, asOf: snapshot.published });
      }
    }
}

/** The platform's own SDK says that it is none. */
const isNoId = (seen: readonly Sighting[]): boolean => seen.some(({ model, isOfficial }) => isOfficial && model.isNoId);

function addLife(draft: Draft, platform: string, id: string, seen: readonly Sighting[]): void {
  const models = tableOf(draft.models, platform);
  const [newest, official] = [seen.at(-1), seen.findLast((sighting) => sighting.isOfficial)];
  if (!newest) return;
  // A deployment is known by its versions: a list that names the model alone adds nothing to its life.
  const before = models.get(id) ?? (isVersioned(id, models) ? null : attested(id, newest.source, newest.day));
  if (before === null) return;
  const told = official ? byOfficial(before, official, draft, platform) : before;
  const list = seen.findLast(({ isServed }) => isServed);
  const listed =
    list && list.day >= (told.seen?.day ?? '') ? { ...told, seen: { day: list.day, source: list.source } } : told;
  // Dropped by one list while a later one, or a page, holds it: not gone.
  const lists = seen.filter(({ isServed }) => isServed);
  const heldUntil = lists.map(({ day }) => day).reduce((last, day) => (day > last ? day : last), '');
  // The first list without it, after the last one that held it.
  const gone = lists
    .flatMap(({ model }) => model.gone ?? [])
    .filter((day) => day >= heldUntil)
    .sort()[0];
  const isHeld = seen.some(({ model, day, isServed }) => isServed && !model.gone && day >= (gone ?? ''));
  // A list of others may stop to hold a kind of models: what the platform's own SDK names later, with no end, is not gone.
  const isNamed = seen.some(({ model, day, isOfficial }) => isOfficial && !model.retires && day >= (gone ?? ''));
  const isGone = gone !== undefined && !isHeld && !isNamed && (listed.seen?.day ?? '') <= gone;
  const status = told.status ?? (list ? 'listed' : null);
  models.set(id, { ...listed, status, ...(isGone ? { gone } : {}) });
}

/** The platform's own SDK: its day of a shutdown counts, and where it names none for an id that it serves, there is none. */
function byOfficial(
  before: DraftModel,
  { model, source, day, isServed }: Sighting,
  draft: Draft,
  platform: string,
): DraftModel {
  if (day < before.asOf) return before;
  const cited = { source, asOf: day, confidence: 'high' as const };
  if (model.retires === undefined)
    return isServed && before.status === 'active' && before.retires === null ? { ...before, ...cited } : before;
  if (before.retires !== model.retires)
    draft.remarks.push(
      `${platform}: ${before.id}: ends on ${model.retires}, says ${source.name}; before, ${before.retires ?? 'no day'}`,
    );
  const status = model.retires <= day ? 'retired' : 'deprecated';
  return {
    ...before,
    ...cited,
    status,
    retires: model.retires,
    kind: before.kind === 'redirect' ? 'redirect' : 'firm',
  };
}

/**
 * Limits and prices of the newest list that tells any; what it does not tell is kept. Variants of a router (`:batch`, `:free`)
 * have prices of their own, which are not those of the id without them; so may a region of a cloud, which counts where no list
 * names the id itself.
 */
function addDrawnTraits(draft: Draft, platform: string, id: string, seen: readonly Sighting[]): void {
  const own = seen.filter(({ model }) => model.id.toLowerCase() === id.toLowerCase());
  const telling = own.length > 0 ? own : seen.filter(({ model }) => !/:[a-z]+$/.test(model.id));
  const told = telling.findLast(({ model }) => model.context !== undefined || model.priceIn !== undefined);
  const traits = tableOf(draft.traits, platform);
  const before = traits.get(id);
  if (!told || (before && before.asOf > told.day)) return;
  const { context, output, takes, priceIn, priceOut, kinds = [] } = told.model;
  const isChat = kinds.some((kind) => ['chat', 'responses', 'messages'].includes(kind));
  traits.set(id, {
    id,
    context: context ?? before?.context ?? null,
    output: output ?? before?.output ?? null,
    modalities: before?.modalities ?? (takes && isChat ? `${takes}${told.tellsInputs ? '' : ' ?'}>text` : null),
    priceIn: priceIn ?? before?.priceIn ?? null,
    priceOut: priceOut ?? before?.priceOut ?? null,
    knowledge: before?.knowledge ?? null,
    open: before?.open ?? null,
    source: told.source,
    asOf: told.day,
  });
}

/** All that any package says it is asked for; the newest is the source. */
function addKinds(draft: Draft, platform: string, id: string, seen: readonly Sighting[]): void {
  const telling = seen.filter(({ model }) => (model.kinds ?? []).length > 0);
  const newest = telling.findLast(({ isOfficial }) => isOfficial) ?? telling.at(-1);
  if (!newest) return;
  const kinds = [...new Set(telling.flatMap(({ model }) => model.kinds ?? []))].sort();
  tableOf(draft.contracts, platform).set(id, {
    id,
    kinds,
    width: null,
    widths: [],
    source: newest.source,
    asOf: newest.day,
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import type { Draft, DraftModel } from './draft.ts';
import { attested, tableOf } from './draft.ts';
import type { AliasFact, LifecycleFact } from './facts.ts';
import { platformOf } from './platforms.ts';
import { readReplacements } from './replacements.ts';
import type { Source } from './sources.ts';
import { pageSource } from './sources.ts';

/** The id of a row that is true of every id of its platform. */
const WHOLE_PLATFORM = '*';

/** A row of the facts with its platform and its id cleaned. */
interface Row {
  readonly platform: string;
  readonly id: string;
  readonly fact: LifecycleFact;
}

/** Carries the lifecycle table into the draft. `rename` gives API ids for documentation slugs, null for rows to leave out. */
export function addLifecycles(
  draft: Draft,
  facts: readonly LifecycleFact[],
  aliases: readonly AliasFact[],
  mistralIds: readonly string[] = [],
): void {
  const rows = facts.flatMap((fact) => readRow(fact, draft));
  const slugs = mistralSlugs(rows, aliases, mistralIds);
  const carried = rows
    .filter(({ id }) => id !== WHOLE_PLATFORM)
    .flatMap((row) => {
      const id = slugs.get(`${row.platform} ${row.id}`);
      if (id === undefined) return [row];
      draft.remarks.push(
        id === null
          ? `${row.platform}: not carried, a slug of the documentation and no id of the API: ${row.id}`
          : `${row.platform}: ${row.id} is a slug of the documentation; carried under the id of the API: ${id}`,
      );
      if (id === null) return [];
      const said = { source: pageSource(row.fact.source_url, row.fact.notes), asOf: row.fact.source_observed };
      tableOf(draft.names, row.platform).set(row.id, { id: row.id, apiId: id, ...said });
      return [{ ...row, id, slug: row.id }];
    });
  for (const row of carried) {
    const table = tableOf(draft.models, row.platform);
    if (table.has(row.id)) draft.remarks.push(`${row.platform}: listed twice, the last one counts: ${row.id}`);
    table.set(row.id, readModel(row, draft));
  }
  addReplacements(draft, carried, slugs, aliases);
}

function readRow(fact: LifecycleFact, draft: Draft): readonly Row[] {
  const platform = platformOf(fact.provider);
  // One upstream table escapes a column separator inside its last cell.
  const id = fact.model_id.replace(/[\\|\s]+$/, '');
  if (platform === null || id === '') {
    draft.remarks.push(`not carried, unknown platform or no id: ${fact.provider} ${fact.model_id}`);
    return [];
  }
  if (id !== fact.model_id) draft.remarks.push(`${platform}: id cleaned: ${fact.model_id} → ${id}`);
  return [{ platform, id, fact }];
}

const statuses = ['preview', 'active', 'deprecated', 'retired', 'redirected'] as const;
const kinds = ['firm', 'earliest', 'redirect'] as const;
const confidences = ['high', 'medium', 'low'] as const;

function readModel({ platform, id, fact }: Row, draft: Draft): DraftModel {
  const day = (column: 'released' | 'deprecated' | 'retires'): string | null => {
    if (fact[column] === '') return null;
    if (/^\d{4}-\d\d-\d\d$/.test(fact[column])) return fact[column];
    draft.remarks.push(`${platform}: ${id}: ${column} is no day and is left out: ${fact[column]}`);
    return null;
  };
  const retires = day('retires');
  return {
    id,
    status: statuses.find((status) => status === fact.status_2026_11_23) ?? null,
    released: day('released'),
    deprecated: day('deprecated'),
    retires,
    kind: retires === null ? null : (kinds.find((kind) => kind === fact.retires_kind) ?? 'earliest'),
    replacements: [],
    confidence: confidences.find((confidence) => confidence === fact.confidence) ?? 'low',
    source: confirmedSource(fact),
    asOf: fact.source_observed,
    ...(CONFIRMED.test(fact.notes) ? { isConfirmed: true } : {}),
    // A page that calls an id active is a list that holds it.
    ...(isServed(fact) ? { seen: { day: fact.source_observed, source: pageSource(fact.source_url, fact.notes) } } : {}),
  };
}

/** In the remarks on a row: who else says the same, independently. */
const CONFIRMED = /\bconfirmed by (https?:\/\/\S+)/;

/** Names both where two say the same. */
function confirmedSource({ source_url, notes }: LifecycleFact): Source {
  const [first, second] = [pageSource(source_url, notes), CONFIRMED.exec(notes)?.[1]];
  return second === undefined ? first : { ...first, name: `${first.name} and ${pageSource(second, '').name}` };
}

/** Carries the end of a whole platform to every id of it that has none of its own. */
export function addPlatformEnds(draft: Draft, facts: readonly LifecycleFact[]): void {
  for (const fact of facts) {
    const platform = fact.model_id === WHOLE_PLATFORM ? platformOf(fact.provider) : null;
    if (platform === null) continue;
    const table = tableOf(draft.models, platform);
    for (const model of table.values()) {
      if (model.retires !== null || model.status === 'retired') continue;
      const end = readModel({ platform, id: model.id, fact }, draft);
      table.set(model.id, { ...end, released: model.released, ...(model.seen ? { seen: model.seen } : {}) });
    }
  }
}

function isServed({ status_2026_11_23: status }: LifecycleFact): boolean {
  return status === 'active' || status === 'preview';
}

/**
 * Mistral's overview page names models by slugs (`mistral-large-3-25-12`), its API by `mistral-large-2512`. A slug
 * becomes the one id with the same year and month whose words it contains, of those to which an alias is known to resolve or that a list holds.
 */
function mistralSlugs(
  rows: readonly Row[],
  aliases: readonly AliasFact[],
  listed: readonly string[],
): ReadonlyMap<string, string | null> {
  const own = aliases.filter((alias) => alias.provider === 'mistral');
  const targets = [...new Set([...own.map((alias) => alias.resolves_to), ...listed])];
  const read = new Map(
    rows
      .filter(({ platform, fact }) => platform === 'mistral' && fact.source_url.endsWith('/models_overview/'))
      .filter(({ id }) => !own.some((alias) => alias.alias === id || alias.resolves_to === id) && !listed.includes(id))
      .map(({ id }) => {
        const parts = /^(.+)-(\d\d)-(\d\d)$/.exec(id);
        const words = parts?.[1]?.split('-') ?? [];
        const matches = targets.filter((target) => {
          const named = /^(.+)-(\d{4})$/.exec(target);
          return (
            named !== null &&
            named[2] === `${parts?.[2] ?? ''}${parts?.[3] ?? ''}` &&
            named[1]?.split('-').every((word) => words.includes(word))
          );
        });
        return [`mistral ${id}`, matches.length === 1 ? (matches[0] ?? null) : null] as const;
      }),
  );
  // Of two slugs that read like one id, the one with fewer words is it; the other is of a model that no list names.
  for (const [slug, id] of read)
    if (id !== null && [...read].some(([other, same]) => same === id && other.length < slug.length))
      read.set(slug, null);
  return read;
}

/** Second pass: replacements are read when every id of the platform is known. */
function addReplacements(
  draft: Draft,
  rows: readonly (Row & { readonly slug?: string })[],
  slugs: ReadonlyMap<string, string | null>,
  aliases: readonly AliasFact[],
): void {
  const written = new Map<string, Set<string>>();
  for (const { provider, alias, resolves_to: target, kind } of aliases) {
    const platform = platformOf(provider);
    const ids = platform === null ? undefined : (written.get(platform) ?? new Set<string>());
    if (platform === null || ids === undefined) continue;
    if (kind === 'same-model-on-platform') ids.add(alias);
    else if (kind === 'inference-profile') ids.add(target);
    written.set(platform, ids);
  }
  for (const { platform, id, slug, fact } of rows) {
    if (fact.replacement === '') continue;
    const table = tableOf(draft.models, platform);
    const own = [...slugs.keys()]
      .filter((key) => key.startsWith(`${platform} `))
      .map((key) => key.slice(platform.length + 1));
    const known = [
      ...new Set([
        ...table.keys(),
        ...[...table.keys()].map((key) => key.replace(/@.*$/, '')),
        ...(written.get(platform) ?? []),
        ...own,
      ]),
    ].filter((other) => other !== slug);
    const { ids, unread } = readReplacements(fact.replacement, platform, known);
    const carried = ids
      .map((other) => slugs.get(`${platform} ${other}`) ?? other)
      .filter((other) => slugs.get(`${platform} ${other}`) !== null);
    for (const text of [...unread, ...ids.filter((other) => slugs.get(`${platform} ${other}`) === null)]) {
      draft.remarks.push(`${platform}: ${id}: replacement names no id: ${text}`);
    }
    const model = table.get(id);
    if (model === undefined) continue;
    table.set(id, { ...model, replacements: carried.filter((other) => other !== id) });
    for (const other of carried.filter((name) => !table.has(name) && !isVersioned(name, table))) {
      table.set(other, attested(other, model.source, model.asOf));
      draft.remarks.push(`${platform}: ${other} is known only as a replacement of ${id}`);
    }
  }
}

/** A deployment is named by its model alone; the platform lists `model@version`. */
export function isVersioned(name: string, models: ReadonlyMap<string, unknown>): boolean {
  return [...models.keys()].some((id) => id.startsWith(`${name}@`));
}

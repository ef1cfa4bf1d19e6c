import type { Draft, DraftPin } from './draft.ts';
import { attested, tableOf } from './draft.ts';
import type { AliasFact, LifecycleFact } from './facts.ts';
import { platformOf } from './platforms.ts';
import { pageSource } from './sources.ts';

/** Carries the alias table, and what the lifecycle table says of aliases and snapshots, into the draft. */
export function addAliases(draft: Draft, facts: readonly AliasFact[], lifecycle: readonly LifecycleFact[]): void {
  for (const fact of lifecycle) addStatedPair(draft, fact);
  for (const fact of [...facts].sort(bySince)) {
    const platform = platformOf(fact.provider);
    if (platform === null) {
      draft.remarks.push(`not carried, unknown platform: ${fact.provider} ${fact.alias}`);
      continue;
    }
    addAlias(draft, platform, fact);
  }
}

/** An alias that moved has one row per move; the last one counts. */
function bySince(a: AliasFact, b: AliasFact): number {
  return since(a).localeCompare(since(b));
}

function since(fact: AliasFact): string {
  return /from (\d{4}-\d\d-\d\d)/.exec(fact.kind)?.[1] ?? '';
}

function addAlias(draft: Draft, platform: string, fact: AliasFact): void {
  const source = pageSource(fact.source_url, fact.notes);
  const asOf = fact.source_observed;
  const redirect = /^redirect-from-(\d{4}-\d\d-\d\d)$/.exec(fact.kind)?.[1];
  if (fact.kind === 'repo-rename') {
    draft.hub.set(fact.alias, {
      id: fact.alias,
      license: null,
      bases: [],
      gated: null,
      formats: [],
      commit: null,
      released: null,
      renamedTo: fact.resolves_to,
      source,
      asOf,
    });
  } else if (fact.kind === 'same-model-on-platform') {
    know(draft, platform, fact.alias, fact);
    const lab = fact.resolves_to.startsWith('claude-') ? 'anthropic' : null;
    if (lab === null) draft.remarks.push(`${platform}: no lab is known for ${fact.resolves_to}`);
    else tableOf(draft.twins, platform).set(fact.alias, { id: fact.alias, lab, labId: fact.resolves_to });
  } else if (fact.kind === 'inference-profile') {
    know(draft, platform, fact.resolves_to, fact);
  } else if (redirect !== undefined) {
    addRedirect(draft, platform, fact, redirect);
  } else {
    know(draft, platform, fact.alias, fact);
    const pin = readPin(draft, platform, fact);
    const before = tableOf(draft.pins, platform).get(fact.alias);
    const meant = { platform, id: fact.alias, field: 'target' } as const;
    // What it means is no id of the platform, or it meant something else before: said, and never proposed.
    if (since(fact) !== '' && pin.target === null)
      draft.history.push({ ...meant, value: fact.resolves_to, since: since(fact), source, asOf });
    else if (since(fact) !== '' && before?.target && before.target !== pin.target && before.since !== undefined)
      draft.history.push({
        ...meant,
        value: before.target,
        since: before.since,
        source: before.source,
        asOf: before.asOf,
      });
    tableOf(draft.pins, platform).set(fact.alias, pin);
  }
}

function readPin(draft: Draft, platform: string, fact: AliasFact): DraftPin {
  const source = pageSource(fact.source_url, fact.notes);
  const from = since(fact);
  const base = { id: fact.alias, source, asOf: fact.source_observed, ...(from === '' ? {} : { since: from }) };
  if (fact.kind === 'pinned-dateless') return { ...base, state: 'pinned', target: null };
  const noPin =
    /^(?:floating-no-pin|no-dated-pin-published|stable-no-dated-pin)$/.test(fact.kind) ||
    /no dated pin/.test(fact.notes);
  if (noPin) return { ...base, state: 'no-pin-offered', target: null };
  if (!/^floating/.test(fact.kind))
    draft.remarks.push(`${platform}: ${fact.alias}: unknown kind of alias, taken as floating: ${fact.kind}`);
  know(draft, platform, fact.resolves_to, { ...fact, status_2026_11_23: '' });
  markSnapshot(draft, platform, fact.alias, fact.resolves_to, fact);
  return { ...base, state: 'floating', target: fact.resolves_to };
}

/** An id that another row names exists, even where nothing else is known of it; a stated status is kept. */
function know(draft: Draft, platform: string, id: string, fact: AliasFact): void {
  const table = tableOf(draft.models, platform);
  if (id === '' || table.has(id)) return;
  const status =
    (['active', 'deprecated', 'retired', 'redirected'] as const).find(
      (word) => word === fact.status_2026_11_23 && id === fact.alias,
    ) ?? null;
  const source = pageSource(fact.source_url, fact.notes);
  const seen = status === 'active' ? { seen: { day: fact.source_observed, source } } : {};
  table.set(id, { ...attested(id, source, fact.source_observed), status, ...seen });
}

function addRedirect(draft: Draft, platform: string, fact: AliasFact, day: string): void {
  const table = tableOf(draft.models, platform);
  know(draft, platform, fact.alias, fact);
  know(draft, platform, fact.resolves_to, fact);
  const model = table.get(fact.alias);
  if (model === undefined) return;
  if (model.kind === 'redirect' && model.retires !== day) {
    draft.remarks.push(
      `${platform}: ${fact.alias}: redirected on ${model.retires ?? '?'} or on ${day}; the first is kept`,
    );
  }
  const replacements = [fact.resolves_to, ...model.replacements.filter((id) => id !== fact.resolves_to)];
  table.set(
    fact.alias,
    model.kind === 'redirect' ? { ...model, replacements } : { ...model, kind: 'redirect', retires: day, replacements },
  );
}

/** `snapshot of X` pins the id; another id alone is what an alias means, unless the id is that id with a date behind it. */
function addStatedPair(draft: Draft, fact: LifecycleFact): void {
  const platform = platformOf(fact.provider);
  const stated = fact.alias_or_snapshot_of;
  if (platform === null || stated === '') return;
  const base = { source: pageSource(fact.source_url, fact.notes), asOf: fact.source_observed };
  const of = /^snapshot of (\S+)$/.exec(stated)?.[1] ?? (datedFrom(stated, fact.model_id) ? stated : null);
  const pins = tableOf(draft.pins, platform);
  if (of !== null) {
    pins.set(fact.model_id, { ...base, id: fact.model_id, state: 'pinned', target: null });
  } else if (/^[\w./:@-]+$/.test(stated)) {
    pins.set(fact.model_id, { ...base, id: fact.model_id, state: 'floating', target: stated });
    const table = tableOf(draft.models, platform);
    if (!table.has(stated)) table.set(stated, attested(stated, base.source, base.asOf));
  } else {
    draft.remarks.push(`${platform}: ${fact.model_id}: alias column is no id: ${stated}`);
  }
}

function datedFrom(base: string, id: string): boolean {
  return id.startsWith(`${base}-`) && /^-(?:\d{4}-\d\d-\d\d|\d{8}|\d{4}|0\d\d)$/.test(id.slice(base.length));
}

/** The target of an alias that is the alias with a date behind it is the snapshot. */
function markSnapshot(draft: Draft, platform: string, alias: string, target: string, fact: AliasFact): void {
  const base = alias.replace(/-latest$/, '');
  if (!datedFrom(base, target)) return;
  const source = pageSource(fact.source_url, fact.notes);
  tableOf(draft.pins, platform).set(target, {
    id: target,
    state: 'pinned',
    target: null,
    source,
    asOf: fact.source_observed,
  });
}

import type { Draft, DraftHub } from './draft.ts';
import type { HubFact } from './facts.ts';
import { hubSource, pageSource } from './sources.ts';

/** Carries the Hub table into the draft. */
export function addHub(draft: Draft, facts: readonly HubFact[], fallbackDay: string): void {
  const knownDays = new Map<string, string>();
  for (const fact of facts) {
    const commit = /\bat ([0-9a-f]{7}) \((20\d\d-\d\d-\d\d)\)/.exec(fact.source);
    if (commit?.[1] !== undefined && commit[2] !== undefined) knownDays.set(commit[1], commit[2]);
  }
  for (const fact of facts) {
    if (!/^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/.test(fact.model_id)) {
      draft.remarks.push(`hub: not carried, not a repository id: ${fact.model_id}`);
      continue;
    }
    if (draft.hub.has(fact.model_id)) draft.remarks.push(`hub: listed twice, the last one counts: ${fact.model_id}`);
    draft.hub.set(fact.model_id, readHub(fact, draft, knownDays, fallbackDay));
  }
}

/** Carries repositories that their owners deleted: no commit of them can be pinned. */
export function addDeleted(draft: Draft, rows: readonly Readonly<Record<string, string>>[]): void {
  for (const row of rows) {
    const { model_id: id = '', gone = '', copy = '' } = row;
    const before = draft.hub.get(id);
    draft.hub.set(id, {
      id,
      license: before?.license ?? null,
      bases: before?.bases ?? [],
      gated: before?.gated ?? null,
      formats: before?.formats ?? [],
      commit: null,
      released: before?.released ?? null,
      renamedTo: null,
      gone,
      ...(copy === '' ? {} : { copy }),
      source: pageSource(row['source_url'] ?? '', row['notes'] ?? ''),
      asOf: row['source_observed'] ?? '',
    });
  }
}

function readHub(fact: HubFact, draft: Draft, knownDays: ReadonlyMap<string, string>, fallbackDay: string): DraftHub {
  const { asOf, name, url } = hubSource(fact.source);
  const day = asOf ?? knownDays.get(/\bat ([0-9a-f]{7})\b/.exec(fact.source)?.[1] ?? '') ?? null;
  if (day === null) draft.remarks.push(`hub: the source has no date, ${fallbackDay} is taken: ${fact.model_id}`);
  return {
    id: fact.model_id,
    license: license(fact.license),
    bases: bases(fact, draft),
    gated: fact.gated === '' ? null : fact.gated !== 'false',
    formats: formats(fact.formats),
    commit: commit(fact, draft),
    released: /^\d{4}-\d\d-\d\d$/.test(fact.released) ? fact.released : null,
    renamedTo: null,
    source: { name, url },
    asOf: day ?? fallbackDay,
  };
}

/** Addresses of licence texts that stand for a licence the Hub has an id for. */
const licenseAddresses: Readonly<Record<string, string>> = {
  'https://ai.google.dev/gemma/terms': 'gemma',
  'https://huggingface.co/spaces/bigscience/license': 'bigscience-bloom-rail-1.0',
  'https://www.nvidia.com/en-us/agreements/enterprise-software/nvidia-open-model-license/': 'nvidia-open-model-license',
};

function license(text: string): string | null {
  if (text === '' || text === 'not specified') return null;
  const named = /^other \(([\w.-]+)\)$/.exec(text)?.[1];
  if (named !== undefined) return named === 'custom' ? 'other' : named.toLowerCase();
  if (text === 'multiple') return 'other';
  if (/^other \(/.test(text)) return text.slice(7, -1).toLowerCase().replace(/\s+/g, '-');
  return licenseAddresses[text] ?? text.replace(/ \(.*$/, '');
}

function bases(fact: HubFact, draft: Draft): readonly string[] {
  const written = fact.base_model
    .split(/\s*;\s*/)
    .map((base) => base.replace(/^https:\/\/huggingface\.co\//, ''))
    .filter((base) => base !== '');
  const ids = written.filter((base) => /^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/.test(base));
  for (const base of written.filter((text) => !ids.includes(text))) {
    draft.remarks.push(`hub: base model of ${fact.model_id} is no repository id: ${base}`);
  }
  return ids;
}

/** Serialisation formats only: quantisations in parentheses and file names are left out. */
function formats(text: string): readonly string[] {
  const words = text.split(';').map(
    (part) =>
      part
        .replace(/\(.*?\)/g, '')
        .trim()
        .split(' ')[0] ?? '',
  );
  return [...new Set(words.filter((word) => word !== '').map((word) => (word === 'tf_model.h5' ? 'h5' : word)))].sort();
}

/** Who chose a commit, most careful first: the Hub's own answer, then the revision that was evaluated, then the one served. */
const choosers = ['HF API', 'mteb', 'xinference'];

function commit(fact: HubFact, draft: Draft): DraftHub['commit'] {
  const pins = [...fact.pinned_sha.matchAll(/\b([0-9a-f]{40})\b(?: \(([^)]+)\))?/gi)].map((match) => ({
    sha: (match[1] ?? '').toLowerCase(),
    chosenBy: match[2] ?? 'unknown',
  }));
  if (fact.pinned_sha !== '' && pins.length === 0)
    draft.remarks.push(`hub: no 40 hex digits: ${fact.model_id}: ${fact.pinned_sha}`);
  const rank = (pin: { chosenBy: string }): number =>
    (choosers.indexOf(pin.chosenBy) + choosers.length + 1) % (choosers.length + 1);
  const [best] = pins.sort((a, b) => rank(a) - rank(b));
  return best ?? null;
}

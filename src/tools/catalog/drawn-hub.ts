import type { Draft, DraftHub } from './draft.ts';
import type { Drawn } from './drawn-facts.ts';
import type { DrawnModel } from './packages/drawn.ts';
import { snapshotUrl } from './packages/drawn.ts';
import type { Source } from './sources.ts';

/**
 * Carries repositories of the Hub that packages and libraries name, after the table that was compiled by hand: whoever tells
 * more of one is its source. Most are known by their name alone.
 */
export function addDrawnHub(draft: Draft, drawn: readonly Drawn[]): void {
  const known = new Set([...draft.hub.keys()].map((id) => id.toLowerCase()));
  const found = new Map<string, { readonly row: DraftHub; readonly told: number }>();
  for (const { snapshot, reader } of drawn)
    for (const model of snapshot.models) {
      const key = model.id.toLowerCase();
      if (model.platform !== 'huggingface' || !isRepository(model.id) || known.has(key)) continue;
      const told = tells(model);
      if ((found.get(key)?.told ?? -1) > told) continue;
      const source = { name: reader.title, url: snapshotUrl(snapshot) };
      found.set(key, { row: hubRow(model, source, snapshot.published, snapshot.package), told });
    }
  for (const { row } of found.values()) draft.hub.set(row.id, row);
  addBases(draft);
}

/** Whoever says what a repository was made from says that the other one is there. */
function addBases(draft: Draft): void {
  const known = new Set([...draft.hub.keys()].map((id) => id.toLowerCase()));
  for (const row of [...draft.hub.values()])
    for (const id of row.bases) {
      if (!isRepository(id) || known.has(id.toLowerCase())) continue;
      known.add(id.toLowerCase());
      draft.hub.set(id, hubRow({ platform: 'huggingface', id }, row.source, row.asOf, ''));
    }
}

const isRepository = (id: string): boolean => /^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/.test(id);

const tells = ({ commit, bases, formats, license, released }: DrawnModel): number =>
  (commit ? 2 : 0) + (license ? 2 : 0) + (released ? 1 : 0) + (bases?.length ? 1 : 0) + (formats?.length ? 1 : 0);

function hubRow(model: DrawnModel, source: Source, asOf: string, chosenBy: string): DraftHub {
  return {
    id: model.id,
    license: model.license ?? null,
    bases: model.bases ?? [],
    gated: null,
    formats: model.formats ?? [],
    commit: model.commit === undefined ? null : { sha: model.commit, chosenBy: shortName(chosenBy) },
    released: model.released ?? null,
    renamedTo: null,
    source,
    asOf,
  };
}

/** `github:xorbitsai/inference` is called as the table by hand calls it. */
function shortName(name: string): string {
  return name === 'github:xorbitsai/inference' ? 'xinference' : name.replace(/^github:/, '');
}

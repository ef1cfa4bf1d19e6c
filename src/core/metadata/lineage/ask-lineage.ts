import type { HubRepository } from '../../model/hub.ts';
import type { Fetched } from '../../model/online.ts';
import { MAX_DEPTH } from './lineage.ts';

/** Requests that one repository may cost beyond its own. */
const MAX_ASKED = 16;

/**
 * Asks about what a repository was made of, and what that was made of; about data sets only where everything is wanted.
 * Repositories that name each other are asked about once.
 */
export async function askLineage(
  first: HubRepository,
  withDatasets: boolean,
  ask: (kind: HubRepository['kind'], id: string) => Promise<Fetched<HubRepository>>,
): Promise<void> {
  const seen = new Set([first.id.toLowerCase()]);
  let left: readonly HubRepository[] = [first];
  for (let depth = 1; depth <= MAX_DEPTH && left.length > 0; depth++) {
    const wanted: { readonly kind: HubRepository['kind']; readonly id: string }[] = [];
    for (const { baseModels, datasets } of left) {
      for (const { id } of baseModels) wanted.push({ kind: 'model', id });
      if (withDatasets) for (const id of datasets) wanted.push({ kind: 'dataset', id });
    }
    const fresh = wanted.filter(({ kind, id }) => {
      const key = kind === 'model' ? id.toLowerCase() : `dataset ${id.toLowerCase()}`;
      if (seen.has(key) || seen.size > MAX_ASKED) return false;
      seen.add(key);
      return true;
    });
    const answers = await Promise.all(fresh.map(({ kind, id }) => ask(kind, id)));
    left = answers.flatMap((answer) =>
      answer.kind === 'found' && answer.value.kind === 'model' ? [answer.value] : [],
    );
  }
}

import type { HubRepository } from '../model/hub.ts';
import type { ListedModel } from '../model/listed-model.ts';
import type { LiveSection } from '../model/live.ts';
import type { HubFacts, Lifecycle, Lookup, ModelMetadata } from '../model/metadata.ts';
import type { Sourced } from '../model/sourced.ts';
import type { Fetched } from '../model/online.ts';
import type { ModelRow } from './catalog-file.ts';
import { imageFacts } from './images/image-facts.ts';
import { lifecycleOf } from './lifecycle.ts';
import { noMetadata } from './no-metadata.ts';

type Found<T> = Extract<Fetched<T>, { kind: 'found' }>;

/**
 * What is bundled with what hosts say now in its place. A host that could not be asked, or that does not know the name,
 * changes nothing: absence accuses nobody.
 */
export function withLive(
  bundled: Lookup<ModelMetadata>,
  platform: string,
  id: string,
  sections: readonly LiveSection[],
  today: string,
): Lookup<ModelMetadata> {
  let known = bundled;
  for (const section of sections) {
    if (section.kind === 'hub' && section.repository.kind === 'found')
      known = merged(known, platform, id, section.repository, { hub: hubFacts(section.repository, id, known) });
    if (section.kind === 'registry' && section.manifest.kind === 'found')
      known = merged(known, platform, id, section.manifest, { image: imageFacts(section) });
    // What profiles and routers serve says nothing of how long the model itself lives.
    if (section.kind === 'list' && section.platform === platform && section.model.kind === 'found') {
      const lifecycle = lifecycleFacts(section.model, section.platform, today, known);
      if (lifecycle) known = merged(known, platform, id, section.model, { lifecycle });
    }
  }
  return known;
}

function merged(
  known: Lookup<ModelMetadata>,
  platform: string,
  id: string,
  { freshness }: Pick<Found<unknown>, 'freshness'>,
  change: Partial<ModelMetadata>,
): Lookup<ModelMetadata> {
  const value = valueOf(known) ?? noMetadata(platform, id);
  return { kind: 'found', freshness, value: { ...value, ...change } };
}

function valueOf(known: Lookup<ModelMetadata>): ModelMetadata | null {
  return known.kind === 'found' ? known.value : null;
}

const WEIGHTS = /\.(safetensors|gguf|bin|pt|pth|ckpt|pkl|h5|onnx|msgpack|tflite)$/i;

function hubFacts(found: Found<HubRepository>, asked: string, known: Lookup<ModelMetadata>): Sourced<HubFacts> {
  const { license, baseModels, gated, commit, id, files } = found.value;
  return {
    value: {
      license: license === null ? null : (license.name ?? license.id),
      baseModels: baseModels.map((base) => base.id),
      gated: gated !== false,
      formats: [...new Set(files.flatMap(({ path }) => WEIGHTS.exec(path)?.[1]?.toLowerCase() ?? []))],
      weights: files.flatMap(({ path, sha256 }) => (sha256 && WEIGHTS.test(path) ? [{ path, sha256 }] : [])),
      commit: { sha: commit, chosenBy: `the Hub on ${found.asOf.slice(0, 10)}` },
      released: valueOf(known)?.hub?.value.released ?? null,
      renamedTo: id.toLowerCase() === asked.toLowerCase() ? null : id,
    },
    source: 'Hugging Face Hub',
    url: found.url,
    asOf: found.asOf.slice(0, 10),
  };
}

/** A list that says nothing of the end does not take back what was announced. */
function lifecycleFacts(
  found: Found<ListedModel>,
  platform: string,
  today: string,
  known: Lookup<ModelMetadata>,
): Sourced<Lifecycle> | null {
  const { id, released, deprecated, retires, isDeprecated } = found.value;
  const before = valueOf(known)?.lifecycle?.value ?? null;
  if (retires === null && deprecated === null && !isDeprecated && before !== null) return null;
  const ends = retires ?? before?.retires ?? null;
  const row: ModelRow = [
    id,
    0,
    0,
    isDeprecated || deprecated !== null || retires !== null ? 'd' : 'a',
    'h',
    released ?? before?.released ?? null,
    deprecated ?? before?.deprecated ?? null,
    ends,
    ends === null ? null : retires === null && before?.retiresKind === 'earliest' ? 'e' : 'f',
    null,
    found.asOf.slice(0, 10),
  ];
  const source = `${platform}'s own list of models`;
  const value = lifecycleOf(row, today, () => source);
  return value && { value, source, url: found.url, asOf: found.asOf.slice(0, 10) };
}

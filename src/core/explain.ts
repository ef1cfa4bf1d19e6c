import { componentMetadata } from './component-metadata.ts';
import { identify } from './identify/identify.ts';
import type { Catalog } from './metadata/catalog.ts';
import type { LiveMetadata } from './metadata/live.ts';
import { noMetadata } from './metadata/no-metadata.ts';
import type { Identity } from './model/identity.ts';
import type { LiveSection } from './model/live.ts';
import type { Lookup, ModelMetadata } from './model/metadata.ts';

/** What is known of an id on one platform. */
export interface Explanation {
  readonly identity: Identity;
  readonly metadata: Lookup<ModelMetadata>;
  /** What hosts say now; empty where nobody was asked. */
  readonly live: readonly LiveSection[];
}

/**
 * Everything the catalog knows of an id: on the platform asked for, on the one its prefix names, or else on each that
 * knows it. Empty where it is not an id at all.
 */
export function explain(
  catalog: Catalog,
  model: string,
  platform: string | null,
  today: string,
  horizonDays: number,
  live: LiveMetadata['landed'] = () => [],
): readonly Explanation[] {
  const read = (provider: string | null, grammar: 'native' | 'guess'): Identity | null =>
    identify(model, { grammar, provider, subject: 'model', revision: null }, catalog);
  const first = read(platform, platform === null ? 'guess' : 'native');
  if (!first) return [];
  const platforms = platform !== null || first.prefix !== '' ? [first.provider] : catalog.platformsOf(first.lookup);
  const asked = platforms.length > 0 ? platforms : [first.provider];
  return asked.flatMap((candidate) => {
    const identity = candidate === first.provider ? first : read(candidate, 'native');
    return identity
      ? [{ identity, metadata: known(identity, { catalog, today, horizonDays, live }), live: live('model', identity) }]
      : [];
  });
}

/** What is bundled, and what follows for its chain from that and from what was answered; the answers stand beside it. */
function known(identity: Identity, context: Parameters<typeof componentMetadata>[2]): Lookup<ModelMetadata> {
  const { catalog, today, horizonDays } = context;
  const bundled = catalog.find(identity.provider, identity.lookup, today, horizonDays);
  const full = componentMetadata('model', identity, context) ?? bundled;
  if (full.kind !== 'found') return full;
  const { lineage, publisher } = full.value;
  if (bundled.kind === 'found') return { ...bundled, value: { ...bundled.value, lineage, publisher } };
  const nothing = noMetadata(identity.provider, identity.lookup);
  return lineage ? { ...full, value: { ...nothing, lineage, publisher } } : bundled;
}

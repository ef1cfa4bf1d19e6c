import { componentMetadata } from './component-metadata.ts';
import { identify } from '../identify/identify.ts';
import { hubNamed, packageNamed } from '../identify/package-name.ts';
import type { NamedPackage } from '../identify/package-name.ts';
import type { InspectContext } from './inspect-context.ts';
import { contractsOf, moveOf } from './model-move.ts';
import { noMetadata } from '../metadata/no-metadata.ts';
import { isEcosystem, packageMetadata, versionOf } from '../metadata/packages/package-metadata.ts';
import type { Identity } from '../model/identity.ts';
import type { LiveSection } from '../model/live.ts';
import type { Lookup, ModelMetadata } from '../model/metadata.ts';
import type { KnownContract, ModelMove } from '../model/model-move.ts';

/** What answers come from. */
export type ExplainContext = Pick<
  InspectContext,
  'advisories' | 'endings' | 'catalog' | 'today' | 'horizonDays' | 'live'
>;

/** What is known of an id on one platform, of a package, or of an API or a host that ends. */
export interface Explanation {
  readonly kind: 'model' | 'package' | 'ending';
  readonly identity: Identity;
  readonly metadata: Lookup<ModelMetadata>;
  /** What hosts say now; empty where nobody was asked. */
  readonly live: readonly LiveSection[];
  /** Of a model: what it does with the requests of its endpoints, and what a change to its replacement changes. */
  readonly contracts?: readonly KnownContract[];
  readonly move?: ModelMove | null;
}

/**
 * Everything known of an id: on the platform asked for, on the one its prefix names, or else on each that knows it; or of a
 * package, where the text names one with its registry. Empty where it is neither.
 */
export function explain(model: string, platform: string | null, context: ExplainContext): readonly Explanation[] {
  const { catalog } = context;
  const named = packageNamed(platform !== null && isEcosystem(platform) ? `${platform}:${model}` : model);
  if (named) return packageExplanation(named, context);
  const ended = platform === null ? endingsNamed(model, context) : [];
  if (ended.length > 0) return ended;
  const hub = hubNamed(model);
  if (!hub && model.startsWith('pkg:')) return [];
  const read = (provider: string | null): Identity | null => {
    const grammar = provider === null ? 'guess' : 'native';
    return identify(
      hub?.name ?? model,
      { grammar, provider, subject: 'model', revision: hub?.commit ?? null },
      catalog,
    );
  };
  const first = read(hub ? 'huggingface' : platform);
  if (!first) return [];
  const platforms =
    hub || platform !== null || first.prefix !== '' ? [first.provider] : catalog.platformsOf(first.lookup);
  const asked = platforms.length > 0 ? platforms : [first.provider];
  return asked.flatMap((candidate) => {
    const identity = candidate === first.provider ? first : read(candidate);
    return identity ? [modelExplanation(identity, context)] : [];
  });
}

function modelExplanation(identity: Identity, context: ExplainContext): Explanation {
  const { catalog, today, horizonDays, live } = context;
  const { provider, lookup } = identity;
  const metadata = known(identity, context);
  const move = metadata.kind === 'found' ? moveOf(catalog, metadata.value, provider, lookup, today, horizonDays) : null;
  const contracts = contractsOf(provider, lookup);
  return { kind: 'model', identity, metadata, live: live('model', identity), contracts, move };
}

/** What is bundled, and what follows for its chain from that and from what was answered; the answers stand beside it. */
function known(identity: Identity, context: ExplainContext): Lookup<ModelMetadata> {
  const { catalog, today, horizonDays } = context;
  const bundled = catalog.find(identity.provider, identity.lookup, today, horizonDays);
  const full = componentMetadata('model', identity, context) ?? bundled;
  if (full.kind !== 'found') return full;
  const { lineage, publisher } = full.value;
  if (bundled.kind === 'found') return { ...bundled, value: { ...bundled.value, lineage, publisher } };
  const nothing = noMetadata(identity.provider, identity.lookup);
  return lineage ? { ...full, value: { ...nothing, lineage, publisher } } : bundled;
}

/** APIs, hosts and platforms that end, by their name, a part of it, or their address. */
function endingsNamed(text: string, { endings }: ExplainContext): readonly Explanation[] {
  const words = text
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .split(/\s+/);
  const asked = words.join(' ');
  return endings.all().flatMap((ending): readonly Explanation[] => {
    const { kind, id, name, addresses, evidence, effect, ends, instead, confidence } = ending;
    if (kind !== 'api') return [];
    const own = name.toLowerCase().split(/[^\w.-]+/);
    const isNamed = asked.length > 5 && words.every((word) => own.includes(word));
    if (id !== asked && !isNamed && !addresses.some((address) => asked.startsWith(address))) return [];
    const value = {
      ...noMetadata('unknown', name),
      ending: { value: { effect, ends, instead, confidence }, ...evidence },
    };
    const identity: Identity = {
      provider: 'unknown',
      name,
      lookup: id,
      revision: { kind: 'default', value: null },
      pin: 'unknown',
      pinReason: '',
      purl: null,
      prefix: '',
      suffix: '',
    };
    return [{ kind: 'ending', identity, metadata: { kind: 'found', freshness: 'bundled', value }, live: [] }];
  });
}

const UNKNOWN = { kind: 'absent', complete: false, suggestions: [] } as const;

function packageExplanation(
  named: NamedPackage,
  { catalog, advisories, endings, live }: ExplainContext,
): readonly Explanation[] {
  const { ecosystem, name, version } = named;
  const native = { grammar: 'native', provider: ecosystem, subject: 'package', revision: version } as const;
  const identity = identify(name, native, catalog);
  if (!identity) return [];
  const used = { ecosystem, name, version: versionOf(identity), from: null, requirement: version, declared: null };
  const sections = live('package', identity);
  return [
    {
      kind: 'package',
      identity,
      metadata: packageMetadata(used, advisories, sections, endings) ?? UNKNOWN,
      live: sections,
    },
  ];
}

import type { InspectContext } from './inspect-context.ts';
import { hubLineage } from '../metadata/lineage/hub-lineage.ts';
import { publisherOf } from '../metadata/lineage/publisher.ts';
import { withLive } from '../metadata/merge-live.ts';
import type { NamedIdentity } from '../metadata/live.ts';
import type { Identity } from '../model/identity.ts';
import { isEcosystem, packageMetadata, versionOf } from '../metadata/packages/package-metadata.ts';
import type { Lineage, LineageNode } from '../model/lineage.ts';
import type { Lookup, ModelMetadata } from '../model/metadata.ts';
import type { SubjectKind } from '../model/reference.ts';

type Context = Pick<InspectContext, 'advisories' | 'endings' | 'catalog' | 'today' | 'horizonDays' | 'live'>;

const NOTHING = { kind: 'absent', complete: false, suggestions: [] } as const;

/**
 * All that is known of a component: what is bundled, with what hosts said in its place, and what follows from both. Null for
 * kinds of which nothing is bundled, where no host was asked.
 */
export function componentMetadata(
  kind: SubjectKind,
  identity: Identity,
  context: Context,
): Lookup<ModelMetadata> | null {
  switch (kind) {
    case 'model':
    case 'embedding-model':
      return modelMetadata(kind, identity, context);
    case 'dataset': {
      const told = withLive(NOTHING, identity.provider, identity.name, context.live(kind, identity), context.today);
      return told.kind === 'found' ? withLineage(told, lineageAt('dataset', identity.name, context)) : null;
    }
    case 'container-image':
      return imageMetadata(identity, context);
    case 'mcp-server':
      return serverMetadata(identity, context);
    default:
      return null;
  }
}

function modelMetadata(kind: 'model' | 'embedding-model', identity: Identity, context: Context): Lookup<ModelMetadata> {
  const { provider, lookup } = identity;
  const { catalog, today, horizonDays } = context;
  const sections = context.live(kind, identity);
  const told = withLive(catalog.find(provider, lookup, today, horizonDays), provider, lookup, sections, today);
  if (provider !== 'huggingface') return told;
  const publisher = publisherOf(lookup, catalog.ids('huggingface'));
  if (told.kind === 'found')
    return withLineage({ ...told, value: { ...told.value, publisher } }, lineageAt('model', lookup, context));
  const lookalike = publisher?.lookalike ?? null;
  if (told.kind !== 'absent' || lookalike === null) return told;
  // A private repository is not found either; a name that looks like a well-known one is seldom private.
  const isAbsent = sections.some((section) => section.kind === 'hub' && section.repository.kind === 'absent');
  return { ...told, complete: isAbsent, suggestions: [lookalike] };
}

function withLineage(
  told: Extract<Lookup<ModelMetadata>, { kind: 'found' }>,
  lineage: Lineage | null,
): Lookup<ModelMetadata> {
  return { ...told, value: { ...told.value, lineage } };
}

function lineageAt(
  kind: LineageNode['kind'],
  id: string,
  { catalog, today, horizonDays, live }: Context,
): Lineage | null {
  return hubLineage(kind, id, {
    bundled: (name) => {
      const known = catalog.find('huggingface', name, today, horizonDays);
      return known.kind === 'found' ? known.value.hub : null;
    },
    landed: (each, name) => live(each, hubIdentity(name)),
  });
}

/** A repository as those who ask name it: its default branch. */
function hubIdentity(name: string): NamedIdentity {
  return { provider: 'huggingface', lookup: name, name, revision: { kind: 'default', value: null } };
}

/** Nothing is bundled of images: there is something to tell where a registry was asked. */
function imageMetadata(identity: Identity, context: Context): Lookup<ModelMetadata> | null {
  const { provider, name, revision } = identity;
  const id = `${name}${revision.kind === 'digest' ? '@' : ':'}${revision.value ?? 'latest'}`;
  const told = withLive(NOTHING, provider, id, context.live('container-image', identity), context.today);
  return told.kind === 'found' ? told : null;
}

/** A server that is started from a package: what the bundled table says of it. Its registry is not asked: it may be private. */
function serverMetadata(identity: Identity, { advisories, endings }: Context): Lookup<ModelMetadata> | null {
  const { provider, name } = identity;
  if (!isEcosystem(provider)) return null;
  const used = {
    ecosystem: provider,
    name,
    version: versionOf(identity),
    from: null,
    requirement: null,
    declared: null,
  };
  return packageMetadata(used, advisories, [], endings);
}

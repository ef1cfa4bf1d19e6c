import { hostOf } from '../base/address.ts';
import type { Identity } from '../model/identity.ts';
import type { HubRepository } from '../model/hub.ts';
import type { ListedModel } from '../model/listed-model.ts';
import type { LiveSection } from '../model/live.ts';
import type { ModelList } from './online/model-list.ts';
import type { Fetched } from '../model/online.ts';
import type { SubjectKind } from '../model/reference.ts';
import type { OnlinePorts } from '../ports-online.ts';
import { createCache } from './online/cache.ts';
import { createOnlineClient } from './online/client.ts';
import { allImageHosts, askImage, imageHosts } from './images/ask-image.ts';
import { askOllama, ollamaHosts } from './images/ask-ollama.ts';
import { askLineage } from './lineage/ask-lineage.ts';
import { createPackageAsker, PACKAGE_ORIGINS } from './packages/ask-packages.ts';
import type { PackageOrigins } from './packages/ask-packages.ts';
import { azureList, bedrockList, bedrockProfiles, hubRouter, modelLists } from './sources/model-lists.ts';
import { modelPages } from './sources/model-pages.ts';
import { LOCAL_OLLAMA, OLLAMA_REGISTRY } from './sources/ollama.ts';
import { HUB_ENDPOINT, hubCard, hubRepository } from './sources/hugging-face-hub.ts';

/** Where sources are, for users who have mirrors of their own. */
export interface Endpoints {
  readonly hub?: string;
  /** Where the user's own server of Ollama is. */
  readonly ollama?: string;
  /** The region of Amazon Bedrock that the user's own SDK asks; null where there is none. */
  readonly bedrock?: string | null;
  /** The user's own resource of Azure OpenAI; null where there is none. */
  readonly azure?: string | null;
  readonly packages?: PackageOrigins;
}

/** By what answers are found again. */
export type NamedIdentity = Pick<Identity, 'provider' | 'lookup' | 'name' | 'revision'>;

/** Metadata that is asked for: everything that sources say of a component. */
export interface LiveMetadata {
  /** One section per source that knows components of this kind; empty where none does. */
  readonly ask: (
    kind: SubjectKind,
    identity: Identity,
    /** `all`: also what only a person wants to read, such as cards. */
    depth: 'facts' | 'all',
    signal: AbortSignal,
  ) => Promise<readonly LiveSection[]>;
  /** What was answered before, without asking. */
  readonly landed: (kind: SubjectKind, identity: NamedIdentity) => readonly LiveSection[];
  /** Who would be asked about a component. */
  readonly hosts: (kind: SubjectKind, identity: Identity) => readonly string[];
  /** Everybody who is ever asked. */
  readonly allHosts: () => readonly string[];
  /** Forgets all answers, also those on disk. */
  readonly clear: () => Promise<void>;
}

export function createLiveMetadata(
  ports: OnlinePorts,
  warn: (message: string) => void,
  {
    hub = HUB_ENDPOINT,
    ollama = LOCAL_OLLAMA,
    bedrock = null,
    azure = null,
    packages: origins = PACKAGE_ORIGINS,
  }: Endpoints = {},
): LiveMetadata {
  const cache = createCache(ports.store, warn);
  const client = createOnlineClient(ports, cache);
  const lists = [
    ...modelLists,
    ...(bedrock === null ? [] : [bedrockList(bedrock)]),
    ...(azure === null ? [] : [azureList(azure)]),
  ];
  const profiles = bedrock === null ? null : bedrockProfiles(bedrock);
  const packages = createPackageAsker(client, origins);
  const landed = new Map<string, readonly LiveSection[]>();

  const onHub = async (
    kind: HubRepository['kind'],
    { name, revision }: Identity,
    depth: 'facts' | 'all',
    signal: AbortSignal,
  ): Promise<LiveSection> => {
    const repository = await client.ask(hubRepository(kind, name, revision.value, hub), signal);
    const card =
      depth === 'all' && repository.kind === 'found'
        ? await client.ask(hubCard(kind, repository.value.id, repository.value.commit, hub), signal)
        : null;
    if (repository.kind === 'found' && kind === 'model')
      await askLineage(repository.value, depth === 'all', async (each, id) => {
        const answer = await client.ask(hubRepository(each, id, null, hub), signal);
        const key = keyOf(each, { provider: 'huggingface', lookup: id, name: id, revision: DEFAULT });
        if (!landed.has(key)) landed.set(key, [{ kind: 'hub', repository: answer, card: null }]);
        return answer;
      });
    return { kind: 'hub', repository, card };
  };

  const inList = async (list: ModelList, id: string, signal: AbortSignal): Promise<Fetched<ListedModel>> => {
    const answer = await client.ask(list.question, signal);
    if (answer.kind !== 'found') return answer;
    const { value, ...evidence } = answer;
    const own = value.find((one) => one.id === id || one.aliases.includes(id)) ?? list.choose?.(value, id);
    return own ? { ...evidence, value: own } : { kind: 'absent', asOf: evidence.asOf, url: evidence.url };
  };

  const onList = async (
    { provider, lookup, prefix }: Identity,
    signal: AbortSignal,
  ): Promise<readonly LiveSection[]> => {
    const page = modelPages.find(({ platform }) => platform === provider)?.question(lookup);
    if (page) return [{ kind: 'list', platform: provider, model: await client.ask(page, signal) }];
    const list = lists.find(({ platform }) => platform === provider);
    if (!list) return [];
    const section: LiveSection = { kind: 'list', platform: provider, model: await inList(list, lookup, signal) };
    // An id with a geography is that of a profile, of which the list of models says nothing.
    const place = provider === 'bedrock' ? (/(?:^|\/)([a-z-]+\.)$/.exec(prefix)?.[1] ?? null) : null;
    if (place === null || profiles === null) return [section];
    const profile = await inList(profiles, `${place}${lookup}`, signal);
    return [section, { kind: 'list', platform: 'bedrock-profiles', model: profile }];
  };

  const sections = async (
    kind: SubjectKind,
    identity: Identity,
    depth: 'facts' | 'all',
    signal: AbortSignal,
  ): Promise<readonly LiveSection[]> => {
    if (kind === 'dataset')
      return identity.provider === 'huggingface' ? [await onHub('dataset', identity, depth, signal)] : [];
    if (kind === 'container-image') return askImage(client, identity, signal);
    if (kind === 'package') return packages.ask(identity, signal);
    if (kind !== 'model' && kind !== 'embedding-model') return [];
    if (identity.provider === 'huggingface') {
      const own = await onHub('model', identity, depth, signal);
      // A Hub of one's own has no such router.
      if (depth !== 'all' || hub !== HUB_ENDPOINT) return [own];
      return [own, { kind: 'list', platform: 'hub-router', model: await inList(hubRouter, identity.name, signal) }];
    }
    return identity.provider === 'ollama' ? askOllama(client, identity, ollama, signal) : onList(identity, signal);
  };

  return {
    ask: async (kind, identity, depth, signal) => {
      const answer = await sections(kind, identity, depth, signal);
      landed.set(keyOf(kind, identity), answer);
      return answer;
    },
    hosts: (kind, identity) => {
      const { provider } = identity;
      if (kind === 'container-image') return imageHosts(identity);
      if (kind === 'package') return packages.hosts(identity);
      const isModel = kind === 'model' || kind === 'embedding-model';
      if (provider === 'huggingface' && (isModel || kind === 'dataset')) return [hostOf(hub)];
      if (isModel && provider === 'ollama') return ollamaHosts(identity, ollama);
      const asked = [...lists, ...modelPages];
      return isModel ? asked.flatMap(({ platform, host }) => (platform === provider ? [host] : [])) : [];
    },
    allHosts: () => [
      hostOf(hub),
      ...[...lists, ...modelPages, hubRouter].map(({ host }) => host),
      hostOf(OLLAMA_REGISTRY),
      hostOf(ollama),
      ...allImageHosts(),
      ...packages.allHosts(),
    ],
    landed: (kind, identity) => landed.get(keyOf(kind, identity)) ?? [],
    clear: async () => {
      landed.clear();
      await cache.clear();
    },
  };
}

const DEFAULT = { kind: 'default', value: null } as const;

function keyOf(kind: SubjectKind, { provider, lookup, name, revision }: NamedIdentity): string {
  // Code and manifests have names of their own for one package.
  const named = kind === 'package' ? lookup : name;
  return [kind === 'embedding-model' ? 'model' : kind, provider, lookup, named, revision.value ?? ''].join('\u0000');
}

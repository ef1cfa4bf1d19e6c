import type { Identity } from '../../model/identity.ts';
import type { LockEntry } from '../../model/lock.ts';
import type { HubFacts, ModelMetadata } from '../../model/metadata.ts';
import type { Reference } from '../../model/report.ts';
import { LOCK_KINDS } from './lock-kinds.ts';
import { inEnglish } from '../../model/told.ts';

/** What is known now of what a reference names, as an entry of a lock file has it; null for what is not locked. */
export function lockStateOf(reference: Reference): LockEntry | null {
  const { identity, component, kind, use } = reference;
  if (!identity || component === null || use === 'listed' || use === 'import' || !LOCK_KINDS.includes(kind))
    return null;
  const known = reference.metadata?.kind === 'found' ? reference.metadata.value : null;
  const base = { id: component, kind };
  switch (kind) {
    case 'dataset':
      return { ...base, ...repositoryState(identity, known) };
    case 'container-image':
      return { ...base, ...taggedState(identity, known, identity.pin === 'floating') };
    case 'prompt':
      return { ...base, ...promptState(identity) };
    case 'mcp-server':
      return { ...base, ...packageState(identity) };
    case 'weights-file':
      return { ...base, ...fileState(known) };
    default:
      return { ...base, ...modelState(identity, known) };
  }
}

type State = Omit<LockEntry, 'id' | 'kind'>;

function modelState(identity: Identity, known: ModelMetadata | null): State {
  if (identity.provider === 'huggingface') return { ...repositoryState(identity, known), ...endOf(known) };
  if (identity.provider === 'ollama') return { ...taggedState(identity, known, true), ...endOf(known) };
  const { pin, pinReason, revision, name } = identity;
  switch (pin) {
    case 'pinned':
      return {
        by: revision.kind === 'version' ? 'version' : 'snapshot',
        value: revision.kind === 'version' ? (revision.value ?? name) : name,
        ...endOf(known),
      };
    case 'no-pin-offered':
      return {
        ...endOf(known),
        unpinnable: pinReason === '' ? 'its provider offers no pinned id' : inEnglish(pinReason),
      };
    case 'floating': {
      const fact = known?.pin;
      const target = fact?.value.target ?? null;
      if (target !== null && fact) return { by: 'snapshot', value: target, ...endOf(known), seen: fact.asOf };
      return { ...endOf(known), unknown: 'what the alias means now is not known' };
    }
    case 'unknown':
      return { ...endOf(known), unknown: pinReason === '' ? 'who serves it is not known' : inEnglish(pinReason) };
  }
}

/** A promise of service is no end. */
function endOf(known: ModelMetadata | null): State {
  const life = known?.lifecycle?.value;
  if (life?.retires == null) return {};
  return life.retiresKind === 'firm' || life.retiresKind === 'redirect' ? { retires: life.retires } : {};
}

/** A repository of the Hub. What the catalog says of its files is of one commit and of no other. */
function repositoryState(identity: Identity, known: ModelMetadata | null): State {
  const hub = known?.hub ?? null;
  const { revision, pin } = identity;
  if (identity.provider !== 'huggingface') return { unpinnable: 'the service keeps its own versions' };
  if (pin === 'pinned' && revision.value !== null) {
    const isSame = hub?.value.commit?.sha === revision.value.toLowerCase();
    return { by: 'commit', value: revision.value, ...(hub && isSame && { ...cardOf(hub.value), seen: hub.asOf }) };
  }
  const asked = revision.value ?? 'main';
  // What the catalog knows is the default branch.
  const commit = hub && (revision.value === null || revision.value === 'main' || isLive(hub)) ? hub.value.commit : null;
  if (!hub || !commit) return { asked, unknown: 'its commit is not known; `modelkeel lock --online` asks the Hub' };
  return { asked, by: 'commit', value: commit.sha, ...cardOf(hub.value), seen: hub.asOf };
}

function isLive({ source }: { readonly source: string }): boolean {
  return source === 'Hugging Face Hub';
}

/** What is said of a commit, and of no other one. */
function cardOf({ license, baseModels, formats, weights = [] }: HubFacts): State {
  return {
    ...(license !== null && { license }),
    ...(baseModels.length > 0 && { bases: baseModels.toSorted() }),
    ...(formats.length > 0 && { formats: formats.toSorted() }),
    ...(weights.length > 0 && { weights: weights.map(weightsLine).toSorted() }),
  };
}

function weightsLine({ path, sha256 }: { readonly path: string; readonly sha256: string }): string {
  return `${path} sha256:${sha256}`;
}

/** A tag of a registry and the digest it means. */
function taggedState({ revision }: Identity, known: ModelMetadata | null, isMoving: boolean): State {
  if (revision.kind === 'digest' && revision.value !== null) return { by: 'digest', value: revision.value };
  const asked = revision.value ?? 'latest';
  const image = known?.image ?? null;
  if (image) return { asked, by: 'digest', value: image.value.digest, seen: image.asOf };
  const why = isMoving ? 'its digest is not known' : 'the tag names a version, and its digest is not known';
  return { asked, unknown: `${why}; \`modelkeel lock --online\` asks its registry` };
}

function promptState({ pin, revision }: Identity): State {
  if (pin === 'pinned' && revision.value !== null) return { by: 'commit', value: revision.value };
  return {
    ...(revision.value !== null && { asked: revision.value }),
    unknown: 'only whoever owns the prompt can ask for its commit',
  };
}

/** A server of MCP by its package, its image or its repository. */
function packageState({ pin, revision }: Identity): State {
  const { value, kind } = revision;
  if (pin === 'pinned' && value !== null) {
    const by = kind === 'commit' ? 'commit' : kind === 'digest' ? 'digest' : 'version';
    return { by, value };
  }
  if (pin === 'no-pin-offered') return { unpinnable: 'it is a program of this machine, or of a host' };
  return {
    asked: value ?? 'latest',
    unknown: 'its registry is not asked, since the name may be private; name a version',
  };
}

function fileState(known: ModelMetadata | null): State {
  const sha256 = known?.weights?.value.sha256 ?? null;
  return sha256 === null
    ? { unknown: 'its bytes were not read; `modelkeel lock` reads them' }
    : { by: 'sha256', value: sha256 };
}

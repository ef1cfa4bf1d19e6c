import type { BaseModelRelation, HubCard, HubRepository } from '../../model/hub.ts';
import type { Answer, Question, Reading } from '../online/question.ts';
import { DAILY, getJson } from '../online/question.ts';
import { array, object, text, texts } from '../online/json.ts';
import { refusal } from '../online/refusal.ts';

/** Where the Hub is; `HF_ENDPOINT` names another one. */
export const HUB_ENDPOINT = 'https://huggingface.co';

/** Tokens of the Hub are bearer tokens (https://huggingface.co/docs/hub/security-tokens). */
const bearer = (token: string): Readonly<Record<string, string>> => ({ authorization: `Bearer ${token}` });

/**
 * A revision of a model or dataset with its files and scan status (https://huggingface.co/docs/hub/api). A renamed repository
 * answers with a redirect on the same host.
 */
export function hubRepository(
  kind: HubRepository['kind'],
  id: string,
  revision: string | null,
  endpoint: string = HUB_ENDPOINT,
): Question<HubRepository> {
  const path = `${kind}s/${encodePath(id)}${revision === null ? '' : `/revision/${encodeURIComponent(revision)}`}`;
  return {
    ...getJson(`hub/${endpoint}/${path}`, `${endpoint}/api/${path}?blobs=true&securityStatus=true`, (answer) =>
      readRepository(kind, answer),
    ),
    token: bearer,
    // Repositories of thousands of files exist.
    maxBytes: 16_000_000,
  };
}

/** The card of a revision (https://huggingface.co/docs/hub/model-cards). */
export function hubCard(
  kind: HubRepository['kind'],
  id: string,
  commit: string,
  endpoint: string = HUB_ENDPOINT,
): Question<HubCard> {
  const path = `${kind === 'dataset' ? 'datasets/' : ''}${encodePath(id)}/raw/${encodeURIComponent(commit)}/README.md`;
  return {
    ...getJson(`hub-card/${endpoint}/${path}`, `${endpoint}/${path}`, readCard),
    headers: { accept: 'text/plain' },
    token: bearer,
    maxBytes: 1_000_000,
    lifetime: { ...DAILY, soft: DAILY.hard },
  };
}

function encodePath(id: string): string {
  return id.split('/').map(encodeURIComponent).join('/');
}

/**
 * Anonymous 401 means missing, private or gated; the error code tells them apart
 * (https://huggingface.co/docs/huggingface_hub/package_reference/utilities#huggingface_hub.errors.RepositoryNotFoundError).
 */
function refused<T>(answer: Answer): Reading<T> | null {
  const code = answer.headers['x-error-code'] ?? '';
  const isRefusal = answer.status === 401 || answer.status === 403 || answer.status === 404;
  if (isRefusal && ['RepoNotFound', 'RevisionNotFound', 'EntryNotFound'].includes(code)) return { kind: 'absent' };
  if (isRefusal && code === 'GatedRepo') return { kind: 'unavailable', reason: 'gated' };
  return refusal(answer, true);
}

function readRepository(kind: HubRepository['kind'], answer: Answer): Reading<HubRepository> {
  const no = refused<HubRepository>(answer);
  if (no) return no;
  const body = object(answer.json());
  const id = text(body['id']) ?? text(body['modelId']);
  const commit = text(body['sha']);
  if (id === null || commit === null || !/^[\da-f]{40}$/i.test(commit))
    return { kind: 'unavailable', reason: 'unexpected-answer' };
  const card = object(body['cardData']);
  const tags = texts(body['tags']);
  const gated = body['gated'];
  return {
    kind: 'found',
    value: {
      kind,
      id,
      commit: commit.toLowerCase(),
      lastModified: text(body['lastModified']),
      gated: gated === 'auto' || gated === 'manual' ? gated : gated === true ? 'manual' : false,
      disabled: body['disabled'] === true,
      license: licenseOf(card, tags),
      baseModels: baseModelsOf(card, tags),
      datasets: unique([...texts(card['datasets']), ...tagged(tags, 'dataset:')]),
      library: text(body['library_name']) ?? text(card['library_name']),
      pipeline: text(body['pipeline_tag']) ?? text(card['pipeline_tag']),
      files: array(body['siblings']).flatMap((item) => {
        const path = text(object(item)['rfilename']);
        const bytes = object(item)['size'];
        const sha256 = text(object(object(item)['lfs'])['sha256']);
        const isHash = sha256 !== null && /^[\da-f]{64}$/i.test(sha256);
        const file = { path: path ?? '', bytes: typeof bytes === 'number' ? bytes : null };
        return path === null ? [] : [isHash ? { ...file, sha256: sha256.toLowerCase() } : file];
      }),
      security: securityOf(body['securityRepoStatus']),
      newVersion: text(card['new_version']),
    },
  };
}

function tagged(tags: readonly string[], prefix: string): readonly string[] {
  return tags.flatMap((tag) => (tag.startsWith(prefix) ? [tag.slice(prefix.length)] : []));
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

function licenseOf(card: Readonly<Record<string, unknown>>, tags: readonly string[]): HubRepository['license'] {
  const id = texts(card['license'])[0] ?? tagged(tags, 'license:')[0];
  return id === undefined ? null : { id, name: text(card['license_name']), link: text(card['license_link']) };
}

/** Tags say `base_model:<relation>:<id>` beside `base_model:<id>`; the card alone may not say how. */
function baseModelsOf(card: Readonly<Record<string, unknown>>, tags: readonly string[]): HubRepository['baseModels'] {
  const relations = new Map<string, BaseModelRelation>();
  for (const tag of tagged(tags, 'base_model:')) {
    const [, relation, id] = /^(finetune|adapter|merge|quantized):(.+)$/.exec(tag) ?? [];
    if (id !== undefined && isRelation(relation)) relations.set(id, relation);
  }
  const stated = text(card['base_model_relation']) ?? undefined;
  const ids = unique([
    ...texts(card['base_model']),
    ...relations.keys(),
    ...tagged(tags, 'base_model:').filter((tag) => !/^(?:finetune|adapter|merge|quantized):/.test(tag)),
  ]);
  return ids.map((id) => ({ id, relation: relations.get(id) ?? (isRelation(stated) ? stated : null) }));
}

function isRelation(value: string | undefined): value is BaseModelRelation {
  return value === 'finetune' || value === 'adapter' || value === 'merge' || value === 'quantized';
}

function securityOf(value: unknown): HubRepository['security'] {
  const status = object(value);
  if (typeof status['scansDone'] !== 'boolean') return null;
  return {
    done: status['scansDone'],
    issues: array(status['filesWithIssues']).flatMap((item) => {
      const path = text(object(item)['path']);
      return path === null ? [] : [{ path, level: text(object(item)['level']) ?? 'unknown' }];
    }),
  };
}

function readCard(answer: Answer): Reading<HubCard> {
  const no = refused<HubCard>(answer);
  if (no) return no;
  // Cards are sent as plain text; a page or an object in their place is none.
  if (!/^text\/(?:plain|markdown)\b/i.test(answer.headers['content-type'] ?? ''))
    return { kind: 'unavailable', reason: 'unexpected-answer' };
  const headings = [...answer.text().matchAll(/^#{1,6}[ \t]+([^\s].{0,199})$/gm)]
    .map((match) => match[1] ?? '')
    .join('\n');
  return {
    kind: 'found',
    value: {
      evaluation: /\b(?:evaluation|benchmarks?|results|performance)\b/i.test(headings),
      biasAndLimitations: /\b(?:bias|limitations?|risks?|out-of-scope|ethical)\b/i.test(headings),
      trainingData: /\b(?:training data|training dataset|datasets?)\b/i.test(headings),
    },
  };
}

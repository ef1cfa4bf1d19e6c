import { platformName } from '../base/platform-names.ts';
import type { HubCard, HubRepository } from '../model/hub.ts';
import type { ListedModel } from '../model/listed-model.ts';
import type { LiveSection } from '../model/live.ts';
import type { Fetched, UnavailableReason } from '../model/online.ts';
import type { PulledModel } from '../model/registries.ts';
import { byteText } from './byte-text.ts';

/** Name and value of one fact. */
export type LiveRow = readonly [name: string, value: string];

const REASONS: Readonly<Record<UnavailableReason, string>> = {
  offline: 'offline',
  'not-allowed': 'not allowed',
  gated: 'it needs accepted terms and a token',
  'token-missing': 'it needs a token',
  'token-refused': 'the token was rejected',
  refused: 'it refused the request',
  'rate-limited': 'too many requests',
  timeout: 'it did not answer in time',
  network: 'it could not be reached',
  'server-error': 'server error',
  'unexpected-answer': 'its answer could not be read',
  'too-large': 'its answer was too large',
  'redirected-elsewhere': 'it redirected to a host that is not listed',
};

/** Why a host gave no answer, in words for people. */
export function unavailableText({ reason, host, retryAt }: Extract<Fetched<unknown>, { kind: 'unavailable' }>): string {
  return `${host}: ${REASONS[reason]}${retryAt === null ? '' : `, try again from ${retryAt.slice(0, 16).replace('T', ' ')} UTC`}`;
}

/** When an answer was given, and whether it may be out of date. */
function freshnessText(fetched: Extract<Fetched<unknown>, { kind: 'found' }>): string {
  const asked = fetched.asOf.slice(0, 16).replace('T', ' ');
  return fetched.freshness === 'stale' ? `fetched ${asked} UTC, unavailable now` : `fetched ${asked} UTC`;
}

/** A line of the card for look-ups that failed: no answer, or a name the host does not know. */
export function liveNotice(section: LiveSection): string | null {
  const answer = answerOf(section);
  // Not running a local server, or not having pulled this model, is fine.
  if (section.kind === 'pulled') return null;
  if (answer.kind === 'unavailable')
    // The user knows which hosts are not allowed.
    return answer.reason === 'not-allowed' ? null : `Not refreshed: ${unavailableText(answer)}.`;
  if (answer.kind === 'found')
    return answer.freshness === 'stale'
      ? `Its host is unavailable; last fetched ${answer.asOf.slice(0, 16).replace('T', ' ')} UTC.`
      : null;
  const day = answer.asOf.slice(0, 10);
  switch (section.kind) {
    case 'hub':
      return `The Hub has no such repository or revision, or it is private (checked ${day}).`;
    case 'list':
      return `${platformName(section.platform)}'s own list does not have it (checked ${day}).`;
    default:
      return `Its registry does not have it (checked ${day}).`;
  }
}

/** What only hosts know and a card has room for. */
export function liveBrief(section: LiveSection): readonly LiveRow[] {
  if (section.kind === 'pulled' && section.model.kind !== 'unavailable') return pulledSection(section).rows;
  if (section.kind !== 'hub' || section.repository.kind !== 'found') return [];
  const { security, newVersion, disabled, lastModified } = section.repository.value;
  const rows: (LiveRow | null)[] = [
    disabled ? ['State', 'disabled by the Hub'] : null,
    lastModified === null ? null : ['Changed', lastModified.slice(0, 10)],
    security === null ? null : ['Scan', securityText(security)],
    newVersion === null ? null : ['New version', newVersion],
  ];
  const card = section.card?.kind === 'found' ? cardRows(section.card.value) : [];
  return [...rows.filter((row) => row !== null), ...card];
}

/** A registry without a source. */
const NOBODY: Fetched<never> = { kind: 'unavailable', reason: 'not-allowed', host: '', retryAt: null };

/** What the host of a section answered. */
export function answerOf(section: LiveSection): Fetched<unknown> {
  switch (section.kind) {
    case 'hub':
      return section.repository;
    case 'list':
      return section.model;
    case 'registry':
      return section.manifest;
    case 'pulled':
      return section.model;
    case 'package':
      return section.advisories ?? section.state ?? NOBODY;
  }
}

/** The facts of a section as rows, and the line that says where they come from. */
export function liveRows(section: LiveSection): LiveRows {
  switch (section.kind) {
    case 'hub':
      return hubSection(section);
    case 'list':
      return listSection(section);
    case 'registry':
      return registrySection(section);
    case 'pulled':
      return pulledSection(section);
    case 'package':
      return packageSection(section);
  }
}

interface LiveRows {
  readonly rows: readonly LiveRow[];
  readonly evidence: string | null;
}

/** What was answered stands among the facts; here is only what was not. */
function packageSection({ state, advisories, registry }: Extract<LiveSection, { kind: 'package' }>): LiveRows {
  const rows: LiveRow[] = [];
  if (state?.kind === 'absent') rows.push(['Registry', `not in the ${registry}`]);
  for (const answer of [state, advisories])
    if (answer?.kind === 'unavailable') rows.push(['No answer', unavailableText(answer)]);
  return { rows, evidence: null };
}

function listSection({ platform, model }: Extract<LiveSection, { kind: 'list' }>): LiveRows {
  const name = platformName(platform);
  switch (model.kind) {
    case 'found':
      return {
        rows: listRows(model.value),
        evidence: `${name}'s list of models, ${freshnessText(model)} · ${model.url}`,
      };
    case 'absent':
      return { rows: [['Listed', `not in ${name}'s own list`]], evidence: model.url };
    case 'unavailable':
      return { rows: [['Listed', unavailableText(model)]], evidence: null };
  }
}

function registrySection({ registry, manifest }: Extract<LiveSection, { kind: 'registry' }>): LiveRows {
  switch (manifest.kind) {
    case 'found': {
      // Digest and size are among the facts.
      const { length } = manifest.value.licenses;
      if (length === 0) return { rows: [], evidence: null };
      return {
        rows: [['Licence', `in ${String(length)} ${length === 1 ? 'layer' : 'layers'}`]],
        evidence: `${registry}, ${freshnessText(manifest)} · ${manifest.url}`,
      };
    }
    case 'absent':
      return { rows: [['Registry', `not in ${registry}`]], evidence: manifest.url };
    case 'unavailable':
      return { rows: [['Registry', unavailableText(manifest)]], evidence: null };
  }
}

function pulledSection({ server, model }: Extract<LiveSection, { kind: 'pulled' }>): LiveRows {
  switch (model.kind) {
    case 'found':
      return { rows: [['Pulled', pulledText(model.value)]], evidence: `Ollama at ${server}, ${freshnessText(model)}` };
    case 'absent':
      return { rows: [['Pulled', 'not pulled']], evidence: `Ollama at ${server}, checked ${model.asOf.slice(0, 10)}` };
    case 'unavailable':
      return { rows: [['Pulled', unavailableText(model)]], evidence: null };
  }
}

function pulledText({ digest, bytes, quantization }: PulledModel): string {
  return [`yes, digest ${digest}`, bytes === null ? null : byteText(bytes), quantization]
    .filter((part) => part !== null)
    .join(', ');
}

function listRows(model: ListedModel): readonly LiveRow[] {
  const { contextWindow, outputLimit, price } = model;
  const rows: (LiveRow | null)[] = [
    ['Listed', model.name === null || model.name === model.id ? 'yes' : `as ${model.name}`],
    model.released === null ? null : ['Released', model.released],
    model.deprecated === null
      ? model.isDeprecated
        ? ['Deprecated', 'yes, no date given']
        : null
      : ['Deprecated', model.deprecated],
    model.retires === null ? null : ['Retires', model.retires],
    model.replacement === null ? null : ['Replacement', model.replacement],
    model.aliases.length === 0 ? null : ['Aliases', model.aliases.join(', ')],
    model.canonical === null || model.canonical === model.id ? null : ['Snapshot', model.canonical],
    model.hubId === null ? null : ['On the Hub', model.hubId],
    contextWindow === null
      ? null
      : [
          'Context',
          `${contextWindow.toLocaleString('en')} tokens${outputLimit === null ? '' : `, output up to ${outputLimit.toLocaleString('en')}`}`,
        ],
    price === null ? null : ['Price', `$${String(price.input)} in, $${String(price.output)} out, per million tokens`],
  ];
  return rows.filter((row) => row !== null);
}

function hubSection({ repository, card }: Extract<LiveSection, { kind: 'hub' }>): LiveRows {
  switch (repository.kind) {
    case 'found':
      return {
        rows: [...hubRows(repository.value), ...(card?.kind === 'found' ? cardRows(card.value) : [])],
        evidence: `Hugging Face Hub, ${freshnessText(repository)} · ${repository.url}`,
      };
    case 'absent':
      return { rows: [['Hub', 'no such repository or revision, or it is private']], evidence: repository.url };
    case 'unavailable':
      return { rows: [['Hub', unavailableText(repository)]], evidence: null };
  }
}

function hubRows(repository: HubRepository): readonly LiveRow[] {
  const { license, baseModels, datasets, files, security, gated } = repository;
  const formats = [...new Set(files.flatMap(({ path }) => WEIGHTS.exec(path)?.[1] ?? []))];
  const bytes = files.reduce((sum, file) => sum + (file.bytes ?? 0), 0);
  const rows: (LiveRow | null)[] = [
    ['Repository', repository.disabled ? `${repository.id}, disabled by the Hub` : repository.id],
    ['Commit', repository.commit],
    license
      ? ['Licence', [license.name ?? license.id, license.link].filter(Boolean).join(' · ')]
      : ['Licence', 'not stated'],
    gated === false ? null : ['Gated', gated === 'auto' ? 'terms must be accepted' : 'access is granted manually'],
    baseModels.length > 0
      ? ['Base', baseModels.map(({ id, relation }) => (relation === null ? id : `${id} (${relation})`)).join(', ')]
      : null,
    datasets.length > 0 ? ['Datasets', datasets.join(', ')] : null,
    repository.library === null ? null : ['Library', repository.library],
    repository.pipeline === null ? null : ['Task', repository.pipeline],
    [
      'Files',
      `${String(files.length)}${formats.length > 0 ? `, weights as ${formats.join(', ')}` : ''}${bytes > 0 ? `, ${byteText(bytes)}` : ''}`,
    ],
    security === null ? null : ['Scan', securityText(security)],
    repository.newVersion === null ? null : ['New version', repository.newVersion],
  ];
  return rows.filter((row) => row !== null);
}

const WEIGHTS = /\.(safetensors|gguf|bin|pt|pth|ckpt|pkl|h5|onnx|msgpack|tflite)$/i;

function securityText({ done, issues }: NonNullable<HubRepository['security']>): string {
  if (issues.length > 0) return issues.map(({ path, level }) => `${path}: ${level}`).join(', ');
  return done ? 'nothing found' : 'not finished';
}

function cardRows(card: HubCard): readonly LiveRow[] {
  const said = (yes: boolean): string => (yes ? 'covered' : 'not covered');
  return [
    [
      'Card',
      `evaluation ${said(card.evaluation)}, bias and limitations ${said(card.biasAndLimitations)}, training data ${said(card.trainingData)}`,
    ],
  ];
}

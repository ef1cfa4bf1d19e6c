import { platformName } from '../base/platform-names.ts';
import type { HubCard, HubRepository } from '../model/hub.ts';
import type { ListedModel } from '../model/listed-model.ts';
import type { LiveSection } from '../model/live.ts';
import type { Fetched, UnavailableReason } from '../model/online.ts';
import type { PulledModel } from '../model/registries.ts';
import { byteText } from './byte-text.ts';
import { joined, told } from '../model/told.ts';
import type { Text, Told } from '../model/told.ts';

/** Name and value of one fact. */
export type LiveRow = readonly [name: Text, value: Text];

const REASONS: Readonly<Record<UnavailableReason, Told>> = {
  offline: told`offline`,
  'not-allowed': told`not allowed`,
  gated: told`it needs accepted terms and a token`,
  'token-missing': told`it needs a token`,
  'token-refused': told`the token was rejected`,
  refused: told`it refused the request`,
  'rate-limited': told`too many requests`,
  timeout: told`it did not answer in time`,
  network: told`it could not be reached`,
  'server-error': told`server error`,
  'unexpected-answer': told`its answer could not be read`,
  'too-large': told`its answer was too large`,
  'redirected-elsewhere': told`it redirected to a host that is not listed`,
};

/** Why a host gave no answer, in words for people. */
export function unavailableText({ reason, host, retryAt }: Extract<Fetched<unknown>, { kind: 'unavailable' }>): Text {
  return told`${host}: ${REASONS[reason]}${retryAt === null ? '' : told`, try again from ${retryAt.slice(0, 16).replace('T', ' ')} UTC`}`;
}

/** When an answer was given, and whether it may be out of date. */
function freshnessText(fetched: Extract<Fetched<unknown>, { kind: 'found' }>): Text {
  const asked = fetched.asOf.slice(0, 16).replace('T', ' ');
  return fetched.freshness === 'stale' ? told`fetched ${asked} UTC, unavailable now` : told`fetched ${asked} UTC`;
}

/** A line of the card for look-ups that failed: no answer, or a name the host does not know. */
export function liveNotice(section: LiveSection): Text | null {
  const answer = answerOf(section);
  // Not running a local server, or not having pulled this model, is fine.
  if (section.kind === 'pulled') return null;
  if (answer.kind === 'unavailable')
    // The user knows which hosts are not allowed.
    return answer.reason === 'not-allowed' ? null : told`Not refreshed: ${unavailableText(answer)}.`;
  if (answer.kind === 'found')
    return answer.freshness === 'stale'
      ? told`Its host is unavailable; last fetched ${answer.asOf.slice(0, 16).replace('T', ' ')} UTC.`
      : null;
  const day = answer.asOf.slice(0, 10);
  switch (section.kind) {
    case 'hub':
      return told`The Hub has no such repository or revision, or it is private (checked ${day}).`;
    case 'list':
      return told`${platformName(section.platform)}'s own list does not have it (checked ${day}).`;
    default:
      return told`Its registry does not have it (checked ${day}).`;
  }
}

/** What only hosts know and a card has room for. */
export function liveBrief(section: LiveSection): readonly LiveRow[] {
  if (section.kind === 'pulled' && section.model.kind !== 'unavailable') return pulledSection(section).rows;
  if (section.kind !== 'hub' || section.repository.kind !== 'found') return [];
  const { security, newVersion, disabled, lastModified } = section.repository.value;
  const rows: (LiveRow | null)[] = [
    disabled ? [told`State`, told`disabled by the Hub`] : null,
    lastModified === null ? null : [told`Changed`, lastModified.slice(0, 10)],
    security === null ? null : [told`Scan`, securityText(security)],
    newVersion === null ? null : [told`New version`, newVersion],
  ];
  const card = section.card?.kind === 'found' ? cardRows(section.card.value) : [];
  return [...rows.filter((row) => row !== null), ...card];
}

/** Between an answer and its address. */
const DOT = ' · ';

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
  readonly evidence: Text | null;
}

/** What was answered stands among the facts; here is only what was not. */
function packageSection({ state, advisories, registry }: Extract<LiveSection, { kind: 'package' }>): LiveRows {
  const rows: LiveRow[] = [];
  if (state?.kind === 'absent') rows.push([told`Registry`, told`not in the ${registry}`]);
  for (const answer of [state, advisories])
    if (answer?.kind === 'unavailable') rows.push([told`No answer`, unavailableText(answer)]);
  return { rows, evidence: null };
}

function listSection({ platform, model }: Extract<LiveSection, { kind: 'list' }>): LiveRows {
  const name = platformName(platform);
  switch (model.kind) {
    case 'found':
      return {
        rows: listRows(model.value),
        evidence: joined([told`${name}'s list of models, ${freshnessText(model)}`, model.url], DOT),
      };
    case 'absent':
      return { rows: [[told`Listed`, told`not in ${name}'s own list`]], evidence: model.url };
    case 'unavailable':
      return { rows: [[told`Listed`, unavailableText(model)]], evidence: null };
  }
}

function registrySection({ registry, manifest }: Extract<LiveSection, { kind: 'registry' }>): LiveRows {
  switch (manifest.kind) {
    case 'found': {
      // Digest and size are among the facts.
      const { length } = manifest.value.licenses;
      if (length === 0) return { rows: [], evidence: null };
      return {
        rows: [[told`Licence`, told`in ${length} ${length === 1 ? told`layer` : told`layers`}`]],
        evidence: joined([joined([registry, freshnessText(manifest)]), manifest.url], DOT),
      };
    }
    case 'absent':
      return { rows: [[told`Registry`, told`not in ${registry}`]], evidence: manifest.url };
    case 'unavailable':
      return { rows: [[told`Registry`, unavailableText(manifest)]], evidence: null };
  }
}

function pulledSection({ server, model }: Extract<LiveSection, { kind: 'pulled' }>): LiveRows {
  switch (model.kind) {
    case 'found':
      return {
        rows: [[told`Pulled`, pulledText(model.value)]],
        evidence: told`Ollama at ${server}, ${freshnessText(model)}`,
      };
    case 'absent':
      return {
        rows: [[told`Pulled`, told`not pulled`]],
        evidence: told`Ollama at ${server}, checked ${model.asOf.slice(0, 10)}`,
      };
    case 'unavailable':
      return { rows: [[told`Pulled`, unavailableText(model)]], evidence: null };
  }
}

function pulledText({ digest, bytes, quantization }: PulledModel): Text {
  const parts = [told`yes, digest ${digest}`, bytes === null ? null : byteText(bytes), quantization];
  return joined(parts.filter((part) => part !== null));
}

function listRows(model: ListedModel): readonly LiveRow[] {
  const { contextWindow, outputLimit, price } = model;
  const rows: (LiveRow | null)[] = [
    [told`Listed`, model.name === null || model.name === model.id ? told`yes` : told`as ${model.name}`],
    model.released === null ? null : [told`Released`, model.released],
    model.deprecated === null
      ? model.isDeprecated
        ? [told`Deprecated`, told`yes, no date given`]
        : null
      : [told`Deprecated`, model.deprecated],
    model.retires === null ? null : [told`Retires`, model.retires],
    model.replacement === null ? null : [told`Replacement`, model.replacement],
    model.aliases.length === 0 ? null : [told`Aliases`, model.aliases.join(', ')],
    model.canonical === null || model.canonical === model.id ? null : [told`Snapshot`, model.canonical],
    model.hubId === null ? null : [told`On the Hub`, model.hubId],
    contextWindow === null
      ? null
      : [
          told`Context`,
          told`${contextWindow.toLocaleString('en')} tokens${outputLimit === null ? '' : told`, output up to ${outputLimit.toLocaleString('en')}`}`,
        ],
    price === null ? null : [told`Price`, told`$${price.input} in, $${price.output} out, per million tokens`],
  ];
  return rows.filter((row) => row !== null);
}

function hubSection({ repository, card }: Extract<LiveSection, { kind: 'hub' }>): LiveRows {
  switch (repository.kind) {
    case 'found':
      return {
        rows: [...hubRows(repository.value), ...(card?.kind === 'found' ? cardRows(card.value) : [])],
        evidence: joined([joined(['Hugging Face Hub', freshnessText(repository)]), repository.url], DOT),
      };
    case 'absent':
      return { rows: [[told`Hub`, told`no such repository or revision, or it is private`]], evidence: repository.url };
    case 'unavailable':
      return { rows: [[told`Hub`, unavailableText(repository)]], evidence: null };
  }
}

function hubRows(repository: HubRepository): readonly LiveRow[] {
  const { license, baseModels, datasets, files, security, gated } = repository;
  const formats = [...new Set(files.flatMap(({ path }) => WEIGHTS.exec(path)?.[1] ?? []))];
  const bytes = files.reduce((sum, file) => sum + (file.bytes ?? 0), 0);
  const rows: (LiveRow | null)[] = [
    [told`Repository`, repository.disabled ? told`${repository.id}, disabled by the Hub` : repository.id],
    [told`Commit`, repository.commit],
    license
      ? [told`Licence`, [license.name ?? license.id, license.link].filter(Boolean).join(' · ')]
      : [told`Licence`, told`not stated`],
    gated === false
      ? null
      : [told`Gated`, gated === 'auto' ? told`terms must be accepted` : told`access is granted manually`],
    baseModels.length > 0
      ? [told`Base`, baseModels.map(({ id, relation }) => (relation === null ? id : `${id} (${relation})`)).join(', ')]
      : null,
    datasets.length > 0 ? [told`Datasets`, datasets.join(', ')] : null,
    repository.library === null ? null : [told`Library`, repository.library],
    repository.pipeline === null ? null : [told`Task`, repository.pipeline],
    [
      told`Files`,
      told`${files.length}${formats.length > 0 ? told`, weights as ${formats.join(', ')}` : ''}${bytes > 0 ? told`, ${byteText(bytes)}` : ''}`,
    ],
    security === null ? null : [told`Scan`, securityText(security)],
    repository.newVersion === null ? null : [told`New version`, repository.newVersion],
  ];
  return rows.filter((row) => row !== null);
}

const WEIGHTS = /\.(safetensors|gguf|bin|pt|pth|ckpt|pkl|h5|onnx|msgpack|tflite)$/i;

function securityText({ done, issues }: NonNullable<HubRepository['security']>): Text {
  if (issues.length > 0) return issues.map(({ path, level }) => `${path}: ${level}`).join(', ');
  return done ? told`nothing found` : told`not finished`;
}

function cardRows(card: HubCard): readonly LiveRow[] {
  const said = (yes: boolean): Text => (yes ? told`covered` : told`not covered`);
  return [
    [
      told`Card`,
      told`evaluation ${said(card.evaluation)}, bias and limitations ${said(card.biasAndLimitations)}, training data ${said(card.trainingData)}`,
    ],
  ];
}

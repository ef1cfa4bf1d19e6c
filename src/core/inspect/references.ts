import { hashText } from '../base/hash.ts';
import { followed } from './call-parameters.ts';
import { componentMetadata } from './component-metadata.ts';
import { fittingChoices } from './fitting-choices.ts';
import { isPage } from '../detect/addresses.ts';
import { isInRow } from '../detect/model-rows.ts';
import { bodyParameters } from '../detect/request-bodies.ts';
import { settingParameters } from '../detect/setting-parameters.ts';
import { idOfConstant } from '../identify/constants.ts';
import { providerOfEndpoint } from '../identify/endpoints.ts';
import { familyOf } from '../identify/families.ts';
import { identify } from '../identify/identify.ts';
import { colonRoute } from '../identify/routes.ts';
import { likeness } from '../identify/likeness.ts';
import type { FileFacts } from '../model/facts.ts';
import type { Identity } from '../model/identity.ts';
import type { Candidate, KnownValue, SubjectKind, UnknownReason } from '../model/reference.ts';
import type { Reference } from '../model/report.ts';
import type { Span } from '../model/text.ts';
import { underAt } from '../resolve/conditions.ts';
import type { Evaluator } from '../resolve/evaluate.ts';
import { keptArguments } from '../resolve/registered.ts';
import { flatten, toResolution } from '../resolve/resolution.ts';
import { meetsUnder } from '../base/under.ts';
import type { Value } from '../resolve/values.ts';
import type { InspectContext } from './inspect-context.ts';
import {
  addressesOf,
  isForeign,
  isOwnAddress,
  mayBeElsewhere,
  providerAt,
  servingProvider,
} from './serving-provider.ts';
import { weightsMetadata } from './weights-metadata.ts';

/** The references one candidate gives: one per literal that reaches it, or one without a value and with the reason. */
export function referencesOf(
  found: Candidate,
  facts: FileFacts,
  evaluator: Evaluator,
  context: InspectContext,
): readonly Reference[] {
  const kept = isModel(found) ? keptArguments(facts).get(found.site.start) : undefined;
  const candidate: Candidate = kept ? { ...found, via: kept } : found;
  const all = evaluator.evaluate(facts, candidate.value);
  const seen = seenAt(candidate, all, context);
  if (seen.length === 0 && all.length > 0) return [];
  const values = seen.map((value) => constantOf(value, candidate, context));
  // A call may take several ids; a variable that holds a list of them is no model.
  const opened = candidate.detector.startsWith('convention/') ? values : flatten(evaluator, values);
  const resolution = toResolution(opened);
  const provider = servingProvider(candidate, evaluator, context);
  if (resolution.kind === 'unknown') return unresolved(candidate, provider, resolution, context);
  const texts =
    resolution.kind === 'known' ? [resolution.value] : addressOf(candidate, resolution.values, facts, evaluator);
  const identified = texts.flatMap((value) => {
    const identity = identityOf(candidate, value, provider, facts, evaluator, context);
    return identity ? [{ value, identity }] : [];
  });
  const fitting = fittingChoices(
    withoutComposed(candidate, withoutRows(candidate, identified, context)),
    provider,
    context.catalog,
  );
  if (identified.length > 0 && fitting.length === 0)
    return unresolved(candidate, provider, { reason: 'computed-key', detail: null }, context);
  const own = isOwnAddress(candidate, addressesOf(candidate, evaluator, context));
  return fitting.map(({ value, identity }) => {
    const one = known(asListed(candidate, value), value, identity, facts, evaluator, context);
    return { ...one, addressed: one.addressed && !own, resolution: resolution.kind };
  });
}

/**
 * `object Large : ChatModel(id = "…", inputPrice = 2.5)`: what a row of prices hands to the parameter of its own class is no
 * use where only names tell of one.
 */
function withoutRows<T extends { readonly value: KnownValue }>(
  { detector, label }: Candidate,
  identified: readonly T[],
  context: InspectContext,
): readonly T[] {
  if (!detector.startsWith('convention/') || label === 'request') return identified;
  return identified.filter(({ value: { via, literal } }) => {
    if (!via.includes('parameter') || via.includes('table')) return true;
    const facts = context.project.facts(literal.uri);
    return facts === null || !isInRow(facts, literal.span);
  });
}

/**
 * `${PRESETS[id].baseUrl}/v1/messages`: to which address of a table a path belongs, nobody has written. The addresses themselves are
 * told where they stand.
 */
function withoutComposed<T extends { readonly value: KnownValue }>(
  { detector }: Candidate,
  identified: readonly T[],
): readonly T[] {
  if (detector !== 'convention/endpoint-use') return identified;
  return identified.filter(
    ({ value: { via } }) => !via.includes('interpolated') || !(via.includes('key') || via.includes('row')),
  );
}

/** Of several values those that are seen where the candidate stands, by what is called there. */
function seenAt(candidate: Candidate, values: readonly Value[], { project }: InspectContext): readonly Value[] {
  const facts = project.facts(candidate.uri);
  if (!facts || !values.some(({ trail }) => trail.under)) return candidate.besides ? [] : values;
  const here = [...underAt(project, facts, candidate.site), ...(candidate.under ?? [])];
  const { besides } = candidate;
  return values.filter(({ trail }) => meetsUnder(here, trail.under) && !(besides && meetsUnder(besides, trail.under)));
}

/** `"#{BASE}/#{deployment}"`: several paths behind one address are that address. */
function addressOf(
  { subject, value }: Candidate,
  values: readonly KnownValue[],
  facts: FileFacts,
  evaluator: Evaluator,
): readonly KnownValue[] {
  const [first] = values;
  if (subject !== 'endpoint' || value.kind !== 'join' || !first || !value.parts[0]) return values;
  const alike = values.every(
    ({ literal }) => literal.uri === first.literal.uri && literal.span.start === first.literal.span.start,
  );
  const base = alike ? toResolution(evaluator.evaluate(facts, value.parts[0])) : null;
  return base?.kind === 'known' && /^https?:\/\/[^/]/i.test(base.value.text) ? [base.value] : values;
}

/** What is written for a constant of a package, or for its text: `ChatModel.GPT_4O`, `ChatModel.GPT_4O.asString()`. */
const OF_CONSTANT =
  /\.[A-Z][A-Z\d]*_[A-Z\d_]*(?:\.\w+\(\)|\.value)?$|\.[A-Z]\w*\.(?:asString|getValue|toString|value|id|getId)(?:\(\))?$/;

function isModel({ subject }: Candidate): boolean {
  return subject === 'model' || subject === 'embedding-model';
}

/** A site whose value is not known, where something there is sure to name a component. */
function unresolved(
  candidate: Candidate,
  provider: string | null,
  { reason, detail }: { readonly reason: UnknownReason; readonly detail: string | null },
  context: InspectContext,
): readonly Reference[] {
  // An object of an SDK given instead of an id (`model: openai('…')`) is named where it is made; a constant is not.
  const isMade = reason === 'external-module' && !(detail !== null && OF_CONSTANT.test(detail));
  const wanted = candidate.confidence === 'sure' && candidate.subject !== 'endpoint' && !isMade;
  return wanted ? [{ ...blank(candidate, provider, context), resolution: 'unknown', reason }] : [];
}

/** A constant of an SDK is the id it stands for, written where its name is. */
function constantOf(value: Value, candidate: Candidate, context: InspectContext): Value {
  if (value.kind === 'instance') return textOfMember(value, candidate, context) ?? value;
  if (value.kind !== 'symbol' || !value.place) return value;
  const [table] = context.index.constants(value.segments);
  if (!table) return value;
  const named = table.provider ?? candidate.client?.provider ?? candidate.provider;
  // `ChatModel.GPT_4_O.getValue()` is the constant's text.
  const name = value.segments.findLast((segment) => !segment.endsWith('()')) ?? '';
  const text = idOfConstant(name, named, context.catalog);
  return text === null ? value : { kind: 'text', text, literal: value.place, exact: false, trail: value.trail };
}

/** `model: Setting = Setting.MINI` where `MINI("gpt-4o-mini")`: a member of an enumeration stands for the one id it is made of. */
function textOfMember(
  { construction, trail }: Extract<Value, { kind: 'instance' }>,
  { subject }: Candidate,
  context: InspectContext,
): Value | null {
  if (!construction || !trail.via.includes('enum') || (subject !== 'model' && subject !== 'embedding-model'))
    return null;
  const texts = construction.call.arguments.flatMap(({ value }) => (value.kind === 'string' ? [value] : []));
  const [only] = texts.filter((text) => likeness(text.value, context.catalog) !== 'no');
  if (!only) return null;
  const literal = { uri: construction.facts.uri, span: only.content };
  return { kind: 'text', text: only.value, literal, exact: true, trail };
}

/** An item of a list that only a name was seen to take is one of several, not the one in use. */
function asListed(candidate: Candidate, { via }: KnownValue): Candidate {
  if (!candidate.detector.startsWith('convention/')) return candidate;
  // `(MODELS.find((row) => row.id === id) ?? MODELS[0]).id`: what a picker shows, until a call is seen to take it.
  const isPicked = via.some((step, at) => step === 'key' && via[at - 1] !== 'table' && via[at + 1] === 'table');
  if (isPicked && candidate.use === 'config') return { ...candidate, use: 'listed', useReason: 'one of a list' };
  if (!via.includes('item')) return candidate;
  // A loop over what stands at a key.
  const shows = via.includes('key') && via.indexOf('item') < via.indexOf('key');
  if (candidate.use !== 'config' && (candidate.label === 'request' || !shows)) return candidate;
  return { ...candidate, use: 'listed', useReason: 'one of a list' };
}

function identityOf(
  candidate: Candidate,
  value: KnownValue,
  provider: string | null,
  facts: FileFacts,
  evaluator: Evaluator,
  context: InspectContext,
): Identity | null {
  const { subject, grammar } = candidate;
  const isModel = subject === 'model' || subject === 'embedding-model';
  // What a convention read as a literal was judged there, with all that stands around it.
  const judged = candidate.detector.startsWith('convention/') && candidate.value.kind === 'string';
  if (isModel && candidate.confidence === 'likely' && !judged && likeness(value.text, context.catalog) === 'no')
    return null;
  if (isModel && isFolder(value, context)) return null;
  // A name tells of an address; the address itself has to tell that models answer there.
  const answers = candidate.detector === 'convention/endpoint-use' ? answering(value.text) : undefined;
  if (answers === null) return null;
  const served = answers ?? (subject === 'endpoint' && provider !== null ? providerAt(value.text, provider) : provider);
  const revision = revisionOf(candidate, facts, evaluator);
  const given = { subject, revision: revision?.text ?? null };
  // A client that came from somewhere, or whose address cannot be read, may speak to anybody who speaks its protocol.
  if (
    isModel &&
    provider !== null &&
    grammar !== 'hub' &&
    mayBeElsewhere(candidate, provider, evaluator, context) &&
    isForeign(value.text, provider)
  )
    return identify(value.text, { ...given, grammar: 'guess', provider: null, hostedBy: 'unknown' }, context.catalog);
  // A prefix says who serves by itself.
  const told =
    provider === null && isModel && candidate.detector.startsWith('convention/') && /^[\w.-]+$/.test(value.text);
  // An id that begins with who serves it says so itself.
  const named = told && !colonRoute(value.text) ? context.servedAsWritten?.(value.literal) : null;
  if (named != null) return identify(value.text, { ...given, grammar, provider: named }, context.catalog);
  if (told && candidate.servedBy !== undefined && isOfOpenai(value.text))
    return identify(value.text, { ...given, grammar, provider: candidate.servedBy }, context.catalog);
  const { hostedBy } = candidate;
  const by = hostedBy === undefined ? {} : { hostedBy };
  return identify(value.text, { ...given, ...by, grammar, provider: served }, context.catalog);
}

function isOfOpenai(text: string): boolean {
  return familyOf(text)?.lab === 'openai';
}

/** Who answers at an address that is known to be that of a model API. */
function answering(address: string): string | null {
  const served = providerOfEndpoint(address);
  const isApi = served && !served.local && !served.site && served.provider !== 'langsmith' && !isPage(address);
  return isApi ? served.provider : null;
}

/** One name without an organisation, held by `output_dir`: a folder that training wrote, as loaders take it. */
function isFolder({ text, literal }: KnownValue, context: InspectContext): boolean {
  if (text.includes('/')) return false;
  const facts = context.project.facts(literal.uri);
  const { start, end } = literal.span;
  return facts !== null && foldersIn(facts).some((span) => span.start <= start && end <= span.end);
}

const folders = new WeakMap<FileFacts, readonly Span[]>();

/** The strings that are given to names of folders; found once per document. */
function foldersIn(facts: FileFacts): readonly Span[] {
  const known =
    folders.get(facts) ??
    facts.bindings.flatMap(({ name, value }) => (value?.kind === 'string' && IS_FOLDER.test(name) ? [value.span] : []));
  folders.set(facts, known);
  return known;
}

const IS_FOLDER = /(?:out|output|saved?|checkpoint|results?|export)_?dir(?:ectory)?$/i;

function revisionOf(candidate: Candidate, facts: FileFacts, evaluator: Evaluator): KnownValue | null {
  if (!candidate.revision) return null;
  const resolution = toResolution(evaluator.evaluate(facts, candidate.revision));
  if (resolution.kind === 'unknown') return null;
  return resolution.kind === 'known' ? resolution.value : (resolution.values[0] ?? null);
}

function known(
  candidate: Candidate,
  value: KnownValue,
  identity: Identity,
  facts: FileFacts,
  evaluator: Evaluator,
  context: InspectContext,
): Omit<Reference, 'resolution'> {
  const isModel = candidate.subject === 'model' || candidate.subject === 'embedding-model';
  const revision = revisionOf(candidate, facts, evaluator);
  const body =
    bodyParameters(facts, candidate.site, identity.provider) ??
    (candidate.use === 'config' ? settingParameters(facts, candidate.site, identity.provider) : null);
  const parameters = followed(candidate, body, facts, evaluator);
  const embeds = isModel && /embed/i.test(value.text);
  return {
    ...blank(embeds ? { ...candidate, subject: 'embedding-model' } : candidate, identity.provider, context),
    id: referenceId(candidate, context, value.text),
    literal: value.literal,
    text: value.text,
    via: candidate.via ? [candidate.via, ...value.via] : value.via,
    path: value.path,
    identity,
    component: `${identity.provider}:${identity.name}`,
    metadata:
      candidate.subject === 'weights-file'
        ? weightsMetadata(identity.name, value.literal.uri, context)
        : metadataOf(candidate.subject, identity, context),
    insertion: candidate.insertion ? { ...candidate.insertion, uri: candidate.uri } : null,
    revisionLiteral: revision?.literal ?? null,
    ...(parameters ? { parameters } : {}),
  };
}

/** Models are worked out once per context: recordings and catalogs of applications name the same ones in every file. */
function metadataOf(subject: SubjectKind, identity: Identity, context: InspectContext): Reference['metadata'] {
  if (subject !== 'model' && subject !== 'embedding-model') return componentMetadata(subject, identity, context);
  const { provider, lookup, name, revision } = identity;
  const key = [subject, provider, lookup, name, revision.kind, revision.value ?? ''].join('\n');
  const before = context.known.get(key);
  if (before !== undefined) return before;
  const made = componentMetadata(subject, identity, context);
  context.known.set(key, made);
  return made;
}

function blank(candidate: Candidate, provider: string | null, context: InspectContext): Omit<Reference, 'resolution'> {
  return {
    id: referenceId(candidate, context, ''),
    kind: candidate.subject,
    use: candidate.use,
    useReason: candidate.useReason,
    detector: candidate.detector,
    label: candidate.label,
    site: { uri: candidate.uri, span: candidate.site },
    literal: null,
    text: null,
    via: [],
    path: [],
    reason: null,
    identity: null,
    provider: provider ?? 'unknown',
    component: null,
    metadata: null,
    insertion: null,
    revisionLiteral: null,
    addressed: candidate.client?.endpoint != null,
    ...(candidate.client?.isPlain && candidate.confidence === 'sure' ? { isPlainClient: true } : {}),
  };
}

function referenceId(candidate: Candidate, context: InspectContext, text: string): string {
  return hashText([context.pathOf(candidate.uri), candidate.detector, candidate.label, text].join('\u0000'));
}

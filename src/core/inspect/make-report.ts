import { labIdOf } from '../metadata/lab-ids.ts';
import { indexWidths } from '../detect/index-widths.ts';
import type { Documents, Overlay } from '../workspace/documents.ts';
import type { KnownDocument } from '../workspace/known-document.ts';
import { evaluatedFiles } from './evaluated-files.ts';
import { formerDirectives } from './former-directives.ts';
import { inspect } from './inspect.ts';
import type { InspectContext } from './inspect-context.ts';
import { contractOf } from '../metadata/contracts.ts';
import { isProfileOnly, profileFor, profilesOf } from '../metadata/inference-profiles.ts';
import { idleSuppressions } from './idle-suppressions.ts';
import { governing, judged, notesOnWord } from './govern.ts';
import { observeKeys } from './observe.ts';
import type { LiveMetadata } from '../metadata/live.ts';
import { mayReach } from '../metadata/packages/allowed-range.ts';
import { isEcosystem } from '../metadata/packages/package-metadata.ts';
import type { FileFacts } from '../model/facts.ts';
import type { Finding, SuppressedFinding } from '../model/finding.ts';
import type { FileReport, Reference } from '../model/report.ts';
import type { Logger } from '../ports.ts';
import { answerOf } from '../report/live-text.ts';
import { isDocument } from '../resolve/declarations.ts';
import { runRules, runSuppressedRules } from '../rules/run-rules.ts';
import type { Inspected } from '../rules/run-rules.ts';
import type { RuleContext } from '../rules/rule.ts';

/** More rounds than any real chain of imports needs; each reads what the one before asked for. */
const MAX_ROUNDS = 12;

/** The report of a document of which nothing can be said. */
export function emptyReport(uri: string, version: number): FileReport {
  return { uri, version, references: [], findings: [], notes: [], dependencies: [] };
}

/** Inspects until evaluation asks for nothing new. A bug in a leaf costs one file a note, never the run. */
export async function makeReport(
  uri: string,
  document: KnownDocument,
  documents: Documents,
  given: InspectContext,
  signal: AbortSignal,
  logger: Logger,
): Promise<FileReport> {
  const { facts, text } = document;
  const governed = governing(uri, given);
  if (given.isWord(uri)) return { ...emptyReport(uri, document.version), notes: notesOnWord(uri, text, given) };
  if (governed.rule.isExcluded) return emptyReport(uri, document.version);
  const { context } = governed;
  const notes = [...document.notes, ...(text !== null ? notesOnWord(uri, text, given) : [])];
  const empty = { ...emptyReport(uri, document.version), notes };
  if (!facts) return empty;
  try {
    if (text !== null) notes.push(...formerDirectives(uri, text, facts.suppressions));
    const touched = new Set<string>();
    const inspected = await inspectFully(
      facts,
      governed.around(document.surroundings),
      documents,
      context,
      signal,
      touched,
    );
    touched.delete(uri);
    const dependencies = [...touched];
    const asked = ruleContext(context, documents);
    const found = withKeys(inspected, document);
    const findings = runRules(found, asked);
    const suppressed = runSuppressedRules(found, asked, findings);
    const isLive = governed.around(document.surroundings).kind === 'live';
    const idle =
      isLive && text !== null ? idleFindings(uri, text, facts.suppressions, suppressed, found, context, asked) : [];
    const widths = text !== null && document.surroundings.kind === 'live' ? indexWidths(uri, text) : [];
    const evaluates = evaluatedFiles(facts, context.pathOf(uri), found.references, context.project);
    return {
      ...empty,
      references: found.references,
      findings: judged([...findings, ...idle], found.references, given.house),
      ...(suppressed.length > 0 && { suppressed: judged(suppressed, found.references, given.house) }),
      ...(widths.length > 0 && { widths }),
      ...(evaluates && { evaluates }),
      dependencies,
    };
  } catch (error) {
    signal.throwIfAborted();
    logger.error(`inspection of ${uri} failed`, error);
    const detail = error instanceof Error ? error.message : String(error);
    return { ...empty, notes: [...notes, { uri, kind: 'internal-error', detail }] };
  }
}

/** What is said of comments that silence nothing. */
function idleFindings(
  uri: string,
  text: string,
  suppressions: FileFacts['suppressions'],
  suppressed: readonly SuppressedFinding[],
  { references }: Inspected,
  context: InspectContext,
  asked: Omit<RuleContext, 'beside'>,
): readonly Finding[] {
  if (suppressions.length === 0) return [];
  const observations = idleSuppressions(uri, text, suppressions, suppressed, references, context);
  return observations.length === 0 ? [] : runRules({ references: [], observations }, asked);
}

/** With the keys of providers that stand in its text: comments and outputs of cells are as bad a place for them. */
export function withKeys(inspected: Inspected, { text, surroundings, facts }: KnownDocument): Inspected {
  if (text === null || !facts || surroundings.kind !== 'live') return inspected;
  const keys = observeKeys(facts.uri, text);
  return keys.length === 0 ? inspected : { ...inspected, observations: [...inspected.observations, ...keys] };
}

/** Rounds of inspection, until nothing that evaluation asked for is missing; notes what was asked for. */
export async function inspectFully(
  facts: FileFacts,
  surroundings: KnownDocument['surroundings'],
  documents: Documents,
  context: InspectContext,
  signal: AbortSignal,
  touched = new Set<string>(),
): Promise<Inspected> {
  for (let round = 1; ; round++) {
    documents.begin();
    const { inspected, on } = noted(context, facts.uri, () => inspect(facts, surroundings, context));
    for (const other of on) touched.add(other);
    documents.use(on);
    if (round >= MAX_ROUNDS || !(await documents.loadWanted(signal))) return inspected;
  }
}

/** An inspection, and the documents that it rests on. */
function noted(
  { project: { memory } }: InspectContext,
  uri: string,
  make: () => Inspected,
): { readonly inspected: Inspected; readonly on: readonly string[] } {
  memory.begin(uri);
  let on: readonly string[] = [];
  let inspected: Inspected;
  try {
    inspected = make();
  } finally {
    ({ on } = memory.end());
  }
  return { inspected, on: on.filter(isDocument) };
}

/** What rules may ask; documents of the overlay stand in for those that were read. */
export function ruleContext(
  context: InspectContext,
  documents: Documents,
  overlay: Overlay = new Map(),
): Omit<RuleContext, 'beside'> {
  const document = (uri: string): KnownDocument | null => overlay.get(uri) ?? documents.get(uri);
  return {
    today: context.today,
    horizonDays: context.horizonDays,
    governing: context.house.at,
    find: (platform, id) => context.catalog.find(platform, id, context.today, context.horizonDays),
    contract: contractOf,
    labIdOf,
    profiles: { of: profilesOf, near: profileFor, isOnly: isProfileOnly },
    platformsOf: context.catalog.platformsOf,
    text: (uri) => document(uri)?.text ?? null,
    hasManifest: (uri, ecosystem) =>
      isEcosystem(ecosystem) && context.versionOf(uri, ecosystem, ecosystem, null).declared !== null,
    hasLock: (uri, ecosystem) => isEcosystem(ecosystem) && context.versionOf(uri, ecosystem, ecosystem, null).hasLock,
    mayBe: (uri, ecosystem, name, version) => {
      if (!isEcosystem(ecosystem)) return true;
      const { locked, requirement } = context.versionOf(uri, ecosystem, name, null);
      return mayReach(ecosystem, locked?.version ?? requirement, version);
    },
    suppressions: (uri) => document(uri)?.kept?.suppressions ?? [],
    lineComment: (uri) => document(uri)?.kept?.lineComment ?? '#',
  };
}

/** The second pass: what was read is inspected again with what hosts say, where they say anything. */
export async function enrich(
  documents: Documents,
  context: () => InspectContext,
  live: LiveMetadata,
  logger: Logger,
  reports: readonly FileReport[],
  signal: AbortSignal,
): Promise<readonly FileReport[]> {
  const answered = async ({ kind, use, identity }: Reference): Promise<boolean> => {
    if (!identity || use === 'listed') return false;
    const landed = live.landed(kind, identity).map(answerOf);
    // Who gave no answer before may give one now.
    if (landed.length > 0 && landed.every((answer) => answer.kind !== 'unavailable')) return true;
    const answers = (await live.ask(kind, identity, 'facts', signal)).map(answerOf);
    return answers.some((answer) => answer.kind !== 'unavailable' || answer.reason !== 'not-allowed');
  };
  const changed: FileReport[] = [];
  const hits = await Promise.all(
    reports.map(async (one) => (await Promise.all(one.references.map(answered))).includes(true)),
  );
  for (const [index, { uri }] of reports.entries()) {
    const document = hits[index] ? documents.restore(uri) : null;
    if (document) changed.push(await makeReport(uri, document, documents, context(), signal, logger));
  }
  return changed;
}

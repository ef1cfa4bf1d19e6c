import { remembering } from '../base/remember.ts';
import { detect } from '../detect/detect.ts';
import type { DetectContext } from '../detect/detect.ts';
import { configTables } from '../detect/config-documents.ts';
import { allCommands } from '../detect/match-settings.ts';
import { packageUses } from '../detect/packages.ts';
import type { Surroundings } from '../detect/surroundings.ts';
import { providerOfEndpoint } from '../identify/endpoints.ts';
import { isAmbiguousWord, likeness } from '../identify/likeness.ts';
import { colonRoute, providerCalled, slashRoute } from '../identify/routes.ts';
import type { Catalog } from '../metadata/catalog.ts';
import type { FileFacts } from '../model/facts.ts';
import type { Likeness } from '../model/identity.ts';
import type { Candidate } from '../model/reference.ts';
import type { Reference } from '../model/report.ts';
import type { Place } from '../model/text.ts';
import type { TracedSymbol } from '../model/symbol.ts';
import { under } from '../resolve/conditions.ts';
import { createEvaluator } from '../resolve/evaluate.ts';
import type { Evaluator } from '../resolve/evaluate.ts';
import type { Project } from '../resolve/project.ts';
import type { InspectContext } from './inspect-context.ts';
import type { Inspected } from '../rules/run-rules.ts';
import { observe } from './observe.ts';
import { createWrappers } from './wrappers.ts';
import { packageReference } from './package-references.ts';
import { referencesOf } from './references.ts';

/** The offline half of the way through the house: facts → candidates → references with identity and bundled metadata. */
export function inspect(facts: FileFacts, surroundings: Surroundings, context: InspectContext): Inspected {
  const evaluator = createEvaluator(context.project);
  const detection: DetectContext = {
    index: context.index,
    trace: (where, callee) => traceSymbols(evaluator, where, callee, context.project),
    likely: context.likely,
    servedAt: providerOfEndpoint,
    providerNamed,
  };
  const { memory } = context.project;
  const detected = (where: FileFacts): readonly Candidate[] =>
    memory.recall(where.uri, 'detected', () => detect(where, detection), true);
  const wrappers = createWrappers({ likely: detection.likely, evaluator, memory, detected });
  const candidates = withWrapped(detected(facts), wrappers.candidates(facts));
  const live = candidates.map((candidate) => quieten(candidate, surroundings, context.includeTests));
  const told = { ...context, servedAsWritten: servedAsWritten(context, detected) };
  const references = live.flatMap((candidate) => referencesOf(candidate, facts, evaluator, told));
  const packages = packageUses(facts, allCommands(facts, configTables), context.index.packages, {
    declares: (ecosystem, name) => context.versionOf(facts.uri, ecosystem, name, null).declared,
    isOwn: (module, name) => context.project.declared(facts, module, name).length > 0,
    isOwnModule: (module) => context.project.moduleOf(facts, module) !== null,
  }).map((use) => packageReference(use, facts, context));
  const all = [...references, ...packages].toSorted((a, b) => a.site.span.start - b.site.span.start);
  return {
    references: withStableIds(all),
    observations: isLive(surroundings, context.includeTests) ? observe(facts, detection.trace, context) : [],
  };
}

/** What a wrapper tells of an argument takes the place of what only its name told. */
function withWrapped(candidates: readonly Candidate[], wrapped: readonly Candidate[]): readonly Candidate[] {
  if (wrapped.length === 0) return candidates;
  const sure = new Set(candidates.flatMap(({ detector, site }) => (isConvention(detector) ? [] : [site.start])));
  const told = new Map(
    wrapped.flatMap((candidate) =>
      sure.has(candidate.site.start) ? [] : [[candidate.site.start, candidate] as const],
    ),
  );
  const rest = candidates.filter(({ detector, site }) => !isConvention(detector) || !told.has(site.start));
  return [...rest, ...told.values()];
}

/** Who serves a model, as the place where it is written says: a variable beside others of Azure, a name that speaks of Ollama. */
function servedAsWritten(
  { project }: InspectContext,
  detected: (facts: FileFacts) => readonly Candidate[],
): (place: Place) => string | null {
  return ({ uri, span }) => {
    const facts = project.facts(uri);
    const said = facts && detected(facts).find(({ site }) => site.start <= span.start && span.end <= site.end);
    return said && isConvention(said.detector) && said.subject !== 'endpoint' ? said.provider : null;
  };
}

function isConvention(detector: string): boolean {
  return detector.startsWith('convention/');
}

function traceSymbols(
  evaluator: Evaluator,
  facts: FileFacts,
  callee: Parameters<Evaluator['evaluate']>[1],
  project: Project,
): readonly TracedSymbol[] {
  return under(project, facts, callee.span, evaluator.evaluate(facts, callee)).flatMap((value) => {
    if (value.kind !== 'symbol') return [];
    const { segments, passed, trail } = value;
    return [{ segments, calls: passed, ...(trail.under ? { under: trail.under } : {}) }];
  });
}

/** Platforms by the names that SDKs give them in arguments of their own: those that also stand before ids. */
function providerNamed(name: string): string | null {
  return (colonRoute(`${name}:id`) ?? slashRoute(`${name}/id`))?.provider ?? providerCalled(name);
}

/** How likely texts are ids, remembered. A plain word that is also an id counts only where a name says that it is one. */
export function createLikely(catalog: Catalog): (text: string) => Likeness {
  return remembering((text) => {
    const found = likeness(text, catalog);
    return found !== 'no' && isAmbiguousWord(text) ? 'shape' : found;
  });
}

function isLive(surroundings: Surroundings, includeTests: boolean): boolean {
  return surroundings.kind === 'live' || (surroundings.why === 'test' && includeTests);
}

/** What stands in a test or a generated file is listed, whatever it looks like. */
function quieten(candidate: Candidate, surroundings: Surroundings, includeTests: boolean): Candidate {
  if (surroundings.kind === 'live' || isLive(surroundings, includeTests)) return candidate;
  return {
    ...candidate,
    use: 'listed',
    useReason: surroundings.why === 'test' ? 'in a test file' : `in a ${surroundings.why} file`,
  };
}

/** Adds a running number to ids that would be the same, so that each is unique and unrelated edits leave it alone. */
function withStableIds(references: readonly Reference[]): readonly Reference[] {
  const seen = new Map<string, number>();
  return references.map((reference) => {
    const count = seen.get(reference.id) ?? 0;
    seen.set(reference.id, count + 1);
    return count === 0 ? reference : { ...reference, id: `${reference.id}-${String(count)}` };
  });
}

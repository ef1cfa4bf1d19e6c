import { isOwnFile } from '../base/policy-files.ts';
import { suppressInFile } from '../fixes/suppress.ts';
import type { Finding } from '../model/finding.ts';
import type { Fix } from '../model/fix.ts';
import type { Observation } from '../model/observation.ts';
import type { Reference } from '../model/report.ts';
import type { Logger } from '../ports.ts';
import { runRules } from '../rules/run-rules.ts';
import type { Documents } from '../workspace/documents.ts';
import type { KnownDocument } from '../workspace/known-document.ts';
import { governing } from './govern.ts';
import type { InspectContext } from './inspect-context.ts';
import type { Searched } from './named-elsewhere.ts';
import { inspectFully, ruleContext, withKeys } from './make-report.ts';
import { fixesOfAll, fixesThatHold } from './verify.ts';
import type { Reinspect, Reinspection } from './verify.ts';

/** What fixes are tried on. */
interface Tried {
  readonly documents: Documents;
  readonly context: () => InspectContext;
}

/** The fixes of a finding that hold, each tried on the texts as they are now. */
export function proveFixes(
  finding: Finding,
  tried: Tried,
  logger: Logger,
  signal: AbortSignal,
): Promise<readonly Fix[]> {
  return fixesThatHold(finding, textOf(tried), reinspection(tried, logger, signal));
}

/** The comment that silences the rule of a finding in its document, where it does. */
export async function proveIgnoreInFile(
  finding: Finding,
  tried: Tried,
  logger: Logger,
  signal: AbortSignal,
): Promise<Fix | null> {
  const document = tried.documents.get(finding.place.uri);
  if (document?.text == null) return null;
  const { lineComment } = ruleContext(tried.context(), tried.documents);
  const fix = suppressInFile(finding.rule, finding.place.uri, document.text, lineComment(finding.place.uri));
  if (!fix) return null;
  const [held = null] = await proveFixes({ ...finding, fixes: [fix] }, tried, logger, signal);
  return held;
}

/** The same for many findings, with fewer inspections. */
export function proveAllFixes(
  findings: readonly Finding[],
  tried: Tried,
  logger: Logger,
  signal: AbortSignal,
): Promise<ReadonlyMap<Finding, readonly Fix[]>> {
  return fixesOfAll(findings, textOf(tried), reinspection(tried, logger, signal));
}

/** The live documents that were read, to look for what else names an id. */
export function* searched({ documents }: Tried): Iterable<Searched> {
  for (const uri of documents.uris()) {
    const document = documents.get(uri);
    if (document?.text != null && document.surroundings.kind === 'live')
      yield { uri, path: documents.pathOf(uri), text: document.text };
  }
}

function textOf({ documents }: Tried): (uri: string) => string | null {
  return (uri) => documents.get(uri)?.text ?? null;
}

/** Inspects documents as they would be with other texts; null where that fails. */
export function reinspection({ documents, context }: Tried, logger: Logger, signal: AbortSignal): Reinspect {
  return async (uris, texts) => {
    signal.throwIfAborted();
    try {
      return await reinspect(uris, texts, documents, context(), signal);
    } catch (error) {
      // A fix that cannot be tried is not offered.
      signal.throwIfAborted();
      logger.error(`trying a fix of ${uris.join(', ')} failed`, error);
      return null;
    }
  };
}

/** Inspects documents as they would be with other texts; nothing of it is kept. */
async function reinspect(
  uris: readonly string[],
  texts: ReadonlyMap<string, string>,
  documents: Documents,
  context: InspectContext,
  signal: AbortSignal,
): Promise<Reinspection | null> {
  const overlay = new Map<string, KnownDocument>();
  for (const [uri, text] of texts) overlay.set(uri, await documents.parse(uri, text, signal));
  let { house } = context;
  for (const [uri, text] of texts) if (isOwnFile(uri)) house = house.withText(uri, text);
  // All of them belong to one finding: its document says what applies.
  const { context: governed } = governing(uris[0] ?? '', context);
  const changed: InspectContext = { ...governed, house, project: documents.project(overlay) };
  const references: Reference[] = [];
  const observations: Observation[] = [];
  let syntaxErrors = 0;
  for (const uri of uris) {
    const document = overlay.get(uri) ?? documents.restore(uri);
    if (!document?.facts) return null;
    if (context.isWord(uri)) continue;
    syntaxErrors += document.facts.syntaxErrors;
    const { around } = governing(uri, context);
    const inspected = await inspectFully(document.facts, around(document.surroundings), documents, changed, signal);
    const found = withKeys(inspected, document);
    references.push(...found.references);
    observations.push(...found.observations);
  }
  return {
    references,
    findings: runRules({ references, observations }, ruleContext(changed, documents, overlay)),
    syntaxErrors,
  };
}

import { visibleJson } from '../../base/visible.ts';
import type { Severity } from '../../model/finding.ts';
import type { Note } from '../../model/report.ts';
import type { Locate } from '../locate.ts';
import type { MergedReport } from '../merge.ts';
import { isFailure } from '../not-analysed.ts';
import { plainText, portableMarkdown, summaryOf } from '../rule-page.ts';
import type { RulePage } from '../rule-page.ts';
import { rulePages } from '../rule-pages.generated.ts';
import { fitResults, GITHUB_LIMITS } from './sarif-limits.ts';
import type { SarifLimits, WeighedResult } from './sarif-limits.ts';
import { artifactLocation, BASE_ID } from './sarif-place.ts';
import { LEVELS, sarifResult, suppressedResult } from './sarif-result.ts';
import type { ResultContext } from './sarif-result.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** What a SARIF log says besides what was found. */
export interface SarifContext {
  readonly version: string;
  readonly catalogBuiltAt: string;
  readonly today: string;
  /** Whether findings that a comment silences are in it, marked as such. Code scanning of GitHub shows them as open. */
  readonly suppressed: boolean;
  /** What fits into one run; by default what GitHub takes. */
  readonly limits?: SarifLimits;
}

/** SARIF 2.1.0, one run, a result a line. The same input gives the same bytes. */
export function sarifReport(report: MergedReport, context: SarifContext, locate: Locate): string {
  const limits = context.limits ?? GITHUB_LIMITS;
  const indexes = new Map<string, number>(rulePages.map(({ id }, index) => [id, index]));
  const indexOf = (rule: string): number => indexes.get(rule) ?? -1;
  const { kept, dropped } = fitResults(
    weighed(report, { locate, indexOf, related: limits.related }, context.suppressed),
    limits,
  );
  const notifications = [...report.notes.map((note) => notification(note, locate)), ...droppedNotification(dropped)];
  const run = {
    tool: {
      driver: {
        name: 'Modelkeel',
        version: context.version,
        semanticVersion: context.version,
        rules: rulePages.map(ruleJson),
        notifications: descriptorsOf(report.notes, dropped.size > 0),
      },
    },
    automationDetails: { id: 'modelkeel/' },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [BASE_ID]: { description: { text: 'The folder that paths are relative to.' } } },
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications }],
    properties: { catalogBuiltAt: context.catalogBuiltAt, today: context.today },
  };
  const head = JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] });
  // Results are JSON already: they were measured as it.
  const results = kept.length > 0 ? `\n${kept.join(',\n')}\n` : '';
  return visibleJson(`${head.slice(0, -3)},"results":[${results}]}]}\n`);
}

function weighed(report: MergedReport, context: ResultContext, suppressed: boolean): readonly WeighedResult[] {
  const open = report.findings.map((finding) => ({
    json: JSON.stringify(sarifResult(finding, context)),
    severity: finding.severity,
    isSuppressed: false,
  }));
  if (!suppressed) return open;
  const silenced = report.suppressed.map((finding) => ({
    json: JSON.stringify(suppressedResult(finding, context)),
    severity: finding.severity,
    isSuppressed: true,
  }));
  return [...open, ...silenced];
}

function ruleJson(page: RulePage): object {
  return {
    id: page.id,
    shortDescription: { text: page.says },
    fullDescription: { text: summaryOf(page) },
    help: { text: plainText(page), markdown: portableMarkdown(page) },
    defaultConfiguration: { level: LEVELS[page.severity] },
    properties: { precision: 'very-high', 'problem.severity': problemOf(page.severity), tags: ['models'] },
  };
}

/** GitHub's words, which are others than those of SARIF. */
function problemOf(severity: Severity): 'error' | 'warning' | 'recommendation' {
  return severity === 'error' || severity === 'warning' ? severity : 'recommendation';
}

const DROPPED = 'results-dropped';

function notification(note: Note, locate: Locate): object {
  const { file, line } = locate(note.uri, note.place?.span ?? { start: 0, end: 0 });
  const region = note.place && { region: { startLine: line } };
  return {
    descriptor: { id: note.kind },
    level: isFailure(note) || note.kind === 'policy' ? 'warning' : 'note',
    message: { text: `${file}: ${note.detail}` },
    locations: [{ physicalLocation: { artifactLocation: artifactLocation(file), ...region } }],
  };
}

function droppedNotification(dropped: ReadonlyMap<Severity, number>): readonly object[] {
  if (dropped.size === 0) return [];
  const counts = [...dropped].map(([severity, number]) => `${String(number)} of severity ${severity}`);
  const text = `Left out, because more do not fit into one run: ${counts.join(', ')}. The text and the JSON report have all.`;
  return [{ descriptor: { id: DROPPED }, level: 'warning', message: { text } }];
}

function descriptorsOf(notes: readonly Note[], isDropped: boolean): readonly object[] {
  const ids = [...new Set<string>(notes.map(({ kind }) => kind)), ...(isDropped ? [DROPPED] : [])];
  return ids.toSorted().map((id) => ({ id }));
}

import { maskKeys } from '../base/keys.ts';
import { visible, visibleLine } from '../base/visible.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { SubjectKind } from '../model/reference.ts';
import { catalogPhrase } from './catalog-age.ts';
import { inDays, livesOf, nextEndings } from './endings.ts';
import type { Locate, Location } from './locate.ts';
import type { MergedReport } from './merge.ts';
import { wrapText } from './wrap-text.ts';
import { inEnglish } from '../model/told.ts';

/** Colours of a terminal, or functions that give the text back unchanged. */
export interface Paint {
  readonly severity: (severity: Severity, text: string) => string;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  /** A link to a file of this machine, where the terminal has such. */
  readonly link: (text: string, uri: string) => string;
}

/** What the text report says besides findings. */
export interface TextContext {
  readonly locate: Locate;
  /** The line (1-based) of a file as it is written, or null when it cannot be shown. */
  readonly lineOf: (uri: string, line: number) => string | null;
  readonly paint: Paint;
  readonly files: number;
  readonly seconds: number;
  readonly catalogBuiltAt: string;
  /** The day the answers are for, ISO; an old catalog says how old it is. */
  readonly today: string;
  /** What was known before, which is counted and not listed; null where nothing is compared. */
  readonly baseline: ReadonlySet<Finding> | null;
  /** Findings only, no summary. */
  readonly quiet: boolean;
  /** Terminal columns. */
  readonly width: number;
  /** Columns after which long lines are broken; null where each finding is to be one line. */
  readonly wrapAt: number | null;
}

const GUTTER = 6;
/** Columns before the message of a finding, and before what stands below it. */
const MESSAGE = 19;
const BELOW = 9;

/** The report a person reads: by file, the line of code with the id marked, the fix in one line, a summary. */
export function textReport(whole: MergedReport, given: TextContext): string {
  const context: TextContext = { ...given, locate: shownPlaces(given.locate) };
  const report = { ...whole, findings: whole.findings.filter((finding) => !given.baseline?.has(finding)) };
  const known = whole.findings.length - report.findings.length;
  const lines: string[] = [];
  let file: string | null = null;
  for (const finding of report.findings.map(shownFinding)) {
    const at = context.locate(finding.place.uri, finding.place.span);
    if (at.file !== file) {
      lines.push(context.paint.link(context.paint.bold(at.file), finding.place.uri));
      file = at.file;
    }
    lines.push(...findingLines(finding, at, context), '');
  }
  if (file !== null && lines.at(-1) !== '') lines.push('');
  for (const note of report.notes) {
    const at = context.locate(note.uri, note.place?.span ?? { start: 0, end: 0 });
    const where = note.place ? `${at.file}:${String(at.line)}:${String(at.column)}` : at.file;
    lines.push(context.paint.dim(`note: ${where}: ${note.kind}, ${visible(note.detail)}`));
  }
  if (report.notes.length > 0) lines.push('');
  if (!context.quiet)
    lines.push(...endsNext(report, context), ...brokenBetween(summary(report, known, context), context.wrapAt));
  return `${lines.join('\n')}\n`;
}

/** Names of files are of others, and so is what findings quote. */
function shownPlaces(locate: Locate): Locate {
  return (uri, span) => {
    const at = locate(uri, span);
    return { ...at, file: visible(at.file) };
  };
}

function shownFinding(finding: Finding): Finding {
  return {
    ...finding,
    message: visible(finding.message),
    related: finding.related.map((related) => ({ ...related, message: visible(related.message) })),
    fixes: finding.fixes.map((fix) => ({ ...fix, title: visible(fix.title) })),
  };
}

function findingLines(finding: Finding, at: Location, context: TextContext): readonly string[] {
  const { paint, wrapAt } = context;
  const where = `${String(at.line)}:${String(at.column)}`.padEnd(7);
  const told = `${finding.message}  ${finding.rule}`;
  const [first = '', ...more] = wrapText(told, MESSAGE, MESSAGE, wrapAt);
  const lines = [`  ${where} ${paint.severity(finding.severity, finding.severity.padEnd(8))} ${first}`, ...more].map(
    (line) => (line.endsWith(finding.rule) ? line.slice(0, -finding.rule.length) + paint.dim(finding.rule) : line),
  );
  return [
    ...lines,
    ...codeLines(finding, at, context),
    ...relatedLines(finding, context),
    ...fixLine(finding, context),
  ];
}

function codeLines(finding: Finding, at: Location, context: TextContext): readonly string[] {
  const line = context.lineOf(finding.place.uri, at.line);
  if (line === null) return [];
  const code = maskKeys(line);
  const length = Math.max(1, at.endLine === at.line ? at.endColumn - at.column : code.length - at.column + 1);
  const room = Math.max(40, context.width - GUTTER - 8);
  // A long line is shown around the id, so that the mark never leaves the screen.
  const from =
    at.column - 1 + length <= room ? 0 : Math.max(0, at.column - 1 - Math.floor((room - Math.min(length, room)) / 2));
  const shown =
    (from > 0 ? '…' : '') + code.slice(from > 0 ? from + 1 : 0, from + room) + (code.length > from + room ? '…' : '');
  // What steers the terminal takes more room as a symbol than it did.
  const start = at.column - 1 - from;
  const marked = visibleLine(shown.slice(start, start + Math.min(length, room)));
  const before = visibleLine(shown.slice(0, start)).replace(/[^\t]/g, ' ');
  const mark = '^'.repeat(Math.max(Math.min(length, room), marked.length));
  const number = String(at.line).padStart(GUTTER + 5);
  const bar = context.paint.dim('│');
  return [
    `${context.paint.dim(number)} ${bar} ${visibleLine(shown)}`,
    `${' '.repeat(GUTTER + 5)} ${bar} ${before}${context.paint.severity(finding.severity, mark)}`,
  ];
}

function relatedLines(finding: Finding, context: TextContext): readonly string[] {
  const shown = finding.related.slice(0, 3).map(({ place, message }) => {
    const at = context.locate(place.uri, place.span);
    const [first = '', ...more] = wrapText(`${message} (${at.file}:${String(at.line)})`, BELOW, BELOW, context.wrapAt);
    return [`${' '.repeat(BELOW)}${first}`, ...more].map(context.paint.dim).join('\n');
  });
  const more = finding.related.length - shown.length;
  return more > 0 ? [...shown, context.paint.dim(`         and ${String(more)} more`)] : shown;
}

function fixLine(finding: Finding, { paint, wrapAt }: TextContext): readonly string[] {
  const fix =
    finding.fixes.find((candidate) => candidate.preferred) ??
    finding.fixes.find((candidate) => candidate.kind !== 'suppress');
  if (!fix) return [];
  const [first = '', ...more] = wrapText(fix.title, BELOW + 5, BELOW + 5, wrapAt);
  return [`${' '.repeat(BELOW)}${paint.bold('fix:')} ${first}`, ...more];
}

const KINDS: readonly (readonly [SubjectKind | 'models', string, string])[] = [
  ['models', 'model', 'models'],
  ['dataset', 'dataset', 'datasets'],
  ['prompt', 'prompt', 'prompts'],
  ['endpoint', 'endpoint', 'endpoints'],
  ['package', 'package', 'packages'],
];

function count(number: number, one: string, many: string): string {
  return `${String(number)} ${number === 1 ? one : many}`;
}

function summary(report: MergedReport, known: number, context: TextContext): string {
  const live = report.components.filter((component) =>
    component.references.some((reference) => reference.use !== 'listed'),
  );
  const kinds = KINDS.flatMap(([kind, one, many]) => {
    const number = live.filter((component) =>
      kind === 'models' ? component.kind === 'model' || component.kind === 'embedding-model' : component.kind === kind,
    ).length;
    return number > 0 || kind === 'models' ? [count(number, one, many)] : [];
  });
  const severities = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const number = report.findings.filter((finding) => finding.severity === severity).length;
    if (number === 0) return [];
    return [
      context.paint.severity(
        severity,
        severity === 'info' ? count(number, 'info', 'infos') : count(number, severity, `${severity}s`),
      ),
    ];
  });
  const verdict = severities.length > 0 ? severities.join(', ') : 'nothing to report';
  const compared =
    context.baseline === null ? verdict : `new: ${severities.join(', ') || 'nothing'}; ${String(known)} known before`;
  const { notAnalysed } = report.files;
  const failed =
    notAnalysed === 0
      ? []
      : [context.paint.severity('warning', `${count(notAnalysed, 'file', 'files')} could not be analysed`)];
  const tail = `${context.seconds.toFixed(2)} s · ${inEnglish(catalogPhrase(context.catalogBuiltAt, context.today))}, offline`;
  const where = `${kinds.join(', ')} in ${count(context.files, 'file', 'files')}`;
  return [where, compared, ...failed, tail].join(' · ');
}

/** What dies next, in one sentence; nothing where no end is announced. */
function endsNext({ components }: MergedReport, { today, wrapAt }: TextContext): readonly string[] {
  const next = nextEndings(livesOf(components, today, 0), today);
  const [first] = next;
  if (!first) return [];
  const same = next.filter(({ ends }) => ends === first.ends).map(({ component }) => visible(component.name));
  const names = same.length > NAMED ? [...same.slice(0, NAMED), `${String(same.length - NAMED)} more`] : same;
  const later = next.length - same.length;
  const more = later > 0 ? `, then ${String(later)} more until ${next.at(-1)?.ends ?? ''}` : '';
  return wrapText(`Ends next: ${names.join(', ')} on ${first.ends}${inDays(first.daysLeft)}${more}.`, 0, 2, wrapAt);
}

/** Models that are named of those that end on one day. */
const NAMED = 3;

/** Parts of a line stay whole: colours stand around them. */
function brokenBetween(line: string, columns: number | null): readonly string[] {
  if (columns === null || line.length <= columns) return [line];
  const at = line.lastIndexOf(' · ');
  return at < 0 ? [line] : [...brokenBetween(line.slice(0, at), columns), line.slice(at + 3)];
}

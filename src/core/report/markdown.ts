import { bySeverity } from '../model/finding.ts';
import type { Finding } from '../model/finding.ts';
import { catalogPhrase } from './catalog-age.ts';
import { inDays, livesOf, nextEndings } from './endings.ts';
import type { Locate } from './locate.ts';
import { markdownText } from './markdown-text.ts';
import type { Component, MergedReport } from './merge.ts';
import { inEnglish } from '../model/told.ts';

/** What a comment says besides what was found. */
export interface MarkdownContext {
  readonly catalogBuiltAt: string;
  readonly today: string;
  /** What was known before; null where nothing is compared. */
  readonly baseline: ReadonlySet<Finding> | null;
}

/** A comment has 65,536 signs at most: rows that are more than this are counted. */
const ROWS = 50;
const ENDINGS = 10;

/** For a pull request: what is new against the base, in one table, and what dies next. */
export function markdownReport(report: MergedReport, context: MarkdownContext, locate: Locate): string {
  const { baseline } = context;
  const fresh = report.findings.filter((finding) => !baseline?.has(finding)).toSorted(bySeverity);
  const known = report.findings.length - fresh.length;
  const parts = [
    '### Modelkeel',
    headline(fresh.length, known, baseline !== null),
    ...(fresh.length > 0 ? [findingsTable(fresh, locate)] : []),
    ...endings(report.components, context.today),
    `<sub>${[...notAnalysed(report), inEnglish(catalogPhrase(context.catalogBuiltAt, context.today))].join(' · ')}</sub>`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function headline(fresh: number, known: number, isCompared: boolean): string {
  const number = fresh === 0 ? 'Nothing' : `**${String(fresh)}**`;
  if (!isCompared) return `${number} to report.`;
  return `${number} new against the base${known > 0 ? `; ${String(known)} known before` : ''}.`;
}

function findingsTable(findings: readonly Finding[], locate: Locate): string {
  const rows = findings.slice(0, ROWS).map((finding) => {
    const { file, line } = locate(finding.place.uri, finding.place.span);
    const fix = finding.fixes.find(({ preferred }) => preferred) ?? finding.fixes[0];
    const cells = [finding.severity, `${file}:${String(line)}`, finding.message, fix?.title ?? '', finding.rule];
    return `| ${cells.map(markdownText).join(' | ')} |`;
  });
  const more = findings.length - rows.length;
  return [
    '| | place | what | fix | rule |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    ...(more > 0 ? [`\nand ${String(more)} more`] : []),
  ].join('\n');
}

/** Models in use whose end is announced for a day to come, the nearest first. */
function endings(components: readonly Component[], today: string): readonly string[] {
  const ends = nextEndings(livesOf(components, today, 0), today);
  if (ends.length === 0) return [];
  const lines = ends
    .slice(0, ENDINGS)
    .map(({ component, ends: day, daysLeft }) => `- ${day}${inDays(daysLeft)}: ${markdownText(component.name)}`);
  const more = ends.length - lines.length;
  return [['**What ends next**', '', ...lines, ...(more > 0 ? [`- and ${String(more)} more`] : [])].join('\n')];
}

function notAnalysed({ files }: MergedReport): readonly string[] {
  const { notAnalysed: number } = files;
  return number === 0 ? [] : [`${String(number)} ${number === 1 ? 'file' : 'files'} could not be analysed`];
}

import { visible } from '../base/visible.ts';
import { bySeverity } from '../model/finding.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { Locate } from './locate.ts';
import type { MergedReport } from './merge.ts';
import { isFailure } from './not-analysed.ts';

const COMMANDS: Readonly<Record<Severity, 'error' | 'warning' | 'notice'>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/**
 * Workflow commands that GitHub shows beside the lines, the worst first, since it shows ten of a kind for each step
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands); of what is compared with a base, what is new.
 */
export function githubReport(report: MergedReport, baseline: ReadonlySet<Finding> | null, locate: Locate): string {
  // What was known before must not take the room of what is new.
  const fresh = report.findings.filter((finding) => !baseline?.has(finding));
  const findings = fresh.toSorted(bySeverity);
  const notes = report.notes.flatMap((note) => {
    const { file, line } = locate(note.uri, note.place?.span ?? { start: 0, end: 0 });
    if (note.kind === 'policy')
      return [command('warning', { file, ...(note.place && { line }), title: 'policy' }, note.detail)];
    return isFailure(note) ? [command('warning', { file, title: 'not analysed' }, note.detail)] : [];
  });
  return [...findings.map((finding) => annotation(finding, locate)), ...notes].map((line) => `${line}\n`).join('');
}

function annotation(finding: Finding, locate: Locate): string {
  const { file, line, column, endLine, endColumn } = locate(finding.place.uri, finding.place.span);
  const fix = finding.fixes.find(({ preferred }) => preferred) ?? finding.fixes[0];
  const place = { file, line, endLine, ...(line === endLine && { col: column, endColumn }), title: finding.rule };
  // Many messages end with what to write instead.
  const isSaid = fix?.title.split(' ').every((word) => finding.message.toLowerCase().includes(word.toLowerCase()));
  return command(COMMANDS[finding.severity], place, finding.message + (fix && !isSaid ? ` Fix: ${fix.title}.` : ''));
}

function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const told = Object.entries(properties).map(([key, value]) => `${key}=${propertyText(String(value))}`);
  return `::${name} ${told.join(',')}::${dataText(message)}`;
}

function dataText(text: string): string {
  return visible(text).replace(/%/g, '%25');
}

function propertyText(text: string): string {
  return dataText(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}

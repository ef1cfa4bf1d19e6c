import { visible } from '../../base/visible.ts';
import { inDays } from '../endings.ts';
import type { JoinedReports } from './join-reports.ts';
import type { Skipped } from './joined-json.ts';
import { markdownText } from '../markdown-text.ts';

const ENDINGS = 20;
const RULES = 12;
const REPOSITORIES = 20;
const NAMED = 3;

/** For people at a terminal: what dies next and where, in 80 columns. */
export function joinedText(joined: JoinedReports, skipped: readonly Skipped[]): string {
  const { endings, rules, repositories } = joined;
  const lines = [headline(joined), ''];
  if (endings.length > 0) {
    lines.push('What ends next');
    for (const { day, daysLeft, name, repositories: where } of endings.slice(0, ENDINGS)) {
      lines.push(fit(`  ${day}${inDays(daysLeft)}  ${name}`));
      lines.push(fit(`              ${named(where)}`));
    }
    if (endings.length > ENDINGS) lines.push(`  and ${String(endings.length - ENDINGS)} more`);
    lines.push('');
  }
  if (rules.length > 0) {
    lines.push('Findings');
    for (const { rule, severity, findings, repositories: number } of rules.slice(0, RULES))
      lines.push(
        fit(
          `  ${String(findings).padStart(6)}  ${severity.padEnd(8)} ${rule}, in ${count(number, 'repository', 'repositories')}`,
        ),
      );
    if (rules.length > RULES) lines.push(`  and of ${String(rules.length - RULES)} more rules`);
    lines.push('');
  }
  if (skipped.length > 0) lines.push(`${count(skipped.length, 'file was', 'files were')} skipped.`, '');
  if (repositories.length > 0) lines.push(summary(joined));
  return `${lines.join('\n')}\n`;
}

/** The same as Markdown: a page for whoever looks after all repositories. */
export function joinedMarkdown(joined: JoinedReports, skipped: readonly Skipped[]): string {
  const { endings, rules, repositories } = joined;
  const worst = repositories
    .filter(({ findings }) => (findings['error'] ?? 0) + (findings['warning'] ?? 0) > 0)
    .toSorted((a, b) => rankOf(b.findings) - rankOf(a.findings));
  const parts = [
    '# Models across repositories',
    `${headline(joined)} As of ${joined.today}.`,
    ...table(
      '## What ends next',
      ['day', 'model', 'instead', 'repositories'],
      endings.map(({ day, daysLeft, name, replacement, repositories: where }) => [
        `${day}${inDays(daysLeft)}`,
        name,
        replacement ?? '',
        named(where),
      ]),
      ENDINGS,
    ),
    ...table(
      '## Findings',
      ['rule', 'worst', 'findings', 'repositories'],
      rules.map(({ rule, severity, findings, repositories: number }) => [
        rule,
        severity,
        String(findings),
        String(number),
      ]),
      rules.length,
    ),
    ...table(
      '## Repositories',
      ['repository', 'errors', 'warnings', 'components', 'files not analysed'],
      worst.map(({ name, findings, components, files }) => [
        name,
        String(findings['error'] ?? 0),
        String(findings['warning'] ?? 0),
        String(components),
        String(files.notAnalysed),
      ]),
      REPOSITORIES,
    ),
    ...table(
      '## Skipped',
      ['file', 'why'],
      skipped.map(({ file, why }) => [file, why]),
      REPOSITORIES,
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}

function headline({ repositories, components, endings }: JoinedReports): string {
  const models = components.filter(({ kind, isUsed }) => isUsed && (kind === 'model' || kind === 'embedding-model'));
  const next = endings[0];
  const what = `${count(models.length, 'model', 'models')} in use in ${count(repositories.length, 'repository', 'repositories')} scanned`;
  return next === undefined ? `${what}; no end is announced.` : `${what}; the next end is on ${next.day}.`;
}

function summary({ repositories, components, rules }: JoinedReports): string {
  const findings = rules.reduce((sum, rule) => sum + rule.findings, 0);
  return `${count(repositories.length, 'report', 'reports')} · ${count(components.length, 'component', 'components')} · ${count(findings, 'finding', 'findings')}`;
}

function named(where: readonly string[]): string {
  const more = where.length - NAMED;
  return `${where.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}

function rankOf(findings: Readonly<Record<string, number>>): number {
  return (findings['error'] ?? 0) * 1_000_000 + (findings['warning'] ?? 0);
}

function table(
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
  most: number,
): readonly string[] {
  if (rows.length === 0) return [];
  const lines = rows.slice(0, most).map((row) => `| ${row.map(markdownText).join(' | ')} |`);
  const more = rows.length - lines.length;
  return [
    title,
    [`| ${head.join(' | ')} |`, `| ${head.map(() => '---').join(' | ')} |`, ...lines].join('\n'),
    ...(more > 0 ? [`and ${String(more)} more`] : []),
  ];
}

/** A line of 80 columns at most. */
function fit(line: string): string {
  const signs = Array.from(visible(line));
  return signs.length > 80 ? `${signs.slice(0, 79).join('')}…` : signs.join('');
}

function count(number: number, one: string, many: string): string {
  return `${String(number)} ${number === 1 ? one : many}`;
}

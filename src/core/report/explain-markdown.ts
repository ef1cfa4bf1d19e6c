import { platformText } from './explain-text.ts';
import { ageText, explainGroups } from './explain-page.ts';
import type { ExplainedModel } from './explain-page.ts';
import { escapeMarkdown, sourceText } from './hover-card.ts';
import { liveRows } from './live-text.ts';
import { firstSentence } from './status.ts';

/** Everything known of an id as a page: one section per platform, each fact with its source and day. */
export function explainMarkdown(asked: string, models: readonly ExplainedModel[], today: string): string {
  const title = `# ${escapeMarkdown(asked)}`;
  if (models.length === 0) return `${title}\n\nThis is not a model id.\n`;
  return `${[title, ...models.map((model) => section(model, today))].join('\n\n')}\n`;
}

function section(model: ExplainedModel, today: string): string {
  const { kind, identity, metadata, live } = model;
  const name = identity.name;
  const head = `## ${escapeMarkdown(`${name}${platformText(kind, identity)}`)}`;
  const first = firstSentence(kind, identity, metadata, today);
  const near =
    metadata.kind === 'absent' && metadata.suggestions.length > 0
      ? [`Similar names: ${metadata.suggestions.map(escapeMarkdown).join(', ')}`]
      : [];
  const tables = explainGroups(model).map(({ title, rows }) => {
    const lines = rows.map(
      ({ name: key, value, evidence }) =>
        `| ${escapeMarkdown(key)} | ${escapeMarkdown(value)} | ${evidence ? `${sourceText(evidence)}, ${ageText(evidence, today)}` : ''} |`,
    );
    return table(title, lines);
  });
  const asked = live.flatMap((part) => {
    const { rows, evidence } = liveRows(part);
    return rows.map(([key, value]) => `| ${key} | ${escapeMarkdown(value)} | ${escapeMarkdown(evidence ?? '')} |`);
  });
  const answers = asked.length > 0 ? [table('Answers of hosts', asked)] : [];
  return [head, escapeMarkdown(first), ...near, ...tables, ...answers].join('\n\n');
}

function table(title: string, lines: readonly string[]): string {
  const head = title === '' ? [] : [`### ${escapeMarkdown(title)}`, ''];
  return [...head, '| Fact | | Source |', '|:--|:--|:--|', ...lines].join('\n');
}

import { platformText } from './explain-text.ts';
import type { ExplainedModel } from './explain-text.ts';
import { escapeMarkdown, sourceText } from './hover-card.ts';
import { factRows } from './fact-rows.ts';
import { liveRows } from './live-text.ts';
import { firstSentence } from './status.ts';

/** Everything known of an id as a page: one section per platform, each fact with its source and day. */
export function explainMarkdown(asked: string, models: readonly ExplainedModel[], today: string): string {
  const title = `# ${escapeMarkdown(asked)}`;
  if (models.length === 0) return `${title}\n\nThis is not a model id.\n`;
  return `${[title, ...models.map((model) => section(model, today))].join('\n\n')}\n`;
}

function section({ kind, identity, metadata, live }: ExplainedModel, today: string): string {
  const name = identity.name;
  const head = `## ${escapeMarkdown(`${name}${platformText(kind, identity)}`)}`;
  const first = firstSentence(kind, identity, metadata, today);
  const near =
    metadata.kind === 'absent' && metadata.suggestions.length > 0
      ? [`Similar names: ${metadata.suggestions.map(escapeMarkdown).join(', ')}`]
      : [];
  const known = factRows(identity, metadata.kind === 'found' ? metadata.value : null).map(
    ({ name: key, value, evidence }) =>
      `| ${key} | ${escapeMarkdown(value)} | ${evidence ? sourceText(evidence) : ''} |`,
  );
  const asked = live.flatMap((part) => {
    const { rows, evidence } = liveRows(part);
    return rows.map(([key, value]) => `| ${key} | ${escapeMarkdown(value)} | ${escapeMarkdown(evidence ?? '')} |`);
  });
  const rows = [...known, ...asked];
  return [head, escapeMarkdown(first), ...near, ['| Fact | | Source |', '|:--|:--|:--|', ...rows].join('\n')].join(
    '\n\n',
  );
}

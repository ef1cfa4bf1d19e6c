import { platformText } from './explain-text.ts';
import { inWords, told } from '../model/told.ts';
import type { Text } from '../model/told.ts';
import type { Words } from '../model/words.ts';
import { ageText, explainGroups } from './explain-page.ts';
import type { ExplainedModel } from './explain-page.ts';
import { escapeMarkdown, sourceText } from './hover-card.ts';
import { liveRows } from './live-text.ts';
import { firstSentence } from './status.ts';

/** Everything known of an id as a page: one section per platform, each fact with its source and day. */
export function explainMarkdown(asked: string, models: readonly ExplainedModel[], today: string, words: Words): string {
  const title = `# ${escapeMarkdown(asked)}`;
  if (models.length === 0) return `${title}\n\n${inWords(told`This is not a model id.`, words)}\n`;
  return `${[title, ...models.map((model) => section(model, today, words))].join('\n\n')}\n`;
}

function section(model: ExplainedModel, today: string, words: Words): string {
  const say = (text: Text): string => escapeMarkdown(inWords(text, words));
  const { kind, identity, metadata, live } = model;
  const name = identity.name;
  const head = `## ${escapeMarkdown(`${name}${platformText(kind, identity)}`)}`;
  const first = firstSentence(kind, identity, metadata, today);
  const near =
    metadata.kind === 'absent' && metadata.suggestions.length > 0
      ? [say(told`Similar names: ${metadata.suggestions.join(', ')}`)]
      : [];
  const tables = explainGroups(model).map(({ title, rows }) => {
    const lines = rows.map(
      ({ name: key, value, evidence }) =>
        `| ${say(key)} | ${say(value)} | ${evidence ? `${sourceText(evidence, words)}, ${say(ageText(evidence, today))}` : ''} |`,
    );
    return table(say(title), lines, words);
  });
  const asked = live.flatMap((part) => {
    const { rows, evidence } = liveRows(part);
    return rows.map(([key, value]) => `| ${say(key)} | ${say(value)} | ${say(evidence ?? '')} |`);
  });
  const answers = asked.length > 0 ? [table(say(told`Answers of hosts`), asked, words)] : [];
  return [head, say(first), ...near, ...tables, ...answers].join('\n\n');
}

function table(title: string, lines: readonly string[], words: Words): string {
  const head = title === '' ? [] : [`### ${title}`, ''];
  const names = `| ${inWords(told`Fact`, words)} | ${inWords(told`Value`, words)} | ${inWords(told`Source`, words)} |`;
  return [...head, names, '|:--|:--|:--|', ...lines].join('\n');
}

import type { FileFacts } from '../../src/core/model/facts.ts';
import type { SourceText } from '../../src/core/model/text.ts';
import { assertSound, renderExpression } from './render-facts.ts';

/** YAML folds lines, doubles quotes and takes indentation off; `\` escapes in all formats; `{{` begins an action. */
const WRITTEN_OTHERWISE = /[\\\r\n]|''|\{\{|\}\}|\$\$|%%|\uE0F0/;

/** The facts of a text, checked to be sound. */
export function readFacts(collect: (source: SourceText) => FileFacts, text: string): FileFacts {
  const facts = collect({ uri: 'file:///workspace/settings', language: 'settings', version: 1, text });
  assertSound(facts, text, WRITTEN_OTHERWISE);
  return facts;
}

/** The settings of a text: `llm = {model: "gpt-4o"}`. */
export function settingsIn(collect: (source: SourceText) => FileFacts, text: string): readonly string[] {
  const facts = readFacts(collect, text);
  return facts.settings.map(({ path, value }) => `${path.join('.')} = ${renderExpression(facts, value)}`);
}

/** What stands at the contents of all strings of a text, in the order of the facts. */
export function contentsIn(collect: (source: SourceText) => FileFacts, text: string): readonly string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('kind' in value && value.kind === 'string' && 'content' in value) {
      const { start, end } = value.content as { readonly start: number; readonly end: number };
      found.push(text.slice(start, end));
    }
    for (const inner of Object.values(value)) visit(inner);
  };
  visit(readFacts(collect, text).settings);
  return found;
}

/** Directives and the lines they cover. */
export function suppressionsIn(collect: (source: SourceText) => FileFacts, text: string): readonly string[] {
  return readFacts(collect, text).suppressions.map(({ scope, rules, covers }) =>
    [scope, rules.join('+'), JSON.stringify(text.slice(covers.start, covers.end).trim())].join(' '),
  );
}

import { visibleJson } from '../../base/visible.ts';
import type { JoinedComponent, JoinedReports } from './join-reports.ts';

/** A file that was not joined, and why. */
export interface Skipped {
  readonly file: string;
  readonly why: string;
}

/** The document `modelkeel/organisation@1` (docs/cli.md), in parts: all of it at once may be large. */
export function* joinedJson(joined: JoinedReports, skipped: readonly Skipped[], version: string): Generator<string> {
  const { today, repositories, components, endings, rules } = joined;
  const head = { schema: 'modelkeel/organisation@1', tool: { name: 'modelkeel', version }, today };
  yield `{\n${Object.entries(head)
    .map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},\n`)
    .join('')}`;
  const lists = {
    endings: endings.map((one) => JSON.stringify(one)),
    rules: rules.map((one) => JSON.stringify(one)),
    repositories: repositories.map((one) => JSON.stringify(one)),
    components: components.map(componentJson),
    skipped: skipped.map((one) => JSON.stringify(one)),
  };
  for (const [index, [name, list]] of Object.entries(lists).entries()) {
    yield `${index === 0 ? '' : ',\n'}  ${JSON.stringify(name)}: [`;
    for (const [at, one] of list.entries()) yield visibleJson(`${at === 0 ? '' : ','}\n    ${one}`);
    yield list.length === 0 ? ']' : '\n  ]';
  }
  yield '\n}\n';
}

function componentJson({ occurrences, ...component }: JoinedComponent): string {
  const head = JSON.stringify(component).slice(0, -1);
  return `${head},"occurrences":[${occurrences.map(({ json }) => json).join(',')}]}`;
}

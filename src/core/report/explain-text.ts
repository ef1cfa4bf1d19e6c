import { platformName } from '../base/platform-names.ts';
import { visibleData } from '../base/visible.ts';
import type { Identity } from '../model/identity.ts';
import type { LiveSection } from '../model/live.ts';
import type { Sourced } from '../model/sourced.ts';
import { inEnglish } from '../model/told.ts';
import { ageText, explainGroups } from './explain-page.ts';
import type { ExplainedModel } from './explain-page.ts';
import type { FactRow } from './facts/fact-row.ts';
import { liveRows } from './live-text.ts';
import { firstSentence } from './status.ts';
import type { Paint } from './text.ts';
import { wrapText } from './wrap-text.ts';

/** Looks of the text; `columns` is where long lines are broken, if they are. */
export type ExplainPaint = Pick<Paint, 'bold' | 'dim'> & { readonly columns?: number | null };

/**
 * The answer of `modelkeel explain` for people: one block per platform. Each fact names its source by a number; the sources
 * stand below with their age, so that a page fits on one screen.
 */
export function explainText(models: readonly ExplainedModel[], today: string, paint: ExplainPaint): string {
  const blocks = visibleData(models).map((model) =>
    [...block(model, today, paint), ...live(model.live, paint)].join('\n'),
  );
  return `${blocks.join('\n\n')}\n`;
}

function block(model: ExplainedModel, today: string, paint: ExplainPaint): readonly string[] {
  const { kind, identity, metadata } = model;
  const lines = [`${paint.bold(identity.name)}${platformText(kind, identity)}`];
  lines.push(...indented(inEnglish(firstSentence(kind, identity, metadata, today)), 2, paint));
  if (metadata.kind !== 'found') {
    const nearest = metadata.kind === 'absent' ? metadata.suggestions : [];
    if (nearest.length > 0) lines.push(...indented(`Similar names: ${nearest.join(', ')}`, 2, paint));
    lines.push(...row('Pin', inEnglish(identity.pinReason), paint));
    return lines;
  }
  const sources: Sourced<unknown>[] = [];
  for (const { title, rows } of explainGroups(model)) {
    if (title !== '') lines.push(paint.bold(`  ${inEnglish(title)}`));
    const width = Math.max(11, ...rows.map(({ name }) => inEnglish(name).length));
    for (const fact of rows) lines.push(...factLines(fact, width, sources, paint));
  }
  const seen = sources.flatMap((source, index) => {
    const url = source.url === null ? '' : ` · ${source.url}`;
    const said = `[${String(index + 1)}] ${source.source}, seen ${source.asOf}, ${inEnglish(ageText(source, today))}${url}`;
    return indented(said, 2, paint);
  });
  return [...lines, ...seen.map(paint.dim)];
}

/** Facts of one source and day share its number. */
function factLines(
  { name, value, evidence }: FactRow,
  width: number,
  sources: Sourced<unknown>[],
  paint: ExplainPaint,
): readonly string[] {
  const indent = width + 3;
  const number = evidence === null ? '' : ` [${String(numberOf(evidence, sources) + 1)}]`;
  const [first = '', ...more] = wrapText(`${inEnglish(value)}${number}`, indent, indent, paint.columns ?? null);
  return [`  ${inEnglish(name).padEnd(width)} ${first}`, ...more].map((line) =>
    number !== '' && line.endsWith(number) ? `${line.slice(0, -number.length)} ${paint.dim(number.trim())}` : line,
  );
}

function numberOf(evidence: Sourced<unknown>, sources: Sourced<unknown>[]): number {
  const isSame = (one: Sourced<unknown>): boolean =>
    one.source === evidence.source &&
    one.asOf === evidence.asOf &&
    (one.url === evidence.url || one.url === null || evidence.url === null);
  const known = sources.findIndex(isSame);
  const at = known >= 0 ? known : sources.push(evidence) - 1;
  // A list that is named by its day alone gets its address from a fact that has one.
  if (sources[at]?.url === null) sources[at] = evidence;
  return at;
}

/** An API that ends is its own platform. */
export function platformText(kind: ExplainedModel['kind'], { provider }: Identity): string {
  return kind === 'ending' ? '' : ` · ${platformName(provider)}`;
}

function live(sections: readonly LiveSection[], paint: ExplainPaint): readonly string[] {
  return sections.flatMap((section) => {
    const { rows, evidence: said } = liveRows(section);
    return [
      ...rows.flatMap(([name, value]) => row(inEnglish(name), inEnglish(value), paint)),
      ...(said === null ? [] : indented(inEnglish(said), VALUE, paint).map(paint.dim)),
    ];
  });
}

/** Columns before what a row says. */
const VALUE = 14;

function row(name: string, value: string, paint: ExplainPaint): readonly string[] {
  const [first = '', ...more] = wrapText(value, VALUE, VALUE, paint.columns ?? null);
  return [`  ${name.padEnd(11)} ${first}`, ...more];
}

function indented(text: string, indent: number, { columns = null }: ExplainPaint): readonly string[] {
  const [first = '', ...more] = wrapText(text, indent, indent, columns);
  return [' '.repeat(indent) + first, ...more];
}

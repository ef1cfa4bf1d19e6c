import { platformName } from '../base/platform-names.ts';
import { visibleData } from '../base/visible.ts';
import type { Identity } from '../model/identity.ts';
import type { Lookup, ModelMetadata } from '../model/metadata.ts';
import type { Sourced } from '../model/sourced.ts';
import type { LiveSection } from '../model/live.ts';
import { factRows } from './fact-rows.ts';
import { liveRows } from './live-text.ts';
import { firstSentence } from './status.ts';
import type { Paint } from './text.ts';
import { wrapText } from './wrap-text.ts';

/** What is known of an id on one platform, or of a package, as the facade gives it. */
export interface ExplainedModel {
  readonly kind: 'model' | 'package' | 'ending';
  readonly identity: Identity;
  readonly metadata: Lookup<ModelMetadata>;
  readonly live: readonly LiveSection[];
}

/** Looks of the text; `columns` is where long lines are broken, if they are. */
export type ExplainPaint = Pick<Paint, 'bold' | 'dim'> & { readonly columns?: number | null };

/** The answer of `modelkeel explain` for people: one block per platform, each fact with its source and day. */
export function explainText(models: readonly ExplainedModel[], today: string, paint: ExplainPaint): string {
  const blocks = visibleData(models).map((model) =>
    [...block(model, today, paint), ...live(model.live, paint)].join('\n'),
  );
  return `${blocks.join('\n\n')}\n`;
}

function block({ kind, identity, metadata }: ExplainedModel, today: string, paint: ExplainPaint): readonly string[] {
  const lines = [`${paint.bold(identity.name)}${platformText(kind, identity)}`];
  lines.push(...indented(firstSentence(kind, identity, metadata, today), 2, paint));
  if (metadata.kind !== 'found') {
    const nearest = metadata.kind === 'absent' ? metadata.suggestions : [];
    if (nearest.length > 0) lines.push(...indented(`Similar names: ${nearest.join(', ')}`, 2, paint));
    lines.push(...row('Pin', identity.pinReason, paint));
    return lines;
  }
  const rows = factRows(identity, metadata.value);
  for (const [index, { name, value, evidence: said }] of rows.entries()) {
    lines.push(...row(name, value, paint));
    if (said !== null && rows[index + 1]?.evidence !== said) lines.push(...evidence(said, paint));
  }
  return lines;
}

/** An API that ends is its own platform. */
export function platformText(kind: ExplainedModel['kind'], { provider }: Identity): string {
  return kind === 'ending' ? '' : ` · ${platformName(provider)}`;
}

function live(sections: readonly LiveSection[], paint: ExplainPaint): readonly string[] {
  return sections.flatMap((section) => {
    const { rows, evidence: said } = liveRows(section);
    return [
      ...rows.flatMap(([name, value]) => row(name, value, paint)),
      ...(said === null ? [] : indented(said, VALUE, paint).map(paint.dim)),
    ];
  });
}

/** Columns before what a row says. */
const VALUE = 14;

function row(name: string, value: string, paint: ExplainPaint): readonly string[] {
  const [first = '', ...more] = wrapText(value, VALUE, VALUE, paint.columns ?? null);
  return [`  ${name.padEnd(11)} ${first}`, ...more];
}

function evidence(fact: Sourced<unknown>, paint: ExplainPaint): readonly string[] {
  const said = `${fact.source}, seen ${fact.asOf}${fact.url === null ? '' : ` · ${fact.url}`}`;
  return indented(said, VALUE, paint).map(paint.dim);
}

function indented(text: string, indent: number, { columns = null }: ExplainPaint): readonly string[] {
  const [first = '', ...more] = wrapText(text, indent, indent, columns);
  return [' '.repeat(indent) + first, ...more];
}

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

/** What is known of an id on one platform, or of a package, as the facade gives it. */
export interface ExplainedModel {
  readonly kind: 'model' | 'package' | 'ending';
  readonly identity: Identity;
  readonly metadata: Lookup<ModelMetadata>;
  readonly live: readonly LiveSection[];
}

/** The answer of `modelkeel explain` for people: one block per platform, each fact with its source and day. */
export function explainText(models: readonly ExplainedModel[], today: string, paint: Paint): string {
  const blocks = visibleData(models).map((model) =>
    [...block(model, today, paint), ...live(model.live, paint)].join('\n'),
  );
  return `${blocks.join('\n\n')}\n`;
}

function block({ kind, identity, metadata }: ExplainedModel, today: string, paint: Paint): readonly string[] {
  const lines = [`${paint.bold(identity.name)}${platformText(kind, identity)}`];
  lines.push(`  ${firstSentence(kind, identity, metadata, today)}`);
  if (metadata.kind !== 'found') {
    const nearest = metadata.kind === 'absent' ? metadata.suggestions : [];
    if (nearest.length > 0) lines.push(`  Similar names: ${nearest.join(', ')}`);
    lines.push(row('Pin', identity.pinReason));
    return lines;
  }
  const rows = factRows(identity, metadata.value);
  for (const [index, { name, value, evidence: said }] of rows.entries()) {
    lines.push(row(name, value));
    if (said !== null && rows[index + 1]?.evidence !== said) lines.push(evidence(said, paint));
  }
  return lines;
}

/** An API that ends is its own platform. */
export function platformText(kind: ExplainedModel['kind'], { provider }: Identity): string {
  return kind === 'ending' ? '' : ` · ${platformName(provider)}`;
}

function live(sections: readonly LiveSection[], paint: Paint): readonly string[] {
  return sections.flatMap((section) => {
    const { rows, evidence: said } = liveRows(section);
    return [
      ...rows.map(([name, value]) => row(name, value)),
      ...(said === null ? [] : [paint.dim(`  ${''.padEnd(11)} ${said}`)]),
    ];
  });
}

function row(name: string, value: string): string {
  return `  ${name.padEnd(11)} ${value}`;
}

function evidence(fact: Sourced<unknown>, paint: Paint): string {
  return paint.dim(`  ${''.padEnd(11)} ${fact.source}, seen ${fact.asOf}${fact.url === null ? '' : ` · ${fact.url}`}`);
}

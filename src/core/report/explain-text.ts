import { platformName } from '../base/platform-names.ts';
import type { Identity } from '../model/identity.ts';
import type { Lookup, ModelMetadata, Sourced } from '../model/metadata.ts';
import type { LiveSection } from '../model/live.ts';
import { liveRows } from './live-text.ts';
import { statusSentence } from './status.ts';
import type { Paint } from './text.ts';

/** What is known of an id on one platform, as the facade gives it. */
export interface ExplainedModel {
  readonly identity: Identity;
  readonly metadata: Lookup<ModelMetadata>;
  readonly live: readonly LiveSection[];
}

/** The answer of `modelpin explain` for people: one block per platform, each fact with its source and day. */
export function explainText(models: readonly ExplainedModel[], today: string, paint: Paint): string {
  const blocks = models.map((model) => [...block(model, today, paint), ...live(model.live, paint)].join('\n'));
  return `${blocks.join('\n\n')}\n`;
}

function block({ identity, metadata }: ExplainedModel, today: string, paint: Paint): readonly string[] {
  const lines = [`${paint.bold(identity.name)} · ${platformName(identity.provider)}`];
  if (metadata.kind !== 'found') {
    const nearest = metadata.kind === 'absent' ? metadata.suggestions : [];
    lines.push('  Not in the catalog. That does not mean that it is not served.');
    if (nearest.length > 0) lines.push(`  Nearest names: ${nearest.join(', ')}`);
    lines.push(row('Pin', identity.pinReason));
    return lines;
  }
  const { lifecycle, replacement, pin, hub } = metadata.value;
  lines.push(`  ${statusSentence(metadata.value, today)}`);
  if (lifecycle) {
    const { released, deprecated, retires, retiresKind } = lifecycle.value;
    if (released !== null) lines.push(row('Released', released));
    if (deprecated !== null) lines.push(row('Deprecated', deprecated));
    if (retires !== null)
      lines.push(
        row(
          retiresKind === 'redirect' ? 'Redirected' : 'Retires',
          `${retires}${retiresKind === 'earliest' ? ' at the earliest' : ''}`,
        ),
      );
    lines.push(evidence(lifecycle, paint));
  }
  if (replacement) {
    lines.push(
      row(
        'Replace by',
        replacement.value.hops
          .map((hop) => (hop.retires === null ? hop.id : `${hop.id} (until ${hop.retires})`))
          .join(' → '),
      ),
      evidence(replacement, paint),
    );
  }
  lines.push(
    row(
      'Pin',
      pin?.value.target ? `${identity.pin}, means ${pin.value.target}` : `${identity.pin}: ${identity.pinReason}`,
    ),
  );
  if (pin) lines.push(evidence(pin, paint));
  if (hub) {
    lines.push(row('Licence', hub.value.license ?? 'not stated'));
    if (hub.value.baseModels.length > 0) lines.push(row('Base', hub.value.baseModels.join(', ')));
    if (hub.value.formats.length > 0) lines.push(row('Files', hub.value.formats.join(', ')));
    if (hub.value.gated !== null) lines.push(row('Gated', hub.value.gated ? 'yes, terms must be accepted' : 'no'));
    if (hub.value.commit) lines.push(row('Commit', `${hub.value.commit.sha} (chosen by ${hub.value.commit.chosenBy})`));
    lines.push(evidence(hub, paint));
  }
  if (identity.purl !== null) lines.push(row('purl', identity.purl));
  return lines;
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

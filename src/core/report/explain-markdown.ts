import { platformName } from '../base/platform-names.ts';
import type { HubFacts, Sourced } from '../model/metadata.ts';
import type { ExplainedModel } from './explain-text.ts';
import { escapeMarkdown, sourceText } from './hover-card.ts';
import { liveRows } from './live-text.ts';
import { statusSentence } from './status.ts';

/** Name, value, and what says so. */
type Fact = readonly [string, string, Sourced<unknown> | null];

/** Everything known of an id as a page: one section per platform, each fact with its source and day. */
export function explainMarkdown(asked: string, models: readonly ExplainedModel[], today: string): string {
  const title = `# ${escapeMarkdown(asked)}`;
  if (models.length === 0) return `${title}\n\nThis is not the id of a model.\n`;
  return `${[title, ...models.map((model) => section(model, today))].join('\n\n')}\n`;
}

function section({ identity, metadata, live }: ExplainedModel, today: string): string {
  const name = identity.name;
  const head = `## ${escapeMarkdown(`${name} · ${platformName(identity.provider)}`)}`;
  const first =
    metadata.kind === 'found'
      ? statusSentence(metadata.value, today)
      : 'Not in the catalog. That does not mean that it is not served.';
  const near =
    metadata.kind === 'absent' && metadata.suggestions.length > 0
      ? [`Nearest names: ${metadata.suggestions.map(escapeMarkdown).join(', ')}`]
      : [];
  const known = facts({ identity, metadata }).map(
    ([key, value, source]) => `| ${key} | ${escapeMarkdown(value)} | ${source ? sourceText(source) : ''} |`,
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

function facts({ identity, metadata }: Pick<ExplainedModel, 'identity' | 'metadata'>): readonly Fact[] {
  const value = metadata.kind === 'found' ? metadata.value : null;
  const list: Fact[] = [];
  const lifecycle = value?.lifecycle;
  if (lifecycle) {
    const { released, deprecated, retires, retiresKind } = lifecycle.value;
    if (released !== null) list.push(['Released', released, lifecycle]);
    if (deprecated !== null) list.push(['Deprecated', deprecated, lifecycle]);
    const until = retiresKind === 'earliest' ? ' at the earliest' : '';
    if (retires !== null)
      list.push([retiresKind === 'redirect' ? 'Redirected' : 'Retires', `${retires}${until}`, lifecycle]);
  }
  if (value?.replacement) {
    const hops = value.replacement.value.hops.map(({ id, retires }) =>
      retires === null ? id : `${id} (until ${retires})`,
    );
    list.push(['Replace by', hops.join(' → '), value.replacement]);
  }
  const target = value?.pin?.value.target;
  list.push([
    'Pin',
    target ? `${identity.pin}, means ${target}` : `${identity.pin}: ${identity.pinReason}`,
    value?.pin ?? null,
  ]);
  if (value?.hub) list.push(...hubFacts(value.hub));
  if (identity.purl !== null) list.push(['purl', identity.purl, null]);
  return list;
}

function hubFacts(hub: Sourced<HubFacts>): readonly Fact[] {
  const { license, baseModels, formats, gated, commit, renamedTo } = hub.value;
  return [
    ['Licence', license ?? 'not stated', hub],
    ...(baseModels.length > 0 ? [['Base', baseModels.join(', '), hub] as const] : []),
    ...(formats.length > 0 ? [['Files', formats.join(', '), hub] as const] : []),
    ...(gated === null ? [] : [['Gated', gated ? 'yes, terms must be accepted' : 'no', hub] as const]),
    ...(commit ? [['Commit', `${commit.sha} (chosen by ${commit.chosenBy})`, hub] as const] : []),
    ...(renamedTo === null ? [] : [['Renamed to', renamedTo, hub] as const]),
  ];
}

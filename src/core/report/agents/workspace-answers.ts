import { platformName } from '../../base/platform-names.ts';
import { visible } from '../../base/visible.ts';
import type { Finding, Severity } from '../../model/finding.ts';
import type { Reference } from '../../model/report.ts';
import { inventoryOf, isUsed, unresolvedOf, versionedName } from '../inventory.ts';
import type { InventoryItem } from '../inventory.ts';
import type { Locate } from '../locate.ts';
import type { MergedReport } from '../merge.ts';
import { firstSentence } from '../status.ts';
import type { AgentAnswer } from './agent-tools.ts';
import { inEnglish } from '../../model/told.ts';

/** Rows of one answer: an agent reads all of it, and pays for it. */
const ROWS = 100;
const PLACES = 5;

const RANKS: Readonly<Record<Severity, number>> = { error: 3, warning: 2, info: 1, hint: 0 };

/** What code uses, one line each; packages are counted, models told. */
export function inventoryAnswer(report: MergedReport, today: string, locate: Locate): AgentAnswer {
  const items = inventoryOf(report).filter(({ references }) => isUsed(references));
  const told = items.filter(({ component }) => component.kind !== 'package');
  const packages = items.length - told.length;
  const unresolved = unresolvedOf(report).reduce((sum, { references }) => sum + references.length, 0);
  const rows = told.slice(0, ROWS).map((item) => rowOf(item, today, locate));
  const lines = rows.map(
    ({ name, provider, kind, sentence, pin, places, count }) =>
      `- ${name} · ${platformName(provider)} (${kind}, ${pin}): ${sentence} In ${places.join(', ')}${count > places.length ? ` and ${String(count - places.length)} more` : ''}.`,
  );
  const rest = [
    ...(told.length > ROWS ? [`${String(told.length - ROWS)} more are not shown; ask for a path.`] : []),
    ...(packages > 0 ? [`${String(packages)} packages of LLM SDKs and tools are used as well.`] : []),
    ...(unresolved > 0 ? [`${String(unresolved)} uses name something that could not be told from the code.`] : []),
  ];
  const text = lines.length === 0 ? ['No model is used here.'] : lines;
  return {
    text: `${[...text, ...(rest.length > 0 ? ['', ...rest] : [])].map(visible).join('\n')}\n`,
    data: { today, components: rows, packages, unresolved },
  };
}

function rowOf(item: InventoryItem, today: string, locate: Locate) {
  const { component, references } = item;
  const used = references.filter(({ use }) => use !== 'listed');
  const places = [...new Set(used.map((one) => placeOf(one, locate)))];
  const identity = references[0]?.identity ?? null;
  const { metadata, kind } = component;
  return {
    id: component.id,
    kind,
    provider: component.provider,
    name: versionedName(item),
    pin: identity?.pin ?? 'unknown',
    sentence:
      kind !== 'model' && kind !== 'embedding-model'
        ? ''
        : identity && metadata
          ? inEnglish(firstSentence('model', identity, metadata, today))
          : 'Nothing is known of it.',
    places: places.slice(0, PLACES),
    count: places.length,
  };
}

function placeOf({ literal, site }: Reference, locate: Locate): string {
  const { uri, span } = literal ?? site;
  const { file, line } = locate(uri, span);
  return `${file}:${String(line)}`;
}

/** What is wrong, the worst first. */
export function problemsAnswer(
  { findings, notes }: MergedReport,
  least: Exclude<Severity, 'hint'>,
  locate: Locate,
): AgentAnswer {
  const meant = findings
    .filter(({ severity }) => RANKS[severity] >= RANKS[least])
    .toSorted((a, b) => RANKS[b.severity] - RANKS[a.severity]);
  const rows = meant.slice(0, ROWS).map((finding) => problemOf(finding, locate));
  const lines = rows.map(
    ({ severity, file, line, rule, message, fix }) =>
      `- ${severity} ${file}:${String(line)} (${rule}): ${message}${fix === null ? '' : ` Fix: ${fix}.`}`,
  );
  const more = meant.length - rows.length;
  const unread = notes.length === 0 ? [] : [`${String(notes.length)} files or parts could not be analysed.`];
  const text = [
    ...(lines.length === 0 ? ['Nothing is wrong with what is known.'] : lines),
    ...(more > 0 ? [`- and ${String(more)} more`] : []),
    ...unread,
  ];
  return { text: `${text.map(visible).join('\n')}\n`, data: { problems: rows, total: meant.length } };
}

function problemOf({ rule, severity, message, place, fixes }: Finding, locate: Locate) {
  const { file, line } = locate(place.uri, place.span);
  const fix = fixes.find(({ preferred }) => preferred) ?? fixes.find(({ kind }) => kind !== 'suppress');
  return { rule, severity, file, line, message, fix: fix?.title ?? null, isSure: fix?.preferred ?? false };
}

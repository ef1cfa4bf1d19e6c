import { platformName } from '../base/platform-names.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { Replacement } from '../model/metadata.ts';
import type { LiveSection } from '../model/live.ts';
import type { Sourced } from '../model/sourced.ts';
import type { UnknownReason } from '../model/reference.ts';
import type { Reference } from '../model/report.ts';
import { messageOf } from '../model/spoken.ts';
import { becomes, enumerated, inEnglish, inWords, joined, told } from '../model/told.ts';
import type { Text, Told } from '../model/told.ts';
import type { Words } from '../model/words.ts';
import { catalogPhrase } from './catalog-age.ts';
import { factRows, PINS } from './fact-rows.ts';
import type { FactRow } from './facts/fact-row.ts';
import { factWords } from './facts/move-rows.ts';
import { answerOf, liveBrief, liveNotice } from './live-text.ts';
import { statusSentence } from './status.ts';

/** A command link: its title, the command and its arguments. */
export interface CardLink {
  readonly title: string;
  readonly command: string;
  readonly arguments: readonly unknown[];
}

/** What the card is about. */
export interface CardInput {
  readonly reference: Reference;
  readonly findings: readonly Finding[];
  readonly today: string;
  readonly catalogBuiltAt: string;
  /** What hosts answered about it; empty if none was asked. */
  readonly live: readonly LiveSection[];
  /** How often the component is used, and in how many files. */
  readonly uses: { readonly places: number; readonly files: number };
  readonly links: readonly CardLink[];
  /** Other providers that the same value reaches. */
  readonly alsoOn?: readonly string[];
  /** What of the findings stands above the card already, as diagnostics. */
  readonly above: readonly Finding[];
  /** Whether the client renders `$(icon)`. */
  readonly icons: boolean;
  /** The words of the reader. */
  readonly words: Words;
}

const ICONS: Readonly<Record<Severity | 'none' | 'unknown', string>> = {
  error: '$(error)',
  warning: '$(warning)',
  info: '$(info)',
  hint: '$(info)',
  none: '$(pass)',
  unknown: '$(question)',
};

const RANK: Readonly<Record<Severity, number>> = { error: 3, warning: 2, info: 1, hint: 0 };

/** Rules whose message says how long a model lives. */
const OF_ENDS: ReadonlySet<string> = new Set([
  'retired-model',
  'redirected-model',
  'retiring-model',
  'deprecated-model',
]);

/** What a card says of a finding whose message already stands above it, as the diagnostic. */
const SHORT: Readonly<Partial<Record<Finding['rule'], Text>>> = {
  'unpinned-revision': told`Not pinned: each load gets whatever is on the default branch that day.`,
  'floating-model': told`An alias: it may point to another model tomorrow.`,
  'license-conflict': told`Its licence is more permissive than that of its base model.`,
  'vulnerable-package': told`A known advisory affects this version.`,
  // That it is not in the catalog, and the nearest names, are the card's own words.
  'unknown-model': '',
};

/** Foreign text as Markdown: nothing in it is markup, an icon or a link. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~$&]/g, '\\$&').replace(/\s+/g, ' ');
}

/** A command link. VS Code runs only commands that the hover names as trusted. */
function commandLink({ title, command, arguments: words }: CardLink): string {
  return `[${escapeMarkdown(title)}](command:${command}?${encodeURIComponent(JSON.stringify(words))})`;
}

/** The card: the first line is the verdict, details follow below the line. Markdown with theme icons. */
export function hoverCard(input: CardInput): string {
  const { reference, findings } = input;
  const worst = findings.toSorted((a, b) => RANK[b.severity] - RANK[a.severity])[0];
  const icon = input.icons ? `${ICONS[worst?.severity ?? (isKnown(reference) ? 'none' : 'unknown')]} ` : '';
  const head = `${icon}**${escapeMarkdown(nameOf(reference))}** · ${escapeMarkdown(platformName(reference.identity?.provider ?? reference.provider))}`;
  const links = input.links.map(commandLink).join(' · ');
  const lines = sentences(input).map((text) => said(text, input));
  // Below what is found, what mends it comes first.
  const body = input.above.length > 0 ? [links, ...lines] : [...lines, links];
  const first = [head, ...body].filter((line) => line !== '').join('  \n');
  const details = rows(input).map(([name, value]) => `| ${said(name, input)} | ${said(value, input)} |`);
  const table =
    details.length > 0
      ? `\n\n---\n\n| ${said(told`Fact`, input)} | ${said(told`Value`, input)} |\n|:--|:--|\n${details.join('\n')}`
      : '';
  return `${first}${table}\n\n${footer(input)}`;
}

/** A text of the card in the reader's words, with nothing in it that is mark-up. */
function said(text: Text, { words }: Pick<CardInput, 'words'>): string {
  return escapeMarkdown(inWords(text, words));
}

/** Only facts make a component healthy: without any, it is unknown. */
function isKnown({ identity, kind, metadata }: Reference): boolean {
  if (!identity) return false;
  return (kind !== 'model' && kind !== 'embedding-model') || metadata?.kind === 'found';
}

function nameOf({ identity, text, label }: Reference): string {
  return identity?.name ?? text ?? label;
}

/** Status with its clock, then what to know beyond it; nothing of what stands above already. */
function sentences({ reference, findings, today, live, above, alsoOn = [] }: CardInput): readonly Text[] {
  const { metadata, identity } = reference;
  if (!identity) return [told`The value is unknown here: ${WHY[reference.reason ?? 'runtime-value']}.`];
  const lines: Text[] = [];
  if (metadata?.kind === 'found') {
    const isTold = above.some(({ rule }) => OF_ENDS.has(rule));
    if (metadata.value.lifecycle && !isTold) lines.push(statusSentence(metadata.value, today));
    const replacement = metadata.value.replacement?.value;
    if (replacement && !isTold && findings.some((finding) => finding.fixes.some((fix) => fix.kind === 'replace'))) {
      lines.push(joined([`→ ${replacement.hops.map((hop) => hop.id).join(' → ')}`, runwayOf(replacement)]));
    }
  } else if (metadata?.kind === 'absent') {
    const isNamed = above.some(({ rule }) => rule === 'unknown-model');
    const near =
      metadata.suggestions.length > 0 && !isNamed ? told` Similar names: ${metadata.suggestions.join(', ')}.` : '';
    lines.push(told`Not in the catalog; its lifecycle is unknown.${near}`);
  } else if (metadata?.kind === 'unavailable') lines.push(told`It could not be looked up: ${metadata.reason}.`);
  if (alsoOn.length > 0) lines.push(told`The same value also reaches ${enumerated(alsoOn.map(platformName))}.`);
  for (const finding of findings)
    if (!above.includes(finding) && !OF_ENDS.has(finding.rule)) lines.push(SHORT[finding.rule] ?? messageOf(finding));
  return [...lines.filter((line) => line !== ''), ...live.flatMap((section) => liveNotice(section) ?? [])];
}

/** How long what is suggested is known to live. */
function runwayOf({ retires, retiresKind, lastSeen, isEndKnown }: Replacement): Told {
  if (lastSeen !== null) return told`last seen on ${lastSeen}`;
  if (!isEndKnown) return told`end date unknown`;
  if (retires === null) return told`no shutdown announced`;
  return retiresKind === 'earliest' ? told`served until at least ${retires}` : told`served until ${retires}`;
}

/** Why a value is not known, in words for people. */
const WHY: Readonly<Record<UnknownReason, Told>> = {
  parameter: told`parameter`,
  environment: told`environment`,
  'runtime-value': told`runtime value`,
  interpolated: told`interpolated`,
  reassigned: told`reassigned`,
  'too-deep': told`too deep`,
  cycle: told`cycle`,
  'not-found': told`not found`,
  'external-module': told`external module`,
  'star-import': told`star import`,
  'computed-key': told`computed key`,
  'loop-variable': told`loop variable`,
  'no-such-key': told`no such key`,
  'not-a-string': told`not a string`,
  unsupported: told`unsupported`,
  'syntax-error': told`syntax error`,
  'no-model-given': told`no model given`,
};

/** Facts in the order of their worth: what a move changes, what may be done with it, what it costs; then all that is dated. */
function rows({ reference, findings, uses, live }: CardInput): readonly (readonly [Text, Text])[] {
  const { identity } = reference;
  if (!identity) return [];
  const metadata = reference.metadata?.kind === 'found' ? reference.metadata.value : null;
  const target = metadata?.pin?.value.target;
  const pin = PINS[identity.pin];
  const { revision } = identity;
  const brief = factRows(identity, metadata).filter((row) => row.brief);
  const isDate = ({ name }: FactRow): boolean => inEnglish(name) === 'Released';
  const rowOf = ({ name, value }: FactRow): readonly [Text, Text] => [name, value];
  return [
    ...moved(findings),
    ...brief.filter((row) => !isDate(row)).map(rowOf),
    ...live.flatMap(liveBrief),
    ...brief.filter(isDate).map(rowOf),
    [told`Pin`, target ? told`${pin}; points to ${target} today` : pin],
    ...(revision.value === null ? [] : [[told`Revision`, `${revision.kind} ${revision.value}`] as const]),
    ...(reference.requirement === undefined || reference.requirement === revision.value
      ? []
      : [[told`Required`, reference.requirement] as const]),
    [told`Used`, usedText(reference, uses)],
  ];
}

/** What changes with the model that is offered in its place. */
function moved(findings: readonly Finding[]): readonly (readonly [Text, Text])[] {
  const fix = findings.flatMap(({ fixes }) => fixes).find(({ kind }) => kind === 'replace');
  const moves = fix?.migration?.moves ?? [];
  if (moves.length === 0) return [];
  const changes = moves.map(({ what, before, after }) => told`${factWords(what)} ${becomes(before, after)}`);
  return [[told`Replacing it changes`, joined(changes, '; ')]];
}

function usedText({ use, label }: Reference, { places, files }: CardInput['uses']): Told {
  const where = places === 1 ? told`1 place` : told`${places} places`;
  const all = files === 1 ? told`${where} in 1 file` : told`${where} in ${files} files`;
  switch (use) {
    case 'call':
      return told`${all}, here by ${label}`;
    case 'config':
      return told`${all}, here as a setting`;
    case 'listed':
      return told`${all}, here only listed`;
    case 'import':
      return told`${all}, here as an import`;
  }
}

/** Where the facts come from and how old they are. */
function footer({ reference, catalogBuiltAt, today, live, words }: CardInput): string {
  const metadata = reference.metadata?.kind === 'found' ? reference.metadata.value : null;
  const shown = reference.identity ? factRows(reference.identity, metadata) : [];
  const facts = shown.flatMap(({ evidence, brief, name }) =>
    evidence && (brief || inEnglish(name) === 'Pin') ? evidence : [],
  );
  // The same page read on several days is one source, as old as the oldest reading.
  const oldest = new Map<string, Sourced<unknown>>();
  for (const fact of facts) {
    const key = `${fact.source} ${fact.url?.split('/')[2] ?? ''}`;
    const other = oldest.get(key);
    if (!other || fact.asOf < other.asOf) oldest.set(key, fact);
  }
  const sources = [...oldest.values()].map((fact) => sourceText(fact, words));
  const named = sources.length > 0 ? `${said(told`Facts`, { words })}: ${sources.join('; ')} · ` : '';
  const phrase = catalogPhrase(catalogBuiltAt, today);
  const asked = live.some((section) => answerOf(section).kind !== 'unavailable');
  return `*${named}${said(asked ? phrase : told`${phrase}, offline`, { words })}*`;
}

/** The source of a fact and the day it was seen, with its address where that is safe to click. */
export function sourceText({ source, url, asOf }: Sourced<unknown>, words: Words): string {
  const safe = url !== null && /^https:\/\/[^\s()<>]+$/.test(url);
  const name = escapeMarkdown(source.length > 70 ? `${source.slice(0, 67)}…` : source);
  return `${safe ? `[${name}](${url})` : name}, ${said(told`seen ${asOf}`, { words })}`;
}

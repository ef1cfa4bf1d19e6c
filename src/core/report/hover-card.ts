import { platformName } from '../base/platform-names.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { Replacement } from '../model/metadata.ts';
import type { LiveSection } from '../model/live.ts';
import type { Sourced } from '../model/sourced.ts';
import type { Reference } from '../model/report.ts';
import { catalogPhrase } from './catalog-age.ts';
import { factRows } from './fact-rows.ts';
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
  /** Whether the client renders `$(icon)`. */
  readonly icons: boolean;
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

/** What a card says of a finding whose message already stands above it, as the diagnostic. */
const SHORT: Readonly<Partial<Record<Finding['rule'], string>>> = {
  'unpinned-revision': 'Not pinned: each load gets whatever is on the default branch that day.',
  'floating-model': 'An alias: it may point to another model tomorrow.',
  'license-conflict': 'Its licence is more permissive than that of its base model.',
  'vulnerable-package': 'A known advisory affects this version.',
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
  const first = [head, ...sentences(input).map(escapeMarkdown), links].filter((line) => line !== '').join('  \n');
  const details = rows(input).map(([name, value]) => `| ${name} | ${value} |`);
  const table = details.length > 0 ? `\n\n---\n\n| | |\n|:--|:--|\n${details.join('\n')}` : '';
  return `${first}${table}\n\n${footer(input)}`;
}

/** Only facts make a component healthy: without any, it is unknown. */
function isKnown({ identity, kind, metadata }: Reference): boolean {
  if (!identity) return false;
  return (kind !== 'model' && kind !== 'embedding-model') || metadata?.kind === 'found';
}

function nameOf({ identity, text, label }: Reference): string {
  return identity?.name ?? text ?? label;
}

/** Status with its clock, then what to know beyond it. */
function sentences({ reference, findings, today, live, alsoOn = [] }: CardInput): readonly string[] {
  const { metadata, identity } = reference;
  if (!identity) return [`The value is unknown here: ${(reference.reason ?? 'runtime-value').replaceAll('-', ' ')}.`];
  const lines: string[] = [];
  if (metadata?.kind === 'found') {
    if (metadata.value.lifecycle) lines.push(statusSentence(metadata.value, today));
    const replacement = metadata.value.replacement?.value;
    if (replacement && findings.some((finding) => finding.fixes.some((fix) => fix.kind === 'replace'))) {
      lines.push(`→ ${replacement.hops.map((hop) => hop.id).join(' → ')}, ${runwayOf(replacement)}`);
    }
  } else if (metadata?.kind === 'absent') {
    const near = metadata.suggestions.length > 0 ? ` Similar names: ${metadata.suggestions.join(', ')}.` : '';
    lines.push(`Not in the catalog; its lifecycle is unknown.${near}`);
  } else if (metadata?.kind === 'unavailable') lines.push(`It could not be looked up: ${metadata.reason}.`);
  const told = new Set(['retired-model', 'redirected-model', 'retiring-model', 'deprecated-model']);
  if (alsoOn.length > 0) lines.push(`The same value also reaches ${alsoOn.map(platformName).join(' and ')}.`);
  for (const finding of findings) if (!told.has(finding.rule)) lines.push(SHORT[finding.rule] ?? finding.message);
  return [...lines.filter((line) => line !== ''), ...live.flatMap((section) => liveNotice(section) ?? [])];
}

/** How long what is suggested is known to live. */
function runwayOf({ retires, retiresKind, lastSeen, isEndKnown }: Replacement): string {
  if (lastSeen !== null) return `last seen on ${lastSeen}`;
  if (!isEndKnown) return 'end date unknown';
  return retires === null
    ? 'no shutdown announced'
    : `served until ${retiresKind === 'earliest' ? 'at least ' : ''}${retires}`;
}

function rows({ reference, uses, live }: CardInput): readonly (readonly [string, string])[] {
  const { identity } = reference;
  if (!identity) return [];
  const metadata = reference.metadata?.kind === 'found' ? reference.metadata.value : null;
  const target = metadata?.pin?.value.target;
  const list: (readonly [string, string])[] = [
    ['Pin', escapeMarkdown(target ? `${pinText(identity.pin)}; points to ${target} today` : pinText(identity.pin))],
  ];
  const { revision } = identity;
  if (revision.value !== null) list.push(['Revision', escapeMarkdown(`${revision.kind} ${revision.value}`)]);
  if (reference.requirement !== undefined && reference.requirement !== revision.value)
    list.push(['Required', escapeMarkdown(reference.requirement)]);
  for (const { name, value, brief } of factRows(identity, metadata))
    if (brief) list.push([name, escapeMarkdown(value)]);
  for (const [name, value] of live.flatMap(liveBrief)) list.push([name, escapeMarkdown(value)]);
  list.push([
    'Used',
    escapeMarkdown(
      `${count(uses.places, 'place')} in ${count(uses.files, 'file')}, here as ${reference.use}: ${reference.useReason}`,
    ),
  ]);
  return list;
}

function pinText(pin: string): string {
  return pin === 'no-pin-offered' ? 'no pinned id is offered' : pin;
}

function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/** Where the facts come from and how old they are. */
function footer({ reference, catalogBuiltAt, today, live }: CardInput): string {
  const metadata = reference.metadata?.kind === 'found' ? reference.metadata.value : null;
  const shown = reference.identity ? factRows(reference.identity, metadata) : [];
  const facts = shown.flatMap(({ evidence, brief, name }) => (evidence && (brief || name === 'Pin') ? evidence : []));
  // The same page read on several days is one source, as old as the oldest reading.
  const oldest = new Map<string, Sourced<unknown>>();
  for (const fact of facts) {
    const key = `${fact.source} ${fact.url?.split('/')[2] ?? ''}`;
    const other = oldest.get(key);
    if (!other || fact.asOf < other.asOf) oldest.set(key, fact);
  }
  const sources = [...oldest.values()].map(sourceText);
  const named = sources.length > 0 ? `Facts: ${sources.join('; ')} · ` : '';
  const asked = live.some((section) => answerOf(section).kind !== 'unavailable');
  return `*${named}${escapeMarkdown(`${catalogPhrase(catalogBuiltAt, today)}${asked ? '' : ', offline'}`)}*`;
}

/** The source of a fact and the day it was seen, with its address where that is safe to click. */
export function sourceText({ source, url, asOf }: Sourced<unknown>): string {
  const safe = url !== null && /^https:\/\/[^\s()<>]+$/.test(url);
  const name = escapeMarkdown(source.length > 70 ? `${source.slice(0, 67)}…` : source);
  return `${safe ? `[${name}](${url})` : name}, seen ${escapeMarkdown(asOf)}`;
}

import { MarkupKind } from 'vscode-languageserver';
import type { DocumentLink, Hover, Position, Range } from 'vscode-languageserver';
import { createLineTable } from '../../core/base/lines.ts';
import { isLockFile } from '../../core/base/policy-files.ts';
import type { LockEntry, WrittenEntry } from '../../core/model/lock.ts';
import { readLock, shownPin } from '../../core/policy/lock/read-lock.ts';
import { escapeMarkdown } from '../../core/report/hover-card.ts';
import type { Abilities } from './abilities.ts';
import type { Inventory } from './inventory.ts';
import type { OpenDocuments } from './open-documents.ts';
import { plainText } from './plain-text.ts';
import { messageOf } from '../../core/model/spoken.ts';
import { joined, told } from '../../core/model/told.ts';
import type { Told } from '../../core/model/told.ts';

interface LockPorts {
  readonly open: OpenDocuments;
  readonly inventory: Inventory;
  readonly abilities: Abilities;
}

interface OpenLock {
  readonly text: string;
  readonly entries: readonly WrittenEntry[];
}

/** Uses of an entry that a card names. */
const MAX_USES = 10;

function openLock(clientUri: string, open: OpenDocuments): OpenLock | null {
  const uri = open.targetOf(clientUri);
  const source = uri !== null && isLockFile(uri) ? open.source(uri) : null;
  return source && { text: source.text, entries: readLock(source.uri, source.text).lock.entries };
}

/** The card of the entry of a lock file at a position; null elsewhere. */
export function lockHover(clientUri: string, position: Position, ports: LockPorts): Hover | null {
  const lock = openLock(clientUri, ports.open);
  if (!lock) return null;
  const lines = createLineTable(lock.text);
  const offset = lines.offsetAt(position);
  const entry = lock.entries.find(({ span }) => span.start <= offset && offset <= span.end);
  if (!entry) return null;
  const value = entryCard(entry, ports);
  return {
    range: { start: lines.positionAt(entry.span.start), end: lines.positionAt(entry.span.end) },
    contents: ports.abilities.markdown
      ? { kind: MarkupKind.Markdown, value }
      : { kind: MarkupKind.PlainText, value: plainText(value) },
  };
}

function entryCard(entry: LockEntry, { inventory, abilities: { say } }: LockPorts): string {
  const { id, kind, asked, license, bases, retires, seen, unpinnable, unknown } = entry;
  const views = inventory.documentsOf(id).flatMap((uri) => inventory.view(uri) ?? []);
  const own = views.flatMap(({ references, at }) =>
    references.filter(({ component, use }) => component === id && use !== 'listed').map(({ site }) => at(site)),
  );
  const uses = own.filter((location) => location !== null);
  const drift = views
    .flatMap(({ findings, references }) =>
      findings.filter(
        ({ rule, reference }) =>
          rule === 'lock-drift' && references.some((one) => one.id === reference && one.component === id),
      ),
    )
    .map((finding) => say(messageOf(finding)));
  const facts = [
    joined([
      told`Locked to ${shownPin(entry)}`,
      ...(asked === undefined ? [] : [told`asked for as ${code(asked)}`]),
      ...(seen === undefined ? [] : [told`known on ${seen}`]),
    ]),
    license === undefined ? null : told`Licence ${code(license)}`,
    bases === undefined ? null : told`Made from ${bases.map(code).join(', ')}`,
    retires === undefined ? null : told`Ends on ${retires}`,
    unpinnable === undefined ? null : told`Not to be pinned: ${code(unpinnable)}`,
    unknown === undefined ? null : told`Not known: ${code(unknown)}`,
    ...drift.slice(0, 1).map((message) => `**${escapeMarkdown(message)}**`),
    uses.length === 0 ? told`Used nowhere that was looked at; \`modelkeel lock\` takes it out` : usedText(uses),
  ];
  return [`**${escapeMarkdown(id)}** · ${kind}`, ...facts.filter((fact) => fact !== null).map(say)].join('\n\n');
}

function usedText(uses: readonly { readonly uri: string; readonly range: Range }[]): Told {
  const shown = uses.slice(0, MAX_USES).map(({ uri, range }) => {
    const line = String(range.start.line + 1);
    return `[${escapeMarkdown(decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1)))}:${line}](${uri}#L${line})`;
  });
  const list = shown.join(', ');
  return uses.length > shown.length
    ? told`Used in ${list} and ${uses.length - shown.length} more`
    : told`Used in ${list}`;
}

function code(text: string): string {
  return `\`${text.replace(/[`\r\n]/g, ' ')}\``;
}

/** Links from the ids of entries to their pages. Nothing is asked until somebody follows one. */
export function lockLinks(clientUri: string, open: OpenDocuments): DocumentLink[] {
  const lock = openLock(clientUri, open);
  if (!lock) return [];
  const lines = createLineTable(lock.text);
  return lock.entries.flatMap((entry) => {
    const target = pageOf(entry);
    const at = lock.text.indexOf(`"${entry.id}"`, entry.span.start);
    if (target === null || at < 0 || at >= entry.span.end) return [];
    const range = { start: lines.positionAt(at + 1), end: lines.positionAt(at + 1 + entry.id.length) };
    return [{ range, target }];
  });
}

/** The public page of a component in what it is locked to; null where there is none. */
function pageOf({ id, kind, by, value, asked }: LockEntry): string | null {
  const provider = id.slice(0, id.indexOf(':'));
  const name = id.slice(provider.length + 1);
  if (!/^[\w@./-]+$/.test(name) || name.includes('..')) return null;
  switch (provider) {
    case 'huggingface': {
      const revision = by === 'commit' && value !== undefined ? value : (asked ?? 'main');
      const folder = kind === 'dataset' ? 'datasets/' : '';
      return `https://huggingface.co/${folder}${name}/tree/${encodeURIComponent(revision)}`;
    }
    case 'ollama':
      return `https://ollama.com/${name.includes('/') ? '' : 'library/'}${name}`;
    case 'npm':
      return `https://www.npmjs.com/package/${name}${by === 'version' ? `/v/${encodeURIComponent(value ?? '')}` : ''}`;
    case 'pypi':
      return `https://pypi.org/project/${name}/${by === 'version' ? `${encodeURIComponent(value ?? '')}/` : ''}`;
    default:
      return null;
  }
}

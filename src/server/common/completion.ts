import { CompletionItemKind, CompletionItemTag, MarkupKind } from 'vscode-languageserver';
import type { CompletionItem, CompletionList, Position, Range } from 'vscode-languageserver';
import type { Analyzer } from '../../core/analyzer.ts';
import type { Offer } from '../../core/model/offer.ts';
import { shortText } from '../../core/report/short-text.ts';
import { statusSentence } from '../../core/report/status.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { Places } from './places.ts';
import type { Text } from '../../core/model/told.ts';
import { joined, told } from '../../core/model/told.ts';

/** Characters behind which ids are offered without being asked for: those that open a string, and those that divide an id. */
export const COMPLETION_TRIGGERS: readonly string[] = ['"', "'", '`', '/', '-'];

export interface CompletionPorts {
  /** A text in the language of the client. */
  readonly say: (text: Text) => string;
  readonly analyzer: () => Analyzer;
  readonly open: OpenDocuments;
  readonly places: () => Places;
  readonly settled: (clientUri: string) => Promise<void>;
  readonly today: () => string;
}

/** The ids that may be written at a position: living ones of the platform in use, best first. */
export async function completionsAt(
  clientUri: string,
  position: Position,
  ports: CompletionPorts,
  signal: AbortSignal,
): Promise<CompletionList | null> {
  const { analyzer, open, places, settled, say } = ports;
  const before = offsetAt(clientUri, position, open);
  // What is typed outside of strings is no id: nothing is waited for.
  if (!before || !isInString(clientUri, position, open)) return null;
  await settled(clientUri);
  const at = offsetAt(clientUri, position, open);
  const found = at && (await analyzer().complete(at.uri, at.offset, signal));
  const range = found && places().at({ uri: at.uri, span: found.span })?.range;
  if (!range) return null;
  if (found.kind === 'commits') return commitItems(found, range, say);
  const width = String(found.offers.length).length;
  return {
    isIncomplete: false,
    items: found.offers.map((offer, index) => ({
      ...itemOf(offer, found.prefix, ports),
      textEdit: { range, newText: found.prefix + offer.id },
      sortText: String(index).padStart(width, '0'),
    })),
  };
}

function itemOf({ id, metadata, isEnding }: Offer, prefix: string, { today, say }: CompletionPorts): CompletionItem {
  const { lifecycle } = metadata;
  const commit = metadata.hub?.value.commit ?? null;
  return {
    label: prefix + id,
    filterText: prefix + id,
    kind: CompletionItemKind.EnumMember,
    detail: say(
      joined([shortText(metadata), ...(commit ? [told`commit ${commit.sha.slice(0, 8)}`] : [])].filter(isSaid), ' · '),
    ),
    documentation: { kind: MarkupKind.PlainText, value: say(statusSentence(metadata, today())) },
    ...(isEnding && lifecycle?.value.status === 'deprecated' ? { tags: [CompletionItemTag.Deprecated] } : {}),
  };
}

type Completions = NonNullable<Awaited<ReturnType<Analyzer['complete']>>>;

/** Commits by their first digits; the whole one is written. */
function commitItems(
  { commits, name }: Extract<Completions, { kind: 'commits' }>,
  range: Range,
  say: CompletionPorts['say'],
): CompletionList {
  return {
    isIncomplete: false,
    items: commits.map(({ sha, chosenBy }) => ({
      label: sha.slice(0, 8),
      filterText: sha,
      kind: CompletionItemKind.Constant,
      detail: say(told`commit of ${name}, chosen by ${chosenBy}`),
      textEdit: { range, newText: sha },
    })),
  };
}

function isSaid(text: Text): boolean {
  return text !== '';
}

/** Where a position is in the text that is analysed; null where none is. */
function offsetAt(
  clientUri: string,
  position: Position,
  open: OpenDocuments,
): { readonly uri: string; readonly offset: number } | null {
  const uri = open.targetOf(clientUri);
  const document = open.document(clientUri);
  if (uri === null || !document) return null;
  const cell = open.cells(uri)?.cells.find((candidate) => candidate.document.uri === clientUri);
  return { uri, offset: document.offsetAt(position) + (cell?.start ?? 0) };
}

/** Whether a quote opens before the position on its line, it is a format in which values need none, or the value of an option. */
function isInString(clientUri: string, { line, character }: Position, open: OpenDocuments): boolean {
  const document = open.document(clientUri);
  const text = document?.getText({ start: { line, character: 0 }, end: { line, character } }) ?? '';
  return /["'`=:]|\s--?\w[\w-]*\s+\S*$/.test(text);
}

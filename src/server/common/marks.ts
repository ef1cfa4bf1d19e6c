import { Command, InlayHintKind } from 'vscode-languageserver';
import type { CodeLens, Connection, InlayHint, Location, Range } from 'vscode-languageserver';
import type { Reference } from '../../core/model/report.ts';
import type { Words } from '../../core/model/words.ts';
import type { Abilities } from './abilities.ts';
import type { Configuration } from './configuration.ts';
import type { Inventory } from './inventory.ts';
import type { OpenDocuments } from './open-documents.ts';

export interface MarksPorts {
  readonly connection: Connection;
  readonly abilities: Abilities;
  readonly inventory: Inventory;
  readonly open: OpenDocuments;
  readonly configuration: Configuration;
}

/** What is said at an id: how long it lives, what its alias means. */
interface Mark {
  readonly at: Location;
  readonly component: string;
  readonly texts: readonly string[];
}

/** Milliseconds for which changes are gathered before a client is asked to look again. */
const GATHER_MS = 250;

/** Code lenses and inlay hints, where the settings of the folder want them. */
export interface Marks {
  /**
   * Begins to answer.
   *
   * @param heard resolves when the settings are those that the client told of last
   * @param settled resolves when the report of a document is that of its text
   */
  readonly answer: (heard: () => Promise<void>, settled: (clientUri: string) => Promise<void>) => void;
  /** Has the client look again. */
  readonly refresh: () => void;
  readonly dispose: () => void;
}

export function createMarks({ connection, abilities, inventory, open, configuration }: MarksPorts): Marks {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isShown = false;
  const marks = async (
    clientUri: string,
    wanted: 'codeLens' | 'inlayHints',
    settled: (clientUri: string) => Promise<void>,
  ): Promise<readonly Mark[]> => {
    const uri = open.targetOf(clientUri);
    if (uri === null || !configuration.of(uri)[wanted]) return [];
    isShown = true;
    await settled(clientUri);
    return marksIn(uri, inventory, abilities.t).filter(({ at }) => at.uri === clientUri);
  };
  const refresh = (): void => {
    timer ??= setTimeout(() => {
      timer = null;
      if (abilities.refreshCodeLens) void connection.sendRequest('workspace/codeLens/refresh');
      if (abilities.refreshInlayHints) void connection.languages.inlayHint.refresh();
    }, GATHER_MS);
  };
  inventory.onDidChange(() => {
    if (isShown) refresh();
  });
  return {
    answer: (heard, settled) => {
      connection.onCodeLens(async ({ textDocument: { uri } }) => {
        await heard();
        return (await marks(uri, 'codeLens', settled)).map((mark) => lensOf(mark, abilities));
      });
      connection.languages.inlayHint.on(async ({ textDocument: { uri }, range }) => {
        await heard();
        return (await marks(uri, 'inlayHints', settled)).filter(({ at }) => isWithin(at.range, range)).map(hintOf);
      });
    },
    refresh,
    dispose: () => {
      if (timer !== null) clearTimeout(timer);
    },
  };
}

/** One for each id that is written in a document and has something to be said of it. */
function marksIn(uri: string, inventory: Inventory, t: Words): readonly Mark[] {
  const marks = new Map<string, Mark>();
  for (const document of [uri, ...inventory.dependents([uri])]) {
    const view = inventory.view(document);
    for (const reference of view?.references ?? []) {
      const { literal, component, use } = reference;
      const at = literal?.uri === uri && use !== 'listed' ? (view?.at(literal) ?? null) : null;
      const texts = textsOf(reference, t);
      if (!at || component === null || texts.length === 0) continue;
      const { line, character } = at.range.start;
      const key = `${String(line)}:${String(character)}:${texts.join()}`;
      if (!marks.has(key)) marks.set(key, { at, component, texts });
    }
  }
  return [...marks.values()];
}

function textsOf({ identity, metadata, kind }: Reference, t: Words): readonly string[] {
  if (!identity || metadata?.kind !== 'found' || (kind !== 'model' && kind !== 'embedding-model')) return [];
  const { lifecycle, pin } = metadata.value;
  const target = identity.pin === 'floating' ? (pin?.value.target ?? null) : null;
  // Editors cut long hints off at their end.
  return [...leftOf(lifecycle?.value ?? null, t), ...(target === null ? [] : [t('alias → {0}', target)])];
}

/** A promise not to end before a day is no end. */
function leftOf(
  life: { retires: string | null; retiresKind: string | null; daysLeft: number | null } | null,
  t: Words,
): readonly string[] {
  if (life?.daysLeft == null || life.retiresKind === 'earliest') return [];
  const { daysLeft } = life;
  if (daysLeft < 0)
    return [
      life.retiresKind === 'redirect' ? t('redirected {0}', life.retires ?? '') : t('retired {0}', life.retires ?? ''),
    ];
  return [daysLeft === 1 ? t('1 day left') : t('{0} days left', daysLeft)];
}

function lensOf({ at, component, texts }: Mark, abilities: Abilities): CodeLens {
  const title = texts.join(' · ');
  const command = abilities.can('modelkeel.showDetails')
    ? Command.create(title, 'modelkeel.showDetails', component)
    : Command.create(title, '');
  return { range: at.range, command };
}

function hintOf({ at, texts }: Mark): InlayHint {
  return {
    // Behind the quote that ends the id.
    position: { line: at.range.end.line, character: at.range.end.character + 1 },
    label: texts.join(' · '),
    kind: InlayHintKind.Type,
    paddingLeft: true,
  };
}

function isWithin(inner: Range, outer: Range): boolean {
  return inner.start.line >= outer.start.line && inner.end.line <= outer.end.line;
}

import { MessageType } from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver';
import type { Logger } from '../../core/ports.ts';
import { SECTION } from '../../protocol/options.ts';
import type { Settings } from '../../protocol/options.ts';
import type { Abilities } from './abilities.ts';
import { readSettings } from './read-settings.ts';
import type { SettingProblem } from './read-settings.ts';
import { tellUser } from './tell-user.ts';
import type { Uris } from './uris.ts';

/** The settings of each folder, as they were last pulled. */
export interface Configuration {
  /** Of all folders together: what is not set for each by itself. */
  readonly window: () => Settings;
  /** Of the folder a document is in; of the window where it is in none. */
  readonly of: (uri: string) => Settings;
  /** Globs that the editor hides files by. */
  readonly hidden: (folder: string) => readonly string[];
  /** Asks the client for the settings of the window and of these folders. */
  readonly pull: (folders: readonly string[]) => Promise<void>;
  /** For clients that cannot be asked: what they send with `workspace/didChangeConfiguration`. */
  readonly accept: (settings: unknown) => void;
}

interface FolderSettings {
  readonly settings: Settings;
  readonly hidden: readonly string[];
}

export function createConfiguration(
  connection: Connection,
  abilities: Abilities,
  uris: Uris,
  logger: Logger,
): Configuration {
  let told: ReadonlySet<string> = new Set();
  const tell = (problems: readonly SettingProblem[]): void => {
    const texts = [
      ...new Set(problems.map(({ key, problem }) => abilities.t('setting {0} {1}', `${SECTION}.${key}`, problem))),
    ];
    const news = texts.filter((text) => !told.has(text));
    told = new Set(texts);
    news.forEach(logger.warn);
    // One message for all that is newly wrong.
    if (news.length > 0) tellUser(connection, `${news.join('; ')}.`, MessageType.Warning);
  };
  const first = readSettings(abilities.options.settings, abilities.t);
  let window: FolderSettings = { settings: first.settings, hidden: [] };
  let folders = new Map<string, FolderSettings>();
  // The client is told after it was answered: before, it takes no message.
  if (first.problems.length > 0)
    queueMicrotask(() =>
      setTimeout(() => {
        tell(first.problems);
      }, 0),
    );

  const of = (uri: string): FolderSettings => {
    // Of nested folders the innermost counts.
    const inside = [...folders].filter(([folder]) => uri.startsWith(`${folder}/`));
    return inside.toSorted(([a], [b]) => b.length - a.length)[0]?.[1] ?? window;
  };
  return {
    window: () => window.settings,
    of: (uri) => of(uri).settings,
    hidden: (folder) => (folders.get(folder) ?? window).hidden,
    pull: async (list) => {
      if (!abilities.configuration) return;
      const scopes = [null, ...list];
      const sections = [SECTION, 'files.exclude', 'search.exclude'];
      const items = scopes.flatMap((scope) =>
        sections.map((section) => (scope === null ? { section } : { section, scopeUri: uris.toClient(scope) })),
      );
      const values = (await connection.workspace.getConfiguration(items)) as readonly unknown[];
      const read = scopes.map((scope, index) => {
        const [own, ...hidden] = values.slice(index * sections.length, (index + 1) * sections.length);
        // A client that can be asked may still have been started with settings, and answer nothing.
        const { settings, problems } = readSettings(own ?? abilities.options.settings, abilities.t);
        return { scope, problems, entry: { settings, hidden: hidden.flatMap(hiddenGlobs) } };
      });
      tell(read.flatMap(({ problems }) => problems));
      window = read[0]?.entry ?? window;
      folders = new Map(read.flatMap(({ scope, entry }) => (scope === null ? [] : [[scope, entry] as const])));
    },
    accept: (sent) => {
      // Where settings can be asked for, what is asked counts: it is told for each folder.
      if (abilities.configuration) return;
      const own = typeof sent === 'object' && sent !== null && SECTION in sent ? sent[SECTION] : undefined;
      if (own === undefined) return;
      const { settings, problems } = readSettings(own, abilities.t);
      tell(problems);
      window = { settings, hidden: [] };
      folders = new Map();
    },
  };
}

/** `files.exclude` and `search.exclude`: true means hidden. */
function hiddenGlobs(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([glob, isOn]) => (isOn === true ? [glob, `${glob}/**`] : []));
}

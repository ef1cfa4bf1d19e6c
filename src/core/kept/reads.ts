import type { SourceText } from '../model/text.ts';
import type { ReadResult, Workspace } from '../ports.ts';

/** What a run was given to read: what it says follows from that, and can be said again where the same would be given. */
export interface Reads {
  /** The workspace, with what is read of it noted. */
  readonly workspace: Workspace;
  /** What stands for what was read of each document. */
  readonly all: () => ReadonlyMap<string, string>;
  readonly note: (uri: string, content: string) => void;
  /** Notes a text that did not come through the workspace. */
  readonly noteText: (source: SourceText) => void;
  /** Whether nothing was read twice and was another thing then. */
  readonly isSteady: () => boolean;
  /** Everything is read anew from here on. */
  readonly restart: () => void;
}

/** @param digest names a content, and no other one. */
export function createReads(workspace: Workspace, digest: (content: string) => string): Reads {
  const contents = new Map<string, string>();
  let isSteady = true;

  const note = (uri: string, content: string): void => {
    const before = contents.get(uri);
    if (before !== undefined && before !== content) isSteady = false;
    contents.set(uri, content);
  };
  const digestOf = ({ language, text }: SourceText): string => digest(`${language}\n${text}`);
  const noted = (uri: string, result: ReadResult): ReadResult => {
    if (result.kind === 'unreadable') {
      note(uri, `${result.reason}: ${result.detail}`);
      return result;
    }
    const named = digestOf(result.source);
    note(uri, named);
    return { kind: 'text', source: { ...result.source, digest: named } };
  };
  return {
    workspace: {
      ...workspace,
      // Folders may come and go.
      get roots() {
        return workspace.roots;
      },
      read: async (uri, signal) => noted(uri, await workspace.read(uri, signal)),
    },
    all: () => contents,
    note,
    noteText: (source) => {
      note(source.uri, digestOf(source));
    },
    isSteady: () => isSteady,
    restart: () => {
      contents.clear();
      isSteady = true;
    },
  };
}

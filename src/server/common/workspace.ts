import ignore from 'ignore';
import type { Ignore } from 'ignore';
import picomatch from 'picomatch';
import { WEIGHTS_FILE, WEIGHTS_HEAD, weightsDocument } from '../../core/base/weights/read-weights.ts';
import { decodeText } from '../../core/base/decode.ts';
import { fileGlob, languageOf } from '../../core/model/language.ts';
import type { ReadResult, Workspace } from '../../core/ports.ts';
import type { ListFilesParams, ReadFileParams, ReadFileResult } from '../../protocol/client-requests.ts';
import type { FileCounters } from '../../protocol/server-requests.ts';
import { isIgnored } from './gitignore.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { Disk } from './ports.ts';
import { isPath } from './uris.ts';
import type { Uris } from './uris.ts';
import { fromWire } from './wire-bytes.ts';

/** Files that the client reads for the server. */
export interface ClientFiles {
  readonly list: (params: ListFilesParams, signal: AbortSignal) => Promise<readonly string[]>;
  readonly read: (params: ReadFileParams, signal: AbortSignal) => Promise<ReadFileResult>;
}

/** The workspace of a server: besides what the core asks, what is needed to follow changes. */
export interface ServerWorkspace extends Workspace {
  /** Reads a file as it was saved last, whatever is typed in it. */
  readonly readSaved: Workspace['read'];
  /** Lists anew when it is asked the next time. */
  readonly invalidate: () => void;
  /** Whether the user wants a file left alone, also while it is open. */
  readonly isExcluded: (uri: string) => boolean;
  /** Whether a change of a file can matter at all, by its name. */
  readonly mayMatter: (uri: string) => boolean;
  readonly counters: () => FileCounters;
}

export interface WorkspacePorts {
  readonly open: OpenDocuments;
  readonly uris: Uris;
  /** Uris of the core. */
  readonly folders: () => readonly string[];
  /** Globs of files to leave alone, of the folder: what is set for Modelkeel, and what is hidden in the editor. */
  readonly excluded: (folder: string) => { readonly own: readonly string[]; readonly hidden: readonly string[] };
  readonly disk: Disk | null;
  readonly tell: (message: string) => void;
  /** null where the client cannot read this uri for the server. */
  readonly clientFiles: (uri: string) => ClientFiles | null;
}

const MAX_BYTES = 16 * 1024 * 1024;
/** Besides files that have a language: what says which module a name means. */
const CONFIGURATION = /(?:^|\/)[tj]sconfig[^/]*\.json$/;
const NEVER_FOLDERS = ['node_modules', '.git', '.venv', 'venv', 'site-packages', '__pycache__'];
const NEVER = `**/{${NEVER_FOLDERS.join(',')}}/**`;
const NEVER_PATH = new RegExp(`/(?:${NEVER_FOLDERS.join('|').replaceAll('.', '\\.')})/`);

/** Open documents first, then files, as the user's excludes and `.gitignore` allow. */
export function createWorkspace(ports: WorkspacePorts): ServerWorkspace {
  const { open, uris, folders, disk } = ports;
  let listing: Promise<readonly string[]> | null = null;
  let [lists, reads] = [0, 0];
  const folderOf = (uri: string): string | null => folders().find((folder) => uri.startsWith(`${folder}/`)) ?? null;
  const listAll = async (signal: AbortSignal): Promise<readonly string[]> => {
    lists++;
    const found = await Promise.all(folders().map((folder) => listFolder(folder, ports, signal)));
    return [...new Set(found.flat())].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  };
  const readSaved = async (uri: string, signal: AbortSignal): Promise<ReadResult> => {
    reads++;
    if (isPath(uri) && disk) return withoutMark(await disk.read(uri, folders()));
    const files = ports.clientFiles(uri);
    if (!files)
      return { kind: 'unreadable', reason: 'unreadable', detail: 'this editor does not read it for the server' };
    return withoutMark(await readThrough(files, uri, uris.toClient(uri), signal));
  };
  return {
    get roots() {
      return folders();
    },
    isTarget: (uri) => languageOf(uri) !== null,
    list: async (signal) => {
      const mine = (listing ??= listAll(signal));
      try {
        return await mine;
      } catch (error) {
        if (listing === mine) listing = null;
        throw error;
      }
    },
    read: async (uri, signal) => {
      const source = open.source(uri);
      if (!source) return readSaved(uri, signal);
      reads++;
      return { kind: 'text', source };
    },
    readSaved,
    stamp: (uri) => (isPath(uri) && disk && !open.source(uri) ? disk.stamp(uri, folders()) : Promise.resolve(null)),
    counters: () => ({ lists, reads }),
    invalidate: () => {
      listing = null;
    },
    isExcluded: (uri) => {
      const folder = folderOf(uri);
      return folder !== null && matches(ports.excluded(folder).own, uri.slice(folder.length + 1));
    },
    mayMatter: (uri) =>
      (languageOf(uri) !== null || CONFIGURATION.test(uri) || uri.endsWith('/.gitignore')) && !NEVER_PATH.test(uri),
  };
}

/** Editors hand documents over without the byte order mark; offsets must be the same for both. */
function withoutMark(result: ReadResult): ReadResult {
  if (result.kind !== 'text' || !result.source.text.startsWith('\uFEFF')) return result;
  return { kind: 'text', source: { ...result.source, text: result.source.text.slice(1) } };
}

async function listFolder(folder: string, ports: WorkspacePorts, signal: AbortSignal): Promise<readonly string[]> {
  const { own, hidden } = ports.excluded(folder);
  const isHidden = matcher([...hidden, ...own]);
  const pathOf = (uri: string): string => uri.slice(folder.length + 1);
  const isRead = (uri: string): boolean => languageOf(uri) !== null || CONFIGURATION.test(uri);
  const found =
    isPath(folder) && ports.disk
      ? await ports.disk.list(folder, ports.tell)
      : await listThrough(folder, ports.clientFiles(folder), ports.uris, signal);
  return found.filter((uri) => isRead(uri) && !NEVER_PATH.test(uri) && !isHidden(pathOf(uri)));
}

/** The client knows no `.gitignore`: its files are read and asked here. */
async function listThrough(
  folder: string,
  files: ClientFiles | null,
  uris: Uris,
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (!files) return [];
  // Editors read no braces within braces.
  const include = fileGlob.replace(/\}$/, ',.gitignore}');
  const named = await files.list({ folder: uris.toClient(folder), include, exclude: NEVER }, signal);
  const all = named.map(uris.toCore).filter((uri) => uri.startsWith(`${folder}/`));
  const rules = new Map<string, Ignore>();
  for (const uri of all.filter((candidate) => candidate.endsWith('/.gitignore'))) {
    const result = await readThrough(files, uri, uris.toClient(uri), signal);
    if (result.kind !== 'text') continue;
    const base = uri.slice(folder.length + 1, -'.gitignore'.length);
    rules.set(base, ignore().add(result.source.text.replace(/^\uFEFF/, '')));
  }
  return all.filter((uri) => !isIgnored(uri.slice(folder.length + 1), (base) => rules.get(base) ?? null));
}

async function readThrough(
  files: ClientFiles,
  uri: string,
  clientUri: string,
  signal: AbortSignal,
): Promise<ReadResult> {
  const result = await files.read({ uri: clientUri, maxBytes: MAX_BYTES }, signal);
  switch (result.kind) {
    case 'vanished':
      return { kind: 'unreadable', reason: 'vanished', detail: 'was listed, but is gone' };
    case 'unreadable':
      return { kind: 'unreadable', reason: 'unreadable', detail: result.detail };
    case 'too-large':
      return {
        kind: 'unreadable',
        reason: 'too-large',
        detail: `${String(Math.round(result.size / 1048576))} MB; files up to 16 MB are read`,
      };
    case 'bytes': {
      const bytes = fromWire(result.bytes);
      if (WEIGHTS_FILE.test(uri))
        return weightsDocument(uri, bytes.subarray(0, WEIGHTS_HEAD), bytes.length, await sha256Of(bytes));
      const decoded = decodeText(bytes);
      if (decoded.kind === 'binary') return { kind: 'unreadable', reason: 'binary', detail: 'has NUL bytes' };
      if (decoded.kind === 'invalid-encoding')
        return { kind: 'unreadable', reason: 'invalid-encoding', detail: decoded.detail };
      return { kind: 'text', source: { uri, language: languageOf(uri) ?? '', version: 0, text: decoded.text } };
    }
  }
}

function matcher(globs: readonly string[]): (path: string) => boolean {
  return globs.length === 0 ? () => false : picomatch([...globs], { dot: true });
}

function matches(globs: readonly string[], path: string): boolean {
  return matcher(globs)(path);
}

/** In lower-case hex; by what both hosts have. */
async function sha256Of(bytes: Uint8Array): Promise<string> {
  const hash = new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

import { URI } from 'vscode-uri';
import { trimmedEndOf } from '../../core/base/trim.ts';

/**
 * The way between the uris of the client and those of the core. Clients spell one file in several ways (`%5B` or `[`, `c:` or
 * `C%3A`); the core compares uris as texts and follows imports in them. So files are absolute paths with `/` in the core, as on
 * the command line, and other uris are written without escapes.
 */
export interface Uris {
  readonly toCore: (uri: string) => string;
  /** In the spelling in which the client named it last; a file it never named, as uris are usually spelled. */
  readonly toClient: (uri: string) => string;
}

/** What stands between the file of a notebook and the name of its joined cells. */
const CELLS = '#cells';

export function createUris(): Uris {
  const spelled = new Map<string, string>();
  return {
    toCore: (uri) => {
      const core = coreUri(uri);
      if (clientUri(core) !== uri) spelled.set(core, uri);
      else spelled.delete(core);
      return core;
    },
    toClient: (uri) => {
      const file = fileOf(uri);
      return spelled.get(file) ?? clientUri(file);
    },
  };
}

/** The uri that the joined cells of an open notebook go under: offsets into them are none into its file. */
export function cellsOf(notebook: string): string {
  return `${notebook}${CELLS}`;
}

/** The file or notebook that a document of the core belongs to. */
export function fileOf(uri: string): string {
  return uri.endsWith(CELLS) ? uri.slice(0, -CELLS.length) : uri;
}

/** Whether the core names a file of this machine by it. */
export function isPath(uri: string): boolean {
  return uri.startsWith('/') || /^[a-z]:\//.test(uri);
}

function coreUri(uri: string): string {
  const parsed = parse(uri);
  if (!parsed) return uri;
  const { scheme, authority, path } = parsed;
  if (scheme !== 'file' || parsed.query !== '' || parsed.fragment !== '') return trimSlash(parsed.toString(true));
  if (authority !== '') return trimSlash(`//${authority}${path}`);
  const drive = /^\/([A-Za-z]):/.exec(path);
  return trimSlash(drive ? `${(drive[1] ?? '').toLowerCase()}${path.slice(2)}` : path);
}

function clientUri(uri: string): string {
  return isPath(uri) ? URI.file(uri).toString() : (parse(uri)?.toString() ?? uri);
}

/** null for what is no uri at all: it is taken as it is. */
function parse(uri: string): URI | null {
  try {
    return URI.parse(uri, true);
  } catch {
    return null;
  }
}

function trimSlash(text: string): string {
  return text.length > 1 ? trimmedEndOf(text, '/') : text;
}

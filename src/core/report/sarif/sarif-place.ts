import type { Place } from '../../model/text.ts';
import type { Locate, Location } from '../locate.ts';

/** The name of the folder that paths are relative to; its address is the reader's to say. */
export const BASE_ID = 'SRCROOT';

/** A file as SARIF names it: relative to the base, escaped as addresses are. Outside of the folder its address is whole. */
export function artifactLocation(file: string): object {
  // Halves of characters have no escape.
  const path = file
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  if (file.startsWith('/')) return { uri: `file://${path}` };
  if (/^[A-Za-z]:\//.test(file)) return { uri: `file:///${path.replace('%3A', ':')}` };
  return { uri: path, uriBaseId: BASE_ID };
}

/** A place with its file; in a notebook its cell stands beside it. */
export function physicalLocation(locate: Locate, { uri, span }: Place): object {
  const at = locate(uri, span);
  return {
    physicalLocation: { artifactLocation: artifactLocation(at.file), region: regionOf(at) },
    ...(at.cell !== undefined && {
      logicalLocations: [{ name: `cell ${String(at.cell + 1)}`, fullyQualifiedName: `cells[${String(at.cell)}]` }],
    }),
  };
}

export function regionOf({ line, column, endLine, endColumn }: Location): object {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

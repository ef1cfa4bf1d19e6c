import { access, constants, readFile } from 'node:fs/promises';
import { applyEdits, overlaps } from '../core/base/edits.ts';
import { decodeText, encodeText, encodingOf } from '../core/base/decode.ts';
import type { TextEdit } from '../core/model/text.ts';
import type { RealPlace } from '../host/read-text.ts';
import { reasonOf, writeWhole } from '../host/write-file.ts';

/** A file that edits are for, as it was read. */
export interface Wanted {
  readonly uri: string;
  readonly text: string;
}

/** A file that can be written now; `left` says why not, as the end of a sentence. */
export type Prepared =
  | { readonly kind: 'ready'; readonly path: string; readonly text: string; readonly bytes: Uint8Array }
  | { readonly kind: 'left'; readonly why: string };

const CHANGED = 'was changed after it was read';

/** Looks whether a file is still what was read, lies where it may be written, and can be. Nothing is changed yet. */
export async function prepareFile(
  { uri, text }: Wanted,
  resolvePlace: (path: string) => Promise<RealPlace>,
): Promise<Prepared> {
  try {
    const { path, leadsOut } = await resolvePlace(uri);
    if (leadsOut) return { kind: 'left', why: 'is a link that leads out of the folder; nothing is written there' };
    const bytes = await readFile(path);
    const now = decodeText(bytes);
    if (now.kind !== 'text' || now.text !== text) return { kind: 'left', why: CHANGED };
    await access(path, constants.W_OK);
    return { kind: 'ready', path, text, bytes };
  } catch (error) {
    return { kind: 'left', why: whyNot(error) };
  }
}

/** Writes the edits into a file, in the encoding it has; null when it was done, else why it was left as it was. */
export async function mendFile(
  { path, text, bytes }: Extract<Prepared, { kind: 'ready' }>,
  edits: readonly TextEdit[],
): Promise<string | null> {
  const isSame = async (): Promise<boolean> => (await readFile(path)).equals(bytes);
  try {
    const mended = encodeText(applyEdits(text, withoutDoubles(edits)), encodingOf(bytes));
    return (await writeWhole(path, mended, isSame)) ? null : CHANGED;
  } catch (error) {
    return whyNot(error);
  }
}

/** Two names of one file ask for the same edits twice. */
function withoutDoubles(edits: readonly TextEdit[]): readonly TextEdit[] {
  if (new Set(edits.map(({ uri }) => uri)).size < 2) return edits;
  return edits.filter(
    (edit, index) => !edits.slice(0, index).some((other) => other.uri !== edit.uri && overlaps(other, edit)),
  );
}

function whyNot(error: unknown): string {
  const code = reasonOf(error);
  return code === 'ENOENT' ? 'no longer exists' : `could not be written (${code})`;
}

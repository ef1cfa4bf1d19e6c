import type { Fix } from '../model/fix.ts';
import type { Identity } from '../model/identity.ts';
import type { Place, TextEdit } from '../model/text.ts';

/** What a rename of an id needs to know. */
export interface NamedLiteral {
  readonly identity: Identity;
  readonly literal: Place;
  /** The literal's raw text; ids with escapes in them are left alone. */
  readonly raw: string | null;
}

/** The edit that writes `id` where the name of the component stands; prefixes, suffixes and quotes stay. Null where it stands not exactly once. */
export function renameEdit({ identity, literal, raw }: NamedLiteral, id: string): TextEdit | null {
  if (raw === null || identity.suffix !== '') return null;
  const at = raw.indexOf(identity.name);
  if (at < 0 || raw.includes(identity.name, at + 1)) return null;
  const start = literal.span.start + at;
  return { uri: literal.uri, span: { start, end: start + identity.name.length }, newText: id };
}

/** Replaces a dead or dying model by one that lives. Behaviour may change, so a person decides. */
export function replaceFix(named: NamedLiteral, id: string, runway: string): Fix | null {
  const edit = renameEdit(named, id);
  if (!edit) return null;
  return {
    title: `Replace by ${id} (${runway})`,
    kind: 'replace',
    preferred: true,
    safety: 'review',
    edits: [edit],
    expects: { kind: 'identity', provider: named.identity.provider, name: id, pin: null },
  };
}

/** Writes the id that was probably meant. */
export function renameFix(named: NamedLiteral, id: string): Fix | null {
  const edit = renameEdit(named, id);
  if (!edit) return null;
  return {
    title: `Change to ${id}`,
    kind: 'rename',
    preferred: false,
    safety: 'review',
    edits: [edit],
    expects: { kind: 'identity', provider: named.identity.provider, name: id, pin: null },
  };
}

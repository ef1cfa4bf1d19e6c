import type { Fix, Migration } from '../model/fix.ts';
import { withMigration } from '../model/merge-fixes.ts';
import type { Identity } from '../model/identity.ts';
import type { Place, TextEdit } from '../model/text.ts';
import type { Adaptation } from './adapt.ts';
import { told } from '../model/told.ts';
import type { Told } from '../model/told.ts';
import { titled } from '../model/spoken.ts';

/** What a rename of an id needs to know. */
export interface NamedLiteral {
  readonly identity: Identity;
  readonly literal: Place;
  /** The literal's raw text; ids with escapes in them are left alone. */
  readonly raw: string | null;
  /** Whether a constant of the SDK stands there (`ChatModel.GPT_4O`), and a text may as well. */
  readonly isConstant?: boolean;
}

/**
 * The edit that writes `id` where the name of the component stands; prefixes and quotes stay. A version behind `@` is part
 * of the id and goes with it. Null where the name does not stand exactly once, or something else is behind it.
 */
export function renameEdit({ identity, literal, raw, isConstant }: NamedLiteral, id: string): TextEdit | null {
  const { prefix, name, suffix } = identity;
  if (isConstant && raw !== null) return { uri: literal.uri, span: literal.span, newText: `"${id}"` };
  if (raw === null || (suffix !== '' && !suffix.startsWith('@'))) return null;
  const old = name + suffix;
  const at = raw === prefix + old ? prefix.length : raw.indexOf(old);
  if (at < 0 || (raw !== prefix + old && raw.includes(old, at + 1))) return null;
  const start = literal.span.start + at;
  return { uri: literal.uri, span: { start, end: start + old.length }, newText: id };
}

/**
 * Replaces a retired or retiring model with a live one, and adapts the rest of the call. Behaviour may change, so the user
 * decides; a fix that cannot be shown to work is not preferred. `prefix` is what the platform wants before the id.
 */
export function replaceFix(
  named: NamedLiteral,
  { id, prefix }: { readonly id: string; readonly prefix: string },
  runway: Told,
  adaptation: Adaptation | null,
  facts: Pick<Migration, 'moves' | 'lost' | 'isUnseenCall'>,
): Fix | null {
  const fix = idFix(named, id, { title: '', kind: 'replace', preferred: true }, prefix);
  if (!fix || fix.expects.kind !== 'identity') return null;
  const beside = adaptation?.edits ?? [];
  return withMigration(
    { ...fix, edits: [...fix.edits, ...beside], expects: beside.length > 0 ? { ...fix.expects, beside } : fix.expects },
    {
      base: told`Replace with ${prefix + id} (${runway})`,
      changes: adaptation?.changes ?? [],
      open: adaptation?.open ?? [told`check the calls that use it`],
      isSeen: adaptation !== null && adaptation.isUnseen !== true,
      ...facts,
    },
  );
}

/** Writes the id that was probably meant. */
export function renameFix(named: NamedLiteral, id: string): Fix | null {
  return idFix(named, id, { ...titled(told`Change to ${id}`), kind: 'rename', preferred: false });
}

function idFix(
  named: NamedLiteral,
  id: string,
  how: Pick<Fix, 'title' | 'said' | 'kind' | 'preferred'>,
  prefix = '',
): Fix | null {
  const edit = renameEdit(named, prefix + id);
  if (!edit) return null;
  const { provider, suffix } = named.identity;
  // Where versions stand behind `@`, the name is what stands before it.
  const name = suffix === '' ? id : id.replace(/@.*/s, '');
  return { ...how, safety: 'review', edits: [edit], expects: { kind: 'identity', provider, name, pin: null } };
}

import { pinAliasFix, pinRevisionFix } from '../fixes/pin.ts';
import type { Fix } from '../model/fix.ts';
import type { LockEntry, WrittenEntry } from '../model/lock.ts';
import { hold } from '../policy/lock/drift.ts';
import { LOCK_KINDS } from '../policy/lock/lock-kinds.ts';
import { lockStateOf } from '../policy/lock/lock-state.ts';
import { keyOf, readLock, shownPin } from '../policy/lock/read-lock.ts';
import { writeEntry } from '../policy/lock/write-lock.ts';
import { isFirstOf } from './first-of.ts';
import { namedLiteral } from './fixes-for.ts';
import type { LiveReference, Rule, RuleContext } from './rule.ts';
import { joined, told } from '../model/told.ts';
import { titleOf, titled } from '../model/spoken.ts';

/** A component that is not what it was when it was locked. */
export const lockDrift: Rule = {
  id: 'lock-drift',
  subjects: LOCK_KINDS,
  check: (reference, context) => {
    const { lock } = context.governing(reference.literal.uri);
    const now = lock && lockStateOf(reference);
    if (!lock || !now || lock.conflicts.some(({ id }) => id === now.id)) return null;
    const held = hold(now, lock.entries);
    if (held.kind !== 'drift' || !isFirstOf(reference, context, true)) return null;
    const { entry, changes, by } = held;
    const name = reference.identity.name;
    const how = by === 'code' ? told`${name} is not what modelkeel.lock has` : told`${name} moved since it was locked`;
    const what =
      by === 'code'
        ? told`Lock what the code asks for, or take the change back`
        : told`Accept it, or pin what was locked`;
    return {
      severity: 'error',
      message: told`${how}: ${joined(changes)}. ${what}.`,
      fixes: [
        ...(by === 'world' ? pinFixes(reference, entry, context) : []),
        acceptFix(lock.uri, entry, now, context),
      ].filter((fix) => fix !== null),
      tags: [],
    };
  },
};

/** Writes what is known now into the lock file; what is not known now stays as it was locked. */
function acceptFix(uri: string, entry: WrittenEntry, now: LockEntry, context: RuleContext): Fix | null {
  const written = entryNow(uri, entry, context);
  if (!written) return null;
  return {
    ...titled(told`Accept ${shownPin(now)} in modelkeel.lock`),
    kind: 'lock',
    preferred: false,
    safety: 'review',
    edits: [{ uri, span: written.span, newText: writeEntry(now) }],
    expects: { kind: 'gone' },
  };
}

/** The entry as it stands in the text at hand, which may be an editor's and not yet saved. */
function entryNow(uri: string, entry: WrittenEntry, context: RuleContext): WrittenEntry | null {
  const text = context.text(uri);
  const lock = text === null ? null : readLock(uri, text).lock;
  return lock?.entries.find((one) => keyOf(one) === keyOf(entry)) ?? null;
}

/** Writes into the code what was locked, where the code can name it. */
function pinFixes(
  reference: LiveReference,
  { by, value }: WrittenEntry,
  context: RuleContext,
): readonly (Fix | null)[] {
  const { identity, insertion, revisionLiteral, literal } = reference;
  if (value === undefined) return [];
  if (by === 'snapshot') return [asLocked(pinAliasFix(namedLiteral(reference, context), value, 'safe'))];
  if (by !== 'commit') return [];
  const quote = context.text(literal.uri)?.[literal.span.start - 1] === "'" ? "'" : '"';
  const { provider, name } = identity;
  const text = insertion ? context.text(insertion.uri) : null;
  const target = { provider, name, insertion, revisionLiteral, text, quote };
  return [asLocked(pinRevisionFix(target, value, null))];
}

/** Which of both is wanted, a person decides. */
function asLocked(fix: Fix | null): Fix | null {
  return fix && { ...fix, ...titled(told`${titleOf(fix)}, as it was locked`), preferred: false };
}

import type { Fix } from '../model/fix.ts';
import type { LockEntry, LockFile } from '../model/lock.ts';
import { hold } from '../policy/lock/drift.ts';
import { LOCK_KINDS } from '../policy/lock/lock-kinds.ts';
import { lockStateOf } from '../policy/lock/lock-state.ts';
import { readLock } from '../policy/lock/read-lock.ts';
import { compareEntries, writeEntry } from '../policy/lock/write-lock.ts';
import { isFirstOf } from './first-of.ts';
import type { Rule, RuleContext } from './rule.ts';
import { told } from '../model/told.ts';
import { titled } from '../model/spoken.ts';

/** A component that a folder with a lock file uses, and that is not in it. */
export const notLocked: Rule = {
  id: 'not-locked',
  subjects: LOCK_KINDS,
  check: (reference, context) => {
    const { lock } = context.governing(reference.literal.uri);
    const now = lock && lockStateOf(reference);
    if (!lock || !now || lock.conflicts.length > 0) return null;
    if (hold(now, lock.entries).kind !== 'missing' || !isFirstOf(reference, context)) return null;
    const fix = addFix(lock, now, context);
    return {
      severity: 'info',
      message: told`${reference.identity.name} is not in modelkeel.lock. \`modelkeel lock\` adds it.`,
      fixes: fix ? [fix] : [],
      tags: [],
    };
  },
};

/** Writes the entry where it belongs in the order. */
function addFix({ uri }: LockFile, now: LockEntry, context: RuleContext): Fix | null {
  const text = context.text(uri);
  if (text === null) return null;
  // The text at hand may be an editor's, and not yet saved.
  const { entries } = readLock(uri, text).lock;
  const next = entries.find((entry) => compareEntries(now, entry) < 0);
  const at = next?.span.start ?? text.length;
  const newText = next ? `${writeEntry(now)}\n\n` : `${text.endsWith('\n') ? '' : '\n'}\n${writeEntry(now)}\n`;
  return {
    ...titled(told`Add it to modelkeel.lock`),
    kind: 'lock',
    preferred: false,
    safety: 'review',
    edits: [{ uri, span: { start: at, end: at }, newText }],
    expects: { kind: 'gone' },
  };
}

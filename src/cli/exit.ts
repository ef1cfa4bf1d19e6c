/** Exit codes of the command line; see docs/cli.md. */
export const EXIT = { ok: 0, findings: 1, failure: 2 } as const;

/** Something the user can mend: wrong use, or what was asked cannot be done. Shown as one line, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

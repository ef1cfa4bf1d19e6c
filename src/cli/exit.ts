/** Exit codes of the command line; see docs/cli.md. */
export const EXIT = { ok: 0, findings: 1, failure: 2 } as const;

/** An error the user can fix: wrong usage, or a request that cannot be carried out. Shown as one line, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A name beside a file that is being written, that no other process and no other write has. */
export function temporaryName(path: string): string {
  const random = Math.random().toString(36).slice(2);
  return `${path}.${process.pid.toString(36)}-${process.hrtime.bigint().toString(36)}-${random}.tmp`;
}

import assert from 'node:assert/strict';

/**
 * Asserts that a list somebody keeps by hand holds what it must, in that order.
 *
 * @param where the file to edit, and what in it: it stands in the message, with what is missing there.
 */
export function assertListed(written: readonly string[], expected: readonly string[], where: string): void {
  const missing = expected.filter((item) => !written.includes(item));
  const extra = written.filter((item) => !expected.includes(item));
  const says = [
    ...(missing.length > 0 ? [`add ${missing.join(', ')}`] : []),
    ...(extra.length > 0 ? [`remove ${extra.join(', ')}`] : []),
  ];
  if (says.length > 0) assert.fail(`${where}: ${says.join('; ')}`);
  assert.deepEqual(written, expected, `${where}: not in this order, or an item stands there twice`);
}

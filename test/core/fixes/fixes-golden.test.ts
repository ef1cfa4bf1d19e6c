import assert from 'node:assert/strict';
import { rules } from '../../../src/core/rules/registry.ts';
import { fixFiles, goldenCases, scanFiles } from '../../support/golden.ts';

/** Rules whose findings have no fix by their nature. */
const WITHOUT_FIX: readonly string[] = ['provider-mismatch', 'license-conflict'];

describe('golden fixes', () => {
  const cases = goldenCases();

  for (const { name, rule, suppressed, before, after, live } of cases) {
    it(name, async () => {
      const fixed = await fixFiles(before, rule, suppressed, live);
      assert.notDeepEqual(fixed, before, 'nothing was fixed');
      assert.deepEqual(fixed, after);
    });

    it(`${name}: nothing is left, and once more changes nothing`, async () => {
      const { analyzer, findings } = await scanFiles(after, live);
      analyzer.dispose();
      assert.deepEqual(
        findings.filter((finding) => finding.rule === rule).map(({ message }) => message),
        [],
      );
      assert.deepEqual(await fixFiles(after, rule, suppressed, live), after);
    });
  }

  it('there are some of every rule that has a fix', () => {
    const covered = new Set(cases.filter(({ suppressed }) => !suppressed).map(({ rule }) => rule));
    const missing = rules.map(({ id }) => id).filter((id) => !covered.has(id) && !WITHOUT_FIX.includes(id));
    assert.deepEqual(missing, []);
  });
});

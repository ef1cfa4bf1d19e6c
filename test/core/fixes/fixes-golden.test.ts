import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../../src/core/rules/registry.ts';
import { assertListed } from '../../support/assert-listed.ts';
import { fixFiles, goldenCases, scanFiles } from '../../support/golden.ts';
import { PROJECT } from '../../support/ports.ts';

/** Whether the page of a rule shows a fix. */
function hasFix(rule: string): boolean {
  return /^```\w+ fixed$/m.test(readFileSync(join(PROJECT, 'docs', 'rules', `${rule}.md`), 'utf8'));
}

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

  it('there are some of every rule whose page shows a fix, and of no other', () => {
    const covered = [...new Set(cases.filter(({ suppressed }) => !suppressed).map(({ rule }) => rule))];
    const shown = rules.map(({ id }) => id).filter(hasFix);
    assertListed(covered.toSorted(), shown.toSorted(), 'test/golden/fixes, a case of a rule');
  });
});

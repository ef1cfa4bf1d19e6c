import assert from 'node:assert/strict';
import { createAnalyzer } from '../../src/core/analyzer.ts';
import { createPrefilter } from '../../src/core/detect/prefilter.ts';
import { sdkTables } from '../../src/core/detect/registry.ts';
import { familyStems } from '../../src/core/identify/families.ts';
import { readAnnotations } from '../support/annotations.ts';
import { checkFixture, fixtureName, fixturePaths, fixtureSource, isNegative } from '../support/fixtures.ts';
import { testPorts } from '../support/ports.ts';

describe('annotated fixtures', () => {
  const analyzer = createAnalyzer(testPorts(), { horizonDays: 90, includeTests: false });
  const paths = fixturePaths();
  after(() => {
    analyzer.dispose();
  });

  for (const path of paths) {
    it(fixtureName(path), () => checkFixture(path, analyzer));
  }

  it('positive ones say something, negative ones nothing', () => {
    const wrong = paths.filter((path) => isNegative(path) === readAnnotations(fixtureSource(path).text).length > 0);
    assert.deepEqual(wrong.map(fixtureName), []);
  });

  it('positive ones pass the prefilter', () => {
    const prefilter = createPrefilter(sdkTables, familyStems);
    const stopped = paths.filter((path) => !isNegative(path) && !prefilter.mayMatch(fixtureSource(path).text));
    assert.deepEqual(stopped.map(fixtureName), []);
  });

  it('sources of other kinds do not pass the prefilter', () => {
    const prefilter = createPrefilter(sdkTables, familyStems);
    const sources = [
      'import os\n\n\ndef main() -> None:\n    print(os.getcwd())\n',
      "import { wait } from './wait.js';\n\nexport async function main() {\n  await wait(10);\n}\n",
    ];
    assert.deepEqual(sources.map(prefilter.mayMatch), [false, false]);
  });

  it('every positive one has a negative one beside it', () => {
    const negatives = new Set(paths.filter(isNegative).map(fixtureName));
    const alone = paths
      .filter((path) => !isNegative(path))
      .map(fixtureName)
      .filter((name) => !negatives.has(name.replace(/(\.[a-z]+)$/, '.negative$1')));
    assert.deepEqual(alone, []);
  });
});

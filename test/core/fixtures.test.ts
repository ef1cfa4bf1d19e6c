import assert from 'node:assert/strict';
import { createAnalyzer } from '../../src/core/analyzer.ts';
import { createPrefilter } from '../../src/core/detect/prefilter.ts';
import { sdkTables } from '../../src/core/detect/registry.ts';
import { familyStems } from '../../src/core/identify/families.ts';
import { readAnnotations } from '../support/annotations.ts';
import { checkFixture, compare, fixtureName, fixturePaths, fixtureSource, isNegative } from '../support/fixtures.ts';
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
    const says = wrong.map((path) => `${fixtureName(path)}: ${isNegative(path) ? 'has an annotation' : 'has none'}`);
    assert.deepEqual(says, []);
  });

  it('positive ones pass the prefilter', () => {
    const prefilter = createPrefilter(sdkTables, familyStems);
    const stopped = paths.filter((path) => {
      const { text, uri } = fixtureSource(path);
      return !isNegative(path) && !prefilter.mayMatch(text, uri);
    });
    assert.deepEqual(stopped.map(fixtureName), []);
  });

  it('sources of other kinds do not pass the prefilter', () => {
    const prefilter = createPrefilter(sdkTables, familyStems);
    const sources = [
      'import os\n\n\ndef main() -> None:\n    print(os.getcwd())\n',
      "import { wait } from './wait.js';\n\nexport async function main() {\n  await wait(10);\n}\n",
    ];
    assert.deepEqual(
      sources.map((text) => prefilter.mayMatch(text)),
      [false, false],
    );
  });

  it('every positive one has a negative one beside it', () => {
    const negatives = new Set(paths.filter(isNegative).map(fixtureName));
    const missing = paths
      .filter((path) => !isNegative(path))
      .map((path) => fixtureName(path).replace(/(__.*|\.[a-z\d]+)$/i, '.negative$1'))
      .filter((name) => !negatives.has(name));
    assert.deepEqual(missing, [], `write in test/fixtures: ${missing.join(', ')}`);
  });
});

describe('annotations', () => {
  const line = 'ask(model="gpt-4o")\n';

  it('underline the text of the line above', () => {
    const [mark] = readAnnotations(`${line}#          ^^^^^^ openai gpt-4o call floating detector=openai/responses\n`);
    assert.deepEqual(mark, {
      kind: 'reference',
      line: 1,
      span: { start: 11, end: 17 },
      provider: 'openai',
      name: 'gpt-4o',
      unresolved: null,
      use: 'call',
      pin: 'floating',
      subject: null,
      detector: 'openai/responses',
    });
  });

  it('stand in comments of every language', () => {
    for (const opener of ['#', '//', ';', '--', '<!--'])
      assert.equal(readAnnotations(`${line}${opener.padEnd(11)}^^^^^^ openai gpt-4o\n`).length, 1, opener);
  });

  it('may follow each other and mark findings and values that are not known', () => {
    const marks = readAnnotations(
      `${line}#          ^^^^^^ openai unresolved(parameter)\n#          ^^^^^^ warning retiring-model\n`,
    );
    assert.deepEqual(
      marks.map((mark) => (mark.kind === 'finding' ? mark.rule : mark.unresolved)),
      ['parameter', 'retiring-model'],
    );
    assert.ok(marks.every(({ span }) => span.start === 11 && span.end === 17));
  });

  it('are refused when they underline nothing or say what is not known', () => {
    assert.throws(() => readAnnotations(`${line}#                        ^^^ openai gpt-4o\n`), /underlines nothing/);
    assert.throws(() => readAnnotations(`${line}#          ^^^^^^ openai gpt-4o somehow\n`), /unknown word "somehow"/);
    assert.throws(() => readAnnotations(`${line}%          ^^^^^^ openai gpt-4o\n`), /opens no comment/);
  });

  it('are compared with the report in both directions', () => {
    const source = { uri: 'file:///workspace/main.py', language: 'python', version: 1, text: line };
    const report = { uri: source.uri, version: 1, references: [], findings: [], notes: [], dependencies: [] };
    const marks = readAnnotations(`${line}#          ^^^^^^ openai gpt-4o\n#          ^^^^^^ warning retiring-model\n`);
    assert.deepEqual(compare(source, report, marks), [
      'line 1 "gpt-4o": nothing is reported',
      'line 1 "gpt-4o": retiring-model is not found',
    ]);
  });
});

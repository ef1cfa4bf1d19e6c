import assert from 'node:assert/strict';
import { createAnalyzer } from '../../../src/core/analyzer.ts';
import type { FileReport } from '../../../src/core/model/report.ts';
import { testPorts } from '../../support/ports.ts';

const OPENAI = 'from openai import OpenAI\nclient = OpenAI()\n';
const USE = 'client.chat.completions.create(model=';

async function scanned(
  files: Readonly<Record<string, string>>,
): Promise<{ readonly steps: number; readonly reports: readonly FileReport[] }> {
  const analyzer = createAnalyzer(testPorts(files), { horizonDays: 90, includeTests: false });
  try {
    const reports = await analyzer.scan(() => undefined, new AbortController().signal);
    return { steps: analyzer.work().steps, reports };
  } finally {
    analyzer.dispose();
  }
}

const times = (count: number, line: (index: string, next: string) => string): string =>
  Array.from({ length: count }, (_, index) => line(String(index), String((index + 1) % count))).join('\n');

/** Inputs by their size; what is worked out of twice as much may not be much more than twice as much. */
const kinds: Readonly<Record<string, (size: number) => Readonly<Record<string, string>>>> = {
  'one name given many values and used as often': (size) => ({
    'app.py': OPENAI + times(size, (i) => `m = "gpt-4o"\n${USE}m)  # ${i}`),
  }),
  'one name given values in many branches': (size) => ({
    'app.py': OPENAI + times(size, (i) => `if a == ${i}:\n    m = "gpt-4o-${i}"`) + times(size, () => `\n${USE}m)`),
  }),
  'an attribute given many values': (size) => ({
    'app.py': `${OPENAI}class A:\n    def f(self):\n${times(size, (i) => `        self.m = "gpt-4o-${i}"\n        ${USE}self.m)`)}`,
  }),
  'functions that call each other': (size) => ({
    'app.py': `${OPENAI}${times(size, (i, next) => `def f${i}(x):\n    if x:\n        return f${next}(x)\n    return f${String((Number(i) * 7) % size)}(x)`)}\n${times(size, (i) => `${USE}f${i}("gpt-4o"))`)}`,
  }),
  'functions that all call all': (size) => ({
    'app.py': `${OPENAI}${times(size, (i) => `def f${i}(m):\n    ${USE}m)\n${times(8, (k) => `    f${String((Number(i) + Number(k) + 1) % size)}(m)`)}`)}\nf0("gpt-4o")`,
  }),
  'a long chain of names': (size) => ({
    'app.py': `${OPENAI}m0 = "gpt-4o"\n${times(size, (i) => `m${String(Number(i) + 1)} = m${i}`)}\n${USE}m${String(size)})`,
  }),
  'attributes that stand for themselves': (size) => ({
    'app.py': `${OPENAI}class A:\n    def f(self):\n${times(size, (i, next) => `        self.m${i} = self.m${next} or self.m${i}.strip()${Number(i) % 20 === 0 ? `\n        ${USE}self.m${i})` : ''}`)}`,
  }),
  'a long chain of calls': (size) => ({
    'app.py': `${OPENAI}x = client${'.with_options(model="gpt-4o")'.repeat(size)}\n`,
  }),
  'files that hand a model on to one another': (size) =>
    Object.fromEntries(
      Array.from({ length: size }, (_, index) => [
        `m${String(index)}.py`,
        `${OPENAI}from m${String((index + 1) % size)} import ask${String((index + 1) % size)}\ndef ask${String(index)}(model):\n    ${USE}model)\n    ask${String((index + 1) % size)}(model)\nask${String((index + 1) % size)}("gpt-4o")\n`,
      ]),
    ),
  'files with stars for one another': (size) =>
    Object.fromEntries(
      Array.from({ length: size }, (_, index) => [
        `m${String(index)}.py`,
        `${OPENAI}from m${String((index + 1) % size)} import *\nfrom m${String((index + 3) % size)} import *\n${USE}nowhere)\n`,
      ]),
    ),
};

/** In a circle each name costs the whole circle, up to a bound: seen from the size on at which that is reached. */
const SIZES: Readonly<Record<string, number>> = { 'attributes that stand for themselves': 300 };

describe('steps of evaluation', function () {
  // Steps are compared, not times; a busy machine takes long.
  this.timeout(180_000);
  for (const [title, filesOf] of Object.entries(kinds)) {
    it(`grow with the text: ${title}`, async () => {
      const size = SIZES[title] ?? 40;
      const small = await scanned(filesOf(size));
      const large = await scanned(filesOf(2 * size));
      assert.ok(small.steps > 10, `${String(small.steps)} steps`);
      assert.ok(large.steps <= small.steps * 2.6, `${String(small.steps)} → ${String(large.steps)}`);
      const notes = large.reports.flatMap((report) => report.notes);
      assert.deepEqual(notes, []);
    });
  }
});

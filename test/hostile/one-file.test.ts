import assert from 'node:assert/strict';
import { createAnalyzer } from '../../src/core/analyzer.ts';
import { testPorts } from '../support/ports.ts';

const { signal } = new AbortController();
const APP = 'from openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-4-0314")\n';

/** Texts that ended a run once, by the name of their file. */
const FILES: Readonly<Record<string, string>> = {
  'key.toml': `${'a.'.repeat(3_000)}b = "gpt-4o"\n`,
  'table.toml': `[${'a.'.repeat(3_000)}b]\nmodel = "gpt-4o"\n`,
  'quoted.toml': `x = { ${'"a" . '.repeat(3_000)}b = "gpt-4o" }\n`,
  'A.java': `class A { OpenAI x = ${'a<'.repeat(16_000)}`,
  'A.cs': `class A { OpenAI x = ${'a<'.repeat(14_000)}`,
  'a.kt': `val model = "gpt-4o"; val x = ${'a<'.repeat(2_000)}`,
};

describe('a file that ends every run', function () {
  this.timeout(120_000);
  it('becomes a note, and all others are reported', async () => {
    const files = { 'before.py': APP, ...FILES, 'zz.py': APP };
    const analyzer = createAnalyzer(testPorts(files), { horizonDays: 90, includeTests: true });
    const reports = await analyzer.scan(() => undefined, signal);
    analyzer.dispose();
    const kinds = (name: string): readonly string[] =>
      reports.filter(({ uri }) => uri.endsWith(`/${name}`)).flatMap(({ notes }) => notes.map(({ kind }) => kind));
    for (const name of Object.keys(FILES).filter((name) => name !== 'a.kt'))
      assert.deepEqual(kinds(name), ['parse-budget'], name);
    for (const name of ['before.py', 'zz.py'])
      assert.equal(reports.find(({ uri }) => uri.endsWith(`/${name}`))?.findings.length, 1, name);
    assert.ok(reports.every(({ notes }) => notes.every(({ kind }) => kind !== 'internal-error')));
  });

  it('is no file with many dots', async () => {
    const text = `a = "${'b. '.repeat(3_000)}"\n# ${'b.'.repeat(3_000)}\n[openai]\nmodel = "gpt-4-0314"\n`;
    const analyzer = createAnalyzer(testPorts({ 'a.toml': text }), { horizonDays: 90, includeTests: true });
    const [report] = await analyzer.scan(() => undefined, signal);
    analyzer.dispose();
    assert.deepEqual(report?.notes, []);
    assert.equal(report.references.length, 1);
  });
});

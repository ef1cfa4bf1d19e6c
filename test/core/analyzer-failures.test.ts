import assert from 'node:assert/strict';
import { createAnalyzer } from '../../src/core/analyzer.ts';
import type { Analyzer, AnalyzerPorts } from '../../src/core/analyzer.ts';
import type { FileReport } from '../../src/core/model/report.ts';
import { ROOT, testPorts } from '../support/ports.ts';

const OPTIONS = { horizonDays: 90, includeTests: false };
const signal = new AbortController().signal;
const APP = 'from openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-4-0314")\n';

const kindsOf = (report: FileReport | null | undefined): readonly string[] =>
  report?.notes.map(({ kind }) => kind) ?? [];
const modelsOf = (report: FileReport | null | undefined): readonly (string | null)[] =>
  report?.references.flatMap(({ kind, text }) => (kind === 'model' ? [text] : [])) ?? [];

/** Texts that end in a throw somewhere: nesting that no stack bears. */
const hostile: Readonly<Record<string, string>> = {
  'a.toml': `model = "gpt-4o"\n${'a.'.repeat(20_000)}b = 1\n`,
  'a.json': `{"model": "gpt-4o", "a": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
  'a.yaml': `model: gpt-4o\na: ${'['.repeat(20_000)}\n`,
};

async function using(ports: AnalyzerPorts, act: (analyzer: Analyzer) => Promise<void>): Promise<void> {
  const analyzer = createAnalyzer(ports, OPTIONS);
  try {
    await act(analyzer);
  } finally {
    analyzer.dispose();
  }
}

describe('a file that cannot be read or inspected', () => {
  it('costs no other file anything', async () => {
    await using(testPorts({ ...hostile, 'app.py': APP }), async (analyzer) => {
      const reports = await analyzer.scan(() => undefined, signal);
      assert.equal(reports.length, Object.keys(hostile).length + 1);
      const app = reports.find(({ uri }) => uri.endsWith('/app.py'));
      assert.deepEqual(modelsOf(app), ['gpt-4-0314']);
      assert.equal(app?.findings.length, 1);
      assert.deepEqual(kindsOf(app), []);
    });
  });

  /** A port that throws where the given document is looked at stands for a bug in any room. */
  const broken = (): AnalyzerPorts => ({
    ...testPorts({ 'bad.py': APP, 'app.py': APP }),
    live: {
      landed: (kind) => {
        if (isBroken && kind === 'model') throw new Error('a bug');
        return [];
      },
      ask: () => Promise.resolve([]),
      hosts: () => [],
      allHosts: () => [],
      clear: () => Promise.resolve(),
    },
  });
  let isBroken = true;
  beforeEach(() => {
    isBroken = true;
  });

  it('has a note in each way to ask for it', async () => {
    await using(broken(), async (analyzer) => {
      const uri = `${ROOT}/bad.py`;
      for (const report of [
        ...(await analyzer.scan(() => undefined, signal)),
        await analyzer.analyzeFile(uri, signal),
        await analyzer.reinspect(uri, signal),
        await analyzer.analyze({ uri, language: 'python', version: 2, text: APP }, signal),
      ]) {
        assert.deepEqual(kindsOf(report), ['internal-error']);
        assert.equal(report?.notes[0]?.detail, 'a bug');
      }
    });
  });

  it('is offered no fix', async () => {
    isBroken = false;
    await using(broken(), async (analyzer) => {
      const report = await analyzer.analyze(
        { uri: `${ROOT}/app.py`, language: 'python', version: 2, text: APP },
        signal,
      );
      const [finding] = report.findings;
      assert.ok(finding);
      assert.ok((await analyzer.fixes(finding, signal)).length > 0);
      isBroken = true;
      assert.deepEqual(await analyzer.fixes(finding, signal), []);
      assert.deepEqual([...(await analyzer.fixesOfAll([finding], signal)).values()], [[]]);
    });
  });

  it('is read again with the next version of its text', async () => {
    await using(testPorts({ 'app.py': APP }), async (analyzer) => {
      for (const [path, text] of Object.entries(hostile)) {
        const uri = `${ROOT}/${path}`;
        const language = path.slice(2);
        await analyzer.analyze({ uri, language, version: 1, text }, signal);
        const next = {
          uri,
          language,
          version: 2,
          text: path === 'a.toml' ? 'model = "gpt-4o"\n' : '{"model": "gpt-4o"}',
        };
        const second = await analyzer.analyze(next, signal);
        assert.deepEqual(modelsOf(second), ['gpt-4o']);
        assert.deepEqual(kindsOf(second), []);
      }
    });
  });

  it('is no reason to go on after an abort', async () => {
    await using(broken(), async (analyzer) => {
      const stop = new AbortController();
      const running = analyzer.scan(() => {
        stop.abort();
      }, stop.signal);
      await assert.rejects(running, { name: 'AbortError' });
    });
  });
});

import assert from 'node:assert/strict';
import { createAnalyzer } from '../../src/core/analyzer.ts';
import type { FileReport } from '../../src/core/model/report.ts';
import { memoryWorkspace, ROOT, testPorts } from '../support/ports.ts';

const OPTIONS = { horizonDays: 90, includeTests: false };
const signal = new AbortController().signal;
const caller = (module: string): string =>
  `from openai import OpenAI\nfrom ${module} import MODEL\nOpenAI().chat.completions.create(model=MODEL)\n`;

describe('reports that depend on other documents', () => {
  it('are made again without reading, at the places the definition has now', async () => {
    const inner = memoryWorkspace({ 'app.py': caller('settings'), 'settings.py': 'MODEL = "gpt-4-0314"\n' });
    let reads = 0;
    const read: typeof inner.read = (uri, aborted) => {
      reads++;
      return inner.read(uri, aborted);
    };
    const analyzer = createAnalyzer({ ...testPorts(), workspace: { ...inner, read } }, OPTIONS);
    const starts = (report: FileReport | undefined | null): readonly number[] =>
      report?.findings.map(({ place }) => place.span.start) ?? [];
    const [app] = await analyzer.scan(() => undefined, signal);
    assert.deepEqual(starts(app), [9]);
    const before = reads;
    const text = '# one line more\nMODEL = "gpt-4-0314"\n';
    await analyzer.analyze({ uri: `${ROOT}/settings.py`, language: 'python', version: 2, text }, signal);
    assert.deepEqual(starts(await analyzer.reinspect(`${ROOT}/app.py`, signal)), [25]);
    assert.equal(reads, before);
    assert.equal(await analyzer.reinspect(`${ROOT}/nowhere.py`, signal), null);
    analyzer.dispose();
  });

  it('name their own documents, also when several are made at the same time', async () => {
    const files = { 'one.py': 'MODEL = "gpt-4o"\n', 'two.py': 'MODEL = "gpt-4o"\n', 'three.py': 'MODEL = "gpt-4o"\n' };
    const inner = memoryWorkspace(files);
    const read: typeof inner.read = async (uri, aborted) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return inner.read(uri, aborted);
    };
    const analyzer = createAnalyzer({ ...testPorts(), workspace: { ...inner, read } }, OPTIONS);
    const reports = await Promise.all(
      ['one', 'two', 'three'].map((module) =>
        analyzer.analyze(
          { uri: `${ROOT}/use_${module}.py`, language: 'python', version: 1, text: caller(module) },
          signal,
        ),
      ),
    );
    assert.deepEqual(
      reports.map(({ dependencies }) => dependencies),
      [[`${ROOT}/one.py`], [`${ROOT}/two.py`], [`${ROOT}/three.py`]],
    );
    analyzer.dispose();
  });
});

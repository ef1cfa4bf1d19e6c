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

  it('cost nothing where they do not rest on what was edited', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `use_${String(index)}.py`);
    const files = {
      'settings.py': 'MODEL = "gpt-4o"\n',
      'others.py': 'MODEL = "gpt-4o"\n',
      ...Object.fromEntries(names.map((name, index) => [name, caller(index % 2 === 0 ? 'settings' : 'others')])),
    };
    const analyzer = createAnalyzer(testPorts(files), OPTIONS);
    await analyzer.scan(() => undefined, signal);
    const stepsOf = async (uris: readonly string[]): Promise<number> => {
      const before = analyzer.work();
      for (const uri of uris) await analyzer.reinspect(`${ROOT}/${uri}`, signal);
      assert.equal(analyzer.work().collected, before.collected);
      return analyzer.work().steps - before.steps;
    };
    const [even, odd] = [0, 1].map((rest) => names.filter((_, index) => index % 2 === rest));
    assert.equal(await stepsOf(names), 0);
    const text = '# more\nMODEL = "gpt-4.1"\n';
    await analyzer.analyze({ uri: `${ROOT}/settings.py`, language: 'python', version: 2, text }, signal);
    assert.equal(await stepsOf(odd ?? []), 0);
    assert.ok((await stepsOf(even ?? [])) > 0);
    const report = await analyzer.reinspect(`${ROOT}/use_0.py`, signal);
    assert.ok(report);
    assert.ok(report.references.some((reference) => reference.text === 'gpt-4.1'));
    assert.deepEqual(report.dependencies, [`${ROOT}/settings.py`]);
    assert.equal(await stepsOf(names), 0);
    analyzer.dispose();
  });

  it('see a name that another document begins to declare', async () => {
    const java = (body: string): string => `package acme;\nclass ${body}`;
    const files = {
      'src/App.java': java(
        'App { void ask() { com.openai.models.chat.completions.ChatCompletionCreateParams.builder().model(Models.CHAT).build(); } }\n',
      ),
      'src/Other.java': java('Other {}\n'),
    };
    const analyzer = createAnalyzer(testPorts(files), OPTIONS);
    await analyzer.scan(() => undefined, signal);
    const uri = `${ROOT}/src/Other.java`;
    const text = java('Models { static final String CHAT = "gpt-4o"; }\n');
    await analyzer.analyze({ uri, language: 'java', version: 2, text }, signal);
    const report = await analyzer.reinspect(`${ROOT}/src/App.java`, signal);
    assert.deepEqual(
      report?.references.flatMap((reference) => (reference.kind === 'model' ? [reference.text] : [])),
      ['gpt-4o'],
    );
    analyzer.dispose();
  });
});

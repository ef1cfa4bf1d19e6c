import assert from 'node:assert/strict';
import { createAnalyzer } from '../../src/core/analyzer.ts';
import type { Analyzer } from '../../src/core/analyzer.ts';
import { memoryWorkspace, ROOT, testPorts } from '../support/ports.ts';

const OPTIONS = { horizonDays: 90, includeTests: false };
const signal = new AbortController().signal;
const CALL = 'from openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-4-0314")\n';

/** Findings of a scan by the name of the file. */
async function scanned(analyzer: Analyzer): Promise<Readonly<Record<string, readonly string[]>>> {
  analyzer.forget(null);
  const reports = await analyzer.scan(() => undefined, signal);
  return Object.fromEntries(
    reports.map(({ uri, findings }) => [uri.slice(ROOT.length + 1), findings.map((f) => f.rule)]),
  );
}

describe('a scan that is made again', () => {
  it('reads what changed, and turns nothing into facts that is as it was', async () => {
    const files: Record<string, string> = { 'a.py': CALL, 'b.py': CALL, 'c.py': CALL };
    // The files of the workspace change below it.
    const workspace = {
      ...memoryWorkspace(),
      list: () => Promise.resolve(Object.keys(files).map((name) => `${ROOT}/${name}`)),
    };

    const read: typeof workspace.read = async (uri, aborted) => {
      const result = await memoryWorkspace(files).read(uri, aborted);
      return result.kind === 'text' ? { ...result, source: { ...result.source, version: 0 } } : result;
    };
    const analyzer = createAnalyzer(
      { ...testPorts(), workspace: { ...workspace, read, isTarget: () => true } },
      OPTIONS,
    );
    assert.deepEqual(await scanned(analyzer), {
      'a.py': ['retired-model'],
      'b.py': ['retired-model'],
      'c.py': ['retired-model'],
    });
    const before = analyzer.work().collected;
    files['a.py'] = CALL.replace('gpt-4-0314', 'made-up-model-1');
    delete files['c.py'];
    assert.deepEqual(await scanned(analyzer), { 'a.py': [], 'b.py': ['retired-model'] });
    assert.equal(analyzer.work().collected, before + 1);
    assert.equal(analyzer.text(`${ROOT}/c.py`), null);
    analyzer.dispose();
  });

  it('leaves the fixes of open documents what they are while it runs', async () => {
    const inner = memoryWorkspace({ 'a.py': CALL });
    let isRead = (): void => undefined;
    const waits = new Promise<void>((resolve) => {
      isRead = resolve;
    });
    const read: typeof inner.read = async (uri, aborted) => {
      await waits;
      return inner.read(uri, aborted);
    };
    const analyzer = createAnalyzer({ ...testPorts(), workspace: { ...inner, read } }, OPTIONS);
    const source = { uri: `${ROOT}/a.py`, language: 'python', version: 1, text: CALL };
    const { findings } = await analyzer.analyze(source, signal);
    const [finding] = findings;
    assert.ok(finding);
    const scan = scanned(analyzer);
    const fixes = await analyzer.fixes(finding, signal);
    assert.ok(fixes.length > 0);
    isRead();
    assert.deepEqual(await scan, { 'a.py': ['retired-model'] });
    analyzer.dispose();
  });
});

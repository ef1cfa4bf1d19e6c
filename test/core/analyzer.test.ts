import assert from 'node:assert/strict';
import { createAnalyzer } from '../../src/core/analyzer.ts';
import type { Analyzer } from '../../src/core/analyzer.ts';
import type { FileReport } from '../../src/core/model/report.ts';
import type { Workspace } from '../../src/core/ports.ts';
import { memoryWorkspace, ROOT, testPorts } from '../support/ports.ts';

const OPTIONS = { horizonDays: 90, includeTests: false };
const signal = new AbortController().signal;

/** A workspace that counts what is asked of it. */
function counting(files: Readonly<Record<string, string>>): {
  readonly workspace: Workspace;
  readonly counts: { lists: number; reads: Map<string, number> };
} {
  const inner = memoryWorkspace(files);
  const counts = { lists: 0, reads: new Map<string, number>() };
  return {
    counts,
    workspace: {
      ...inner,
      list: (aborted) => {
        counts.lists++;
        return inner.list(aborted);
      },
      read: async (uri, aborted) => {
        counts.reads.set(uri, (counts.reads.get(uri) ?? 0) + 1);
        const result = await inner.read(uri, aborted);
        return result.kind === 'text' ? { ...result, source: { ...result.source, version: 0 } } : result;
      },
    },
  };
}

const CALL = 'from openai import OpenAI\nfrom settings import MODEL\nOpenAI().chat.completions.create(model=MODEL)\n';

const models = (reports: readonly FileReport[]): readonly string[] =>
  reports.flatMap((report) =>
    report.references.flatMap((reference) =>
      reference.kind === 'model'
        ? [`${reference.site.uri.slice(ROOT.length + 1)} ${reference.identity?.name ?? reference.reason ?? ''}`]
        : [],
    ),
  );

describe('analyzer', () => {
  it('reads each file once in a scan, also those that only imports lead to', async () => {
    const files = { 'app.py': CALL, 'settings.py': 'MODEL = "gpt-4o"\n', 'other.py': 'print(1)\n' };
    const { workspace, counts } = counting(files);
    const analyzer = createAnalyzer({ ...testPorts(), workspace }, OPTIONS);
    const reports = await analyzer.scan(() => undefined, signal);
    assert.deepEqual(models(reports), ['app.py gpt-4o', 'settings.py gpt-4o']);
    assert.equal(counts.lists, 1);
    assert.deepEqual([...counts.reads.values()], [1, 1, 1]);
    analyzer.dispose();
  });

  it('does nothing before it is asked', () => {
    const { workspace, counts } = counting({});
    let assets = 0;
    const read = (): Promise<Uint8Array> => {
      assets++;
      return Promise.reject(new Error('nothing is to be read'));
    };
    createAnalyzer({ ...testPorts(), workspace, assets: { read } }, OPTIONS).dispose();
    assert.deepEqual([assets, counts.lists, counts.reads.size], [0, 0, 0]);
  });

  it('answers with the text of the editor, and remembers what its report depends on', async () => {
    const { workspace } = counting({ 'app.py': CALL, 'settings.py': 'MODEL = "gpt-4o"\n' });
    const analyzer = createAnalyzer({ ...testPorts(), workspace }, OPTIONS);
    const report = await analyzer.analyze(
      { uri: `${ROOT}/app.py`, language: 'python', version: 3, text: CALL },
      signal,
    );
    assert.deepEqual(models([report]), ['app.py gpt-4o']);
    assert.equal(report.version, 3);
    assert.deepEqual(report.dependencies, [`${ROOT}/settings.py`]);
    await analyzer.analyze(
      { uri: `${ROOT}/settings.py`, language: 'python', version: 2, text: 'MODEL = "gpt-4-0314"\n' },
      signal,
    );
    const again = await analyzer.analyze({ uri: `${ROOT}/app.py`, language: 'python', version: 4, text: CALL }, signal);
    assert.deepEqual(models([again]), ['app.py gpt-4-0314']);
    assert.deepEqual(
      again.findings.map(({ rule, place }) => [rule, place.uri]),
      [['retired-model', `${ROOT}/settings.py`]],
    );
    analyzer.dispose();
  });

  it('is stopped by its signal, and goes on afterwards', async () => {
    const analyzer = createAnalyzer(testPorts({ 'app.py': CALL }), OPTIONS);
    const controller = new AbortController();
    controller.abort();
    await assert.rejects(analyzer.scan(() => undefined, controller.signal));
    assert.equal((await analyzer.scan(() => undefined, signal)).length, 1);
    analyzer.dispose();
  });

  it('notes what cannot be read, and goes on', async () => {
    const inner = memoryWorkspace({ 'app.py': CALL, 'huge.py': '', 'broken.ipynb': '{ not json, but gpt-4o' });
    const workspace: Workspace = {
      ...inner,
      read: (uri, aborted) =>
        uri.endsWith('huge.py')
          ? Promise.resolve({ kind: 'unreadable', reason: 'too-large', detail: '20 MB' })
          : inner.read(uri, aborted),
    };
    const analyzer = createAnalyzer({ ...testPorts(), workspace }, OPTIONS);
    const notes = (await analyzer.scan(() => undefined, signal)).flatMap((report) =>
      report.notes.map(({ uri, kind }) => `${uri.slice(ROOT.length + 1)} ${kind}`),
    );
    assert.deepEqual(notes.toSorted(), ['broken.ipynb invalid-notebook', 'huge.py too-large']);
    analyzer.dispose();
  });

  it('answers for the day it is asked', async () => {
    const statusOn = async (day: string): Promise<string | undefined> => {
      const analyzer: Analyzer = createAnalyzer({ ...testPorts(), clock: { today: () => day } }, OPTIONS);
      const [known] = await analyzer.explain('claude-3-opus-20240229', 'anthropic', signal);
      analyzer.dispose();
      return known?.metadata.kind === 'found' ? known.metadata.value.lifecycle?.value.status : undefined;
    };
    assert.deepEqual(
      [await statusOn('2025-01-01'), await statusOn('2025-09-01'), await statusOn('2026-01-05')],
      ['active', 'deprecated', 'retired'],
    );
  });

  it('gives the same ids to the same references when unrelated lines are added', async () => {
    const analyzer = createAnalyzer(testPorts({ 'settings.py': 'MODEL = "gpt-4o"\n' }), OPTIONS);
    const ids = async (text: string, version: number): Promise<readonly string[]> =>
      (await analyzer.analyze({ uri: `${ROOT}/app.py`, language: 'python', version, text }, signal)).references.map(
        ({ id }) => id,
      );
    assert.deepEqual(await ids(CALL, 1), await ids(`# a comment\n\n${CALL}`, 2));
    analyzer.dispose();
  });
});

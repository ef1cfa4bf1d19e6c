import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createAnalyzer } from '../../../src/core/analyzer.ts';
import type { Analyzer, AnalyzerPorts } from '../../../src/core/analyzer.ts';
import { hashText } from '../../../src/core/base/hash.ts';
import { languageOf } from '../../../src/core/model/language.ts';
import type { FileReport } from '../../../src/core/model/report.ts';
import type { FactStore, Workspace } from '../../../src/core/ports.ts';
import { ROOT, testAssets, testPorts } from '../../support/ports.ts';

const OPTIONS = { horizonDays: 90, includeTests: false };
const signal = new AbortController().signal;

/** Imports, a lock file that is read when its package is asked for, aliases, a test, and files that hold nothing. */
const FILES: Readonly<Record<string, string>> = {
  'app.py':
    'from openai import OpenAI\nfrom settings import MODEL\nOpenAI().chat.completions.create(model=MODEL)\nOpenAI().chat.completions.create(model="gpt-4-0314")\n',
  'settings.py': 'from base import NAME\nMODEL = NAME\n',
  'base.py': 'NAME = "gpt-4" + "-0314"\n',
  'notes.py': 'print("nothing")\n',
  'requirements.txt': 'openai>=1.0\n',
  'test_app.py': 'MODEL = "gpt-4-0314"\n',
  'web/tsconfig.json': '{"compilerOptions": {"baseUrl": ".", "paths": {"@/*": ["lib/*"]}}}',
  'web/package.json': '{"dependencies": {"openai": "^4.2.0"}}',
  'web/package-lock.json': '{"lockfileVersion": 3, "packages": {"": {}, "node_modules/openai": {"version": "4.3.1"}}}',
  'web/a.ts':
    'import OpenAI from "openai";\nimport { MODEL } from "@/models";\nnew OpenAI().chat.completions.create({ model: MODEL });\n',
  'web/lib/models.ts': 'export const MODEL = "gpt-3.5-turbo-0301";\n',
  'vendor/x.js': 'const model = "gpt-4-0314";\n',
  'Main.java': 'package shop;\nclass Main { String model = Names.CHAT; }\n',
  'Names.java': 'package shop;\nclass Names { static final String CHAT = "gpt-4-0314"; }\n',
};

const PYTHON: Readonly<Record<string, string>> = Object.fromEntries(
  ['app.py', 'settings.py', 'base.py', 'requirements.txt'].map((name) => [name, FILES[name] ?? '']),
);

interface MemoryStore extends FactStore {
  readonly files: Map<string, Uint8Array>;
}

function memoryStore(build = 'one', files = new Map<string, Uint8Array>()): MemoryStore {
  return {
    build,
    files,
    digest: (content) => hashText(typeof content === 'string' ? content : new TextDecoder().decode(content)),
    read: (name) => Promise.resolve(files.get(name) ?? null),
    write: (name, bytes) => {
      files.set(name, bytes);
      return Promise.resolve();
    },
  };
}

/** Files of version 0, as those on a disk are, with what was read of them; `stamped` where contents can be told apart. */
function files(
  texts: Readonly<Record<string, string>>,
  stamped: boolean,
): Workspace & { readonly read: Workspace['read']; readonly reads: string[] } {
  const reads: string[] = [];
  const textOf = (uri: string): string | undefined => texts[uri.slice(ROOT.length + 1)];
  return {
    reads,
    roots: [ROOT],
    list: () => Promise.resolve(Object.keys(texts).map((name) => `${ROOT}/${name}`)),
    isTarget: () => true,
    read: (uri) => {
      reads.push(uri.slice(ROOT.length + 1));
      const text = textOf(uri);
      if (text === undefined) return Promise.resolve({ kind: 'unreadable', reason: 'vanished', detail: 'gone' });
      return Promise.resolve({ kind: 'text', source: { uri, language: languageOf(uri) ?? '', version: 0, text } });
    },
    ...(stamped && { stamp: (uri: string) => Promise.resolve(textOf(uri) ?? null) }),
  };
}

interface Run {
  readonly reports: readonly FileReport[];
  readonly proved: readonly (readonly string[])[];
  readonly shown: readonly unknown[];
  readonly work: ReturnType<Analyzer['work']>;
  /** Texts turned into facts by the scan alone. */
  readonly collected: number;
  readonly reads: readonly string[];
}

/** One start: scans, tries the fixes, keeps what was read. */
async function start(
  texts: Readonly<Record<string, string>>,
  store: FactStore | null,
  {
    stamped = false,
    ports = {},
    options = OPTIONS,
  }: { stamped?: boolean; ports?: Partial<AnalyzerPorts>; options?: typeof OPTIONS } = {},
): Promise<Run> {
  const workspace = files(texts, stamped);
  const analyzer = createAnalyzer({ ...testPorts(), assets, workspace, ...(store && { store }), ...ports }, options);
  const reports = await analyzer.scan(() => undefined, signal);
  const { collected } = analyzer.work();
  const findings = reports.flatMap((report) => report.findings);
  const held = await analyzer.fixesOfAll(findings, signal);
  const proved = findings.map((finding) => (held.get(finding) ?? []).map(({ title }) => title));
  const shown = reports.flatMap(({ references }) =>
    references.map(({ literal, site }) =>
      [literal, site].map((place) => place && analyzer.locate(place.uri, place.span)),
    ),
  );
  await analyzer.keep(signal);
  const work = analyzer.work();
  analyzer.dispose();
  return { reports, proved, shown, work, collected, reads: workspace.reads };
}

function said({ reports, proved, shown }: Run): unknown {
  return { reports: reports.map(inOrder), proved, shown };
}

/** What a start says where nothing is kept. */
async function plainly(texts: Readonly<Record<string, string>>): Promise<unknown> {
  const key = JSON.stringify(texts);
  const known = plain.get(key) ?? said(await start(texts, null));
  plain.set(key, known);
  return known;
}

const plain = new Map<string, unknown>();
const assets = testAssets();

/** What a report rests on is a set. */
function inOrder(report: FileReport | null | undefined): unknown {
  return report && { ...report, dependencies: report.dependencies.toSorted() };
}

describe('what is kept between two starts', () => {
  it('says the same of what is as it was, and makes nothing a second time', async () => {
    const without = await start(FILES, null);
    assert.ok(without.proved.flat().length > 1, 'there are fixes');
    const store = memoryStore();
    const first = await start(FILES, store);
    assert.deepEqual(said(first), said(without));
    assert.deepEqual(first.work, without.work);
    for (const stamped of [false, true, true]) {
      const again = await start(FILES, store, { stamped });
      assert.deepEqual(said(again), said(without));
      assert.deepEqual(again.work, { steps: 0, collected: 0 });
    }
    const last = await start(FILES, store, { stamped: true });
    assert.ok(!last.reads.includes('notes.py'), 'what holds nothing is not even read');
    assert.ok(last.reads.includes('app.py'), 'what is shown is');
  });

  it('turns into facts what changed, and nothing else', async () => {
    const store = memoryStore();
    await start(FILES, store);
    const changed = { ...FILES, 'base.py': 'NAME = "gpt-4o"\n' };
    const run = await start(changed, store);
    assert.deepEqual(said(run), await plainly(changed));
    assert.equal(run.collected, 1);
  });

  for (const name of Object.keys(FILES))
    it(`sees a change of ${name}, and that it is gone`, async () => {
      const store = memoryStore();
      await start(FILES, store, { stamped: true });
      const other = {
        'web/tsconfig.json': '{"compilerOptions": {}}',
        'web/package-lock.json': FILES['web/package-lock.json']?.replace('4.3.1', '4.9.0') ?? '',
      }[name];
      const text = other ?? (FILES[name] ?? '').replaceAll('gpt-4-0314', 'gpt-4o').concat('\n');
      const changed = { ...FILES, [name]: text };
      const without = Object.fromEntries(Object.entries(FILES).filter(([each]) => each !== name));
      for (const now of [changed, without])
        assert.deepEqual(said(await start(now, store, { stamped: true })), await plainly(now));
    });

  it('is right after any changes in any order', async function () {
    this.timeout(60_000);
    const names = Object.keys(PYTHON);
    const texts = [
      ...Object.values(PYTHON),
      '',
      'MODEL = "gpt-4o-2024-05-13"\n',
      'from settings import MODEL as NAME\n',
    ];
    const change = fc.record({ name: fc.constantFrom(...names, 'new.py'), text: fc.constantFrom(null, ...texts) });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(change, { maxLength: 3 }), { minLength: 1, maxLength: 3 }), async (starts) => {
        const store = memoryStore();
        let now = PYTHON;
        for (const changes of starts) {
          for (const { name, text } of changes) {
            const rest = Object.fromEntries(Object.entries(now).filter(([each]) => each !== name));
            now = text === null ? rest : { ...rest, [name]: text };
          }
          assert.deepEqual(said(await start(now, store, { stamped: true })), await plainly(now));
        }
      }),
      { numRuns: 15 },
    );
  });

  it('answers for the day, the settings and the build', async () => {
    const store = memoryStore();
    await start(FILES, store);
    const otherDay = { ports: { clock: { today: () => '2023-01-01' } } };
    assert.deepEqual(said(await start(FILES, store, otherDay)), said(await start(FILES, null, otherDay)));
    const withTests = { options: { horizonDays: 90, includeTests: true } };
    assert.deepEqual(said(await start(FILES, store, withTests)), said(await start(FILES, null, withTests)));
    const longAhead = { options: { horizonDays: 900, includeTests: false } };
    assert.deepEqual(said(await start(FILES, store, longAhead)), said(await start(FILES, null, longAhead)));
    const other = await start(FILES, memoryStore('two', store.files));
    assert.ok(other.collected > 5, 'another build begins anew');
  });

  it('is made again where it is damaged', async () => {
    const store = memoryStore();
    const whole = said(await start(PYTHON, store));
    for (const [name, bytes] of [...store.files]) {
      const spoilt = [0, 5, 20, bytes.length >> 1, bytes.length - 1].map((at) =>
        bytes.map((byte, index) => (index === at ? byte ^ 0x55 : byte)),
      );
      for (const one of [...spoilt, bytes.subarray(0, bytes.length >> 1), bytes.subarray(0, 6), new Uint8Array(0)]) {
        store.files.set(name, one);
        assert.deepEqual(said(await start(PYTHON, store)), whole);
        assert.deepEqual((await start(PYTHON, store)).work, { steps: 0, collected: 0 });
      }
    }
  });

  it('holds no report that rests on an edit', async () => {
    const store = memoryStore();
    const workspace = files(FILES, false);
    const analyzer = createAnalyzer({ ...testPorts(), assets, workspace, store }, OPTIONS);
    const uri = `${ROOT}/base.py`;
    await analyzer.analyze({ uri, language: 'python', version: 7, text: 'NAME = "gpt-4o"\n' }, signal);
    await analyzer.scan(() => undefined, signal);
    await analyzer.keep(signal);
    analyzer.dispose();
    assert.deepEqual(said(await start(FILES, store)), await plainly(FILES));
  });

  it('keeps nothing of a text under the name of another one', async () => {
    const store = memoryStore();
    const analyzer = createAnalyzer({ ...testPorts(), assets, workspace: files(PYTHON, false), store }, OPTIONS);
    await analyzer.scan(() => undefined, signal);
    // Opened with another text than the file has, and not changed since.
    const uri = `${ROOT}/base.py`;
    await analyzer.analyze({ uri, language: 'python', version: 0, text: 'NAME = "gpt-4o"\n' }, signal);
    await analyzer.keep(signal);
    analyzer.dispose();
    assert.deepEqual(said(await start(PYTHON, store)), await plainly(PYTHON));
  });

  it('gives open documents the version that they have', async () => {
    const store = memoryStore();
    await start(FILES, store);
    const inner = files(FILES, false);
    const uri = `${ROOT}/app.py`;
    const open = { uri, language: 'python', version: 5, text: FILES['app.py'] ?? '' };
    const read: Workspace['read'] = (asked, aborted) =>
      asked === uri ? Promise.resolve({ kind: 'text', source: open }) : inner.read(asked, aborted);
    const analyzer = createAnalyzer({ ...testPorts(), assets, workspace: { ...inner, read }, store }, OPTIONS);
    const alone = await analyzer.analyze(open, signal);
    const { collected } = analyzer.work();
    const reports = await analyzer.scan(() => undefined, signal);
    const [ofScan] = reports.filter((report) => report.uri === uri);
    assert.deepEqual(inOrder(ofScan), inOrder(alone));
    assert.equal(analyzer.work().collected, collected);
    // Evaluation goes on from what was kept.
    assert.deepEqual(inOrder(await analyzer.reinspect(uri, signal)), inOrder(alone));
    analyzer.dispose();
  });
});

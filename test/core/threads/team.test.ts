import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAnalyzer } from '../../../src/core/analyzer.ts';
import type { FileReport } from '../../../src/core/model/report.ts';
import type { Fix } from '../../../src/core/model/fix.ts';
import type { Threads } from '../../../src/core/ports.ts';
import { createThreadProgram } from '../../../src/core/threads/program.ts';
import { PROJECT, ROOT, testPorts } from '../../support/ports.ts';

const signal = new AbortController().signal;

/** Threads that share nothing but what is sent, without being threads. */
function inline(count: number, seen: string[]): Threads {
  let answers: Parameters<Threads['answer']>[0] = () => Promise.reject(new Error('nobody answers'));
  const ask = async (question: unknown): Promise<unknown> =>
    structuredClone(await answers(structuredClone(question), signal));
  const programs = Array.from({ length: count }, () => createThreadProgram(ask, signal));
  let next = 0;
  return {
    count,
    run: async (task, { lane }) => {
      seen.push((task as { readonly kind: string }).kind);
      const program = programs[(lane ?? next++) % count];
      return { kind: 'done', value: structuredClone(await program?.run(structuredClone(task))) };
    },
    share: (state) => {
      for (const program of programs) program.share(structuredClone(state));
    },
    answer: (given) => {
      answers = given;
    },
    dispose: () => undefined,
  };
}

/** All fixtures of some languages, and documents that evaluation alone asks for. */
function project(): Readonly<Record<string, string>> {
  const files: Record<string, string> = {
    'late/app.py': 'from openai import OpenAI\nfrom .names import NAME\nOpenAI().chat.completions.create(model=NAME)\n',
    'late/names.py': 'from .more import ONE as NAME\n',
    'late/more.py': 'ONE = "gpt-4o"\n',
    'late/zz.py': 'from .names import NAME\nprint(NAME)\n',
  };
  for (const language of ['java', 'manifests']) {
    const folder = join(PROJECT, 'test/fixtures', language);
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) {
        const path = join(entry.parentPath, entry.name);
        files[path.slice(PROJECT.length + 1)] = readFileSync(path, 'utf8');
      }
  }
  return files;
}

interface Run {
  readonly reports: readonly FileReport[];
  readonly fixes: readonly (readonly Fix[])[];
}

async function run(files: Readonly<Record<string, string>>, threads: Threads | null): Promise<Run> {
  const use = threads && { threads: { threads, fromText: 1000, inspects: true } };
  const analyzer = createAnalyzer({ ...testPorts(files), ...use }, { horizonDays: 90, includeTests: true });
  const reports = await analyzer.scan(() => undefined, signal);
  const findings = reports.flatMap((report) => report.findings).slice(0, 40);
  const proved = await analyzer.fixesOfAll(findings, signal);
  analyzer.dispose();
  return { reports, fixes: findings.map((finding) => proved.get(finding) ?? []) };
}

describe('work in several threads', () => {
  it('begins when what was read tells that there will be enough, and not where there will not', async () => {
    const line = 'model = "gpt-4o"\n';
    const files = (count: number): Readonly<Record<string, string>> =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`part_${String(index)}.py`, line]));
    for (const [count, collected] of [
      // Of a thousand characters 17 are in each: the first batch of 16 tells.
      [160, 160],
      [50, 0],
      [62, 62],
    ] as const) {
      const seen: string[] = [];
      await run(files(count), inline(2, seen));
      assert.equal(seen.filter((kind) => kind === 'collect').length, collected, String(count));
    }
  });

  it('gives the reports and fixes of one, however many they are', async () => {
    const files = project();
    const alone = await run(files, null);
    assert.ok(alone.reports.some(({ references }) => references.length > 0));
    assert.ok(alone.fixes.some(({ length }) => length > 0));
    for (const count of [2, 4]) {
      const seen: string[] = [];
      assert.deepEqual(await run(files, inline(count, seen)), alone);
      assert.deepEqual([...new Set(seen)].toSorted(), ['collect', 'inspect', 'prove']);
    }
  }).timeout(60_000);

  it('is left to one thread where there is little text', async () => {
    const seen: string[] = [];
    await run(
      { 'a.py': 'from openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-4o")\n' },
      inline(2, seen),
    );
    assert.deepEqual(seen, []);
  });

  it('looks at what only evaluation asks for, whether it comes before or after', async () => {
    const app = 'from openai import OpenAI\nfrom names import NAME\nOpenAI().chat.completions.create(model=NAME)\n';
    const names = 'from more import ONE as NAME\nif NAME: print()\n';
    const texts: Readonly<Record<string, string>> = { 'app.py': app, 'names.py': names, 'more.py': 'ONE = "gpt-4o"\n' };
    const seen: unknown[] = [];
    for (const order of [Object.keys(texts), Object.keys(texts).toReversed()]) {
      const files = Object.fromEntries(order.map((path) => [path, texts[path] ?? '']));
      const analyzer = createAnalyzer(testPorts(files), { horizonDays: 90, includeTests: false });
      const reports = await analyzer.scan(() => undefined, signal);
      seen.push(reports.toSorted((a, b) => (a.uri < b.uri ? -1 : 1)));
      // It was read, so that places in it can be shown.
      assert.equal(analyzer.text(`${ROOT}/names.py`), names);
      analyzer.dispose();
    }
    assert.deepEqual(seen[0], seen[1]);
  });
});

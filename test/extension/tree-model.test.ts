import assert from 'node:assert/strict';
import { createAnalyzer } from '../../src/core/analyzer.ts';
import { mergeReports } from '../../src/core/report/merge.ts';
import type { MergedReport } from '../../src/core/report/merge.ts';
import { treeRows } from '../../src/extension/tree-model.ts';
import type { GroupBy } from '../../src/extension/tree-model.ts';
import { ROOT, testPorts } from '../support/ports.ts';

const FILES = {
  'chat.py': `from openai import OpenAI
client = OpenAI()
client.chat.completions.create(model="gpt-4-0314")
client.chat.completions.create(model="gpt-4o")
client.chat.completions.create(model="gpt-6.1-sol")
def ask(model):
    client.chat.completions.create(model=model)
`,
  'load.py':
    'from transformers import AutoModel\nAutoModel.from_pretrained("BAAI/bge-m3")\nchoices = ["gpt-3.5-turbo-0301", "gpt-4-32k"]\n',
};

async function merged(): Promise<MergedReport> {
  const analyzer = createAnalyzer(testPorts(FILES), { horizonDays: 90, includeTests: false });
  const reports = await analyzer.scan(() => undefined, new AbortController().signal);
  analyzer.dispose();
  return mergeReports(reports);
}

async function outline(groupBy: GroupBy, filter = ''): Promise<readonly string[]> {
  const rows = treeRows(await merged(), groupBy, filter, (reference) => ({
    file: reference.site.uri.slice(ROOT.length + 1),
    line: 1,
  }));
  return rows.flatMap((row) => [
    `${row.label} (${row.description})`,
    ...row.children.map((child) => `  ${child.label} — ${child.description}`),
  ]);
}

describe('the inventory tree', () => {
  it('groups by element of the chain, worst first', async () => {
    assert.deepEqual(await outline('chain'), [
      'Models (4 · 3 need action)',
      '  gpt-4-0314 — OpenAI · retired 2026-03-26',
      '  gpt-4o — OpenAI · 52 days left · alias',
      '  BAAI/bge-m3 — Hugging Face · not pinned',
      '  gpt-6.1-sol — OpenAI',
      '  chat.py:1 — chat.completions.create: value not known (parameter)',
      'Toolchain (2)',
      '  openai — PyPI',
      '  transformers — PyPI',
      'Listed only (2)',
      '  gpt-3.5-turbo-0301 — OpenAI · retired 2024-09-13',
      '  gpt-4-32k — OpenAI · retired 2025-06-06',
    ]);
  });

  it('groups by provider, risk, file and retirement', async () => {
    assert.deepEqual(
      (await outline('provider')).filter((line) => !line.startsWith(' ')),
      ['Hugging Face (1)', 'OpenAI (3)', 'PyPI (2)', 'Listed only (2)'],
    );
    assert.deepEqual(
      (await outline('risk')).filter((line) => !line.startsWith(' ')),
      ['Error (1)', 'Warning (2)', 'Nothing to report (3)', 'Listed only (2)'],
    );
    assert.deepEqual(
      (await outline('file')).filter((line) => !line.startsWith(' ')),
      ['chat.py (4)', 'load.py (2)', 'Listed only (2)'],
    );
    assert.deepEqual(
      (await outline('retirement')).filter((line) => !line.startsWith(' ')),
      ['Already over (1)', 'Within 90 days (1)', 'No date (4)', 'Listed only (2)'],
    );
  });

  it('filters by name and provider', async () => {
    assert.deepEqual(await outline('chain', 'hugging'), [
      'Models (1 · 1 needs action)',
      '  BAAI/bge-m3 — Hugging Face · not pinned',
    ]);
    assert.deepEqual(await outline('chain', 'nothing of that name'), []);
  });

  it('gives each row an id of its own, and screen readers a sentence', async () => {
    for (const groupBy of ['chain', 'file'] as const) {
      const rows = treeRows(await merged(), groupBy, '', () => ({ file: 'f', line: 1 }));
      const components = rows.flatMap((row) => row.children);
      const ids = [...rows, ...components].map((row) => row.id);
      assert.equal(new Set(ids).size, ids.length);
      const [first] = components;
      assert.equal(
        first?.kind === 'component' ? first.spoken : '',
        'gpt-4-0314, OpenAI, retired 2026-03-26, error, 1 use',
      );
    }
  });
});

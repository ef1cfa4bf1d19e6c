import assert from 'node:assert/strict';
import { inventoryView } from '../../src/extension/inventory-view.ts';
import type { InventoryView, Occurrence } from '../../src/extension/inventory-view.ts';
import { treeRows } from '../../src/extension/tree-model.ts';
import type { GroupBy, PlaceText } from '../../src/extension/tree-rows.ts';
import type { InventorySnapshot } from '../../src/protocol/requests.ts';
import { Editor } from '../server/editor.ts';

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

describe('the inventory tree', () => {
  let editor: Editor;
  let view: InventoryView;
  const placeText = ({ reference }: Occurrence): PlaceText => ({
    file: reference.site.uri.split('/').at(-1) ?? '',
    line: reference.site.range.start.line + 1,
  });
  const outline = (groupBy: GroupBy, filter = ''): readonly string[] =>
    treeRows(view, groupBy, filter, placeText).flatMap((row) => [
      `${row.label} (${row.description})`,
      ...row.children.map((child) => `  ${child.label} — ${child.description}`),
    ]);

  before(async () => {
    editor = await Editor.start({ files: FILES });
    await editor.idle();
    const { documents, components } = await editor.request<InventorySnapshot>('modelkeel/inventory');
    view = inventoryView(documents, components);
  });
  after(() => editor.clear());

  it('groups by element of the chain, worst first', () => {
    assert.deepEqual(outline('chain'), [
      'Models (4 · 3 need action)',
      '  gpt-4-0314 — OpenAI · retired 2026-03-26',
      '  gpt-4o — OpenAI · 52 days left · alias',
      '  BAAI/bge-m3 — Hugging Face · not pinned',
      '  gpt-6.1-sol — OpenAI',
      '  chat.py:7 — chat.completions.create: value unknown (parameter)',
      'Toolchain (2)',
      '  openai — PyPI',
      '  transformers — PyPI',
      'Listed only (2)',
      '  gpt-3.5-turbo-0301 — OpenAI · retired 2024-09-13',
      '  gpt-4-32k — OpenAI · retired 2025-06-06',
    ]);
  });

  it('groups by provider, risk, file and retirement', () => {
    assert.deepEqual(
      outline('provider').filter((line) => !line.startsWith(' ')),
      ['Hugging Face (1)', 'OpenAI (3)', 'PyPI (2)', 'Listed only (2)'],
    );
    assert.deepEqual(
      outline('risk').filter((line) => !line.startsWith(' ')),
      ['Error (1)', 'Warning (2)', 'Nothing to report (3)', 'Listed only (2)'],
    );
    assert.deepEqual(
      outline('file').filter((line) => !line.startsWith(' ')),
      ['chat.py (4)', 'load.py (2)', 'Listed only (2)'],
    );
    assert.deepEqual(
      outline('retirement').filter((line) => !line.startsWith(' ')),
      ['Retired or redirected (1)', 'Within 90 days (1)', 'No date (4)', 'Listed only (2)'],
    );
  });

  it('filters by name and provider', () => {
    assert.deepEqual(outline('chain', 'hugging'), [
      'Models (1 · 1 needs action)',
      '  BAAI/bge-m3 — Hugging Face · not pinned',
    ]);
    assert.deepEqual(outline('chain', 'nothing of that name'), []);
  });

  it('gives each row an id of its own, and screen readers a sentence', () => {
    for (const groupBy of ['chain', 'file'] as const) {
      const rows = treeRows(view, groupBy, '', placeText);
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

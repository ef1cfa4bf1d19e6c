import assert from 'node:assert/strict';
import { inventoryView } from '../../src/extension/inventory-view.ts';
import type { InventoryView } from '../../src/extension/inventory-view.ts';
import { treeRows } from '../../src/extension/tree-model.ts';
import type { GroupBy, PlaceText } from '../../src/extension/tree-rows.ts';
import type { InventoryReference, InventorySnapshot } from '../../src/protocol/inventory.ts';
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
  'src/config.py': 'MODEL = "gpt-4o-mini"\n',
  'src/use.py':
    'from openai import OpenAI\nfrom config import MODEL\nOpenAI().responses.create(model=MODEL)\nOpenAI().responses.create(model=MODEL)\n',
  'tests/test_ask.py': 'from openai import OpenAI\ndef test_ask(model):\n    OpenAI().responses.create(model=model)\n',
  'load.py':
    'from transformers import AutoModel\nAutoModel.from_pretrained("BAAI/bge-m3")\nchoices = ["gpt-3.5-turbo-0301", "gpt-4-32k"]\n',
};

describe('the inventory tree', () => {
  let editor: Editor;
  let view: InventoryView;
  const placeText = ({ uri, range }: InventoryReference['site']): PlaceText => ({
    file: uri.replace(/^.*\/modelkeel-lsp-[^/]+\//, ''),
    line: range.start.line + 1,
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
      'Models (5 · 4 need action)',
      '  gpt-4-0314 — retired 2026-03-26 · OpenAI',
      '  gpt-4o — 52 days left · alias · OpenAI',
      '  gpt-4o-mini — 52 days left · alias · OpenAI',
      '  bge-m3 — not pinned · Hugging Face · BAAI',
      '  gpt-6.1-sol — OpenAI',
      'Toolchain (2)',
      '  openai — PyPI',
      '  transformers — PyPI',
      'Not resolved (1)',
      '  chat.py:7 — chat.completions.create: parameter',
      'Listed only (2)',
      '  gpt-3.5-turbo-0301 — retired 2024-09-13 · OpenAI',
      '  gpt-4-32k — retired 2025-06-06 · OpenAI',
    ]);
  });

  it('shows where a component is written, then where it is used, and groups by the former', () => {
    const [models] = treeRows(view, 'chain', 'gpt-4o-mini', placeText);
    const [component] = models?.children ?? [];
    assert.deepEqual(
      component?.kind === 'component' && component.children.map((row) => `${row.label} ${row.description}`),
      [
        'src/config.py:1 written here, used by responses.create',
        'src/use.py:3 responses.create',
        'src/use.py:4 responses.create',
      ],
    );
    assert.deepEqual(
      treeRows(view, 'file', 'gpt-4o-mini', placeText).map(({ label }) => label),
      ['src/config.py', 'src/use.py'],
    );
  });

  it('calls healthy only what a rule looked at', () => {
    const health = treeRows(view, 'chain', '', placeText)
      .flatMap(({ children }) => children)
      .flatMap((row) => (row.kind === 'component' ? [`${row.label} ${row.health}`] : []));
    assert.ok(health.includes('gpt-4o-mini fine'), health.join());
    for (const name of ['openai', 'gpt-4-32k', 'gpt-3.5-turbo-0301']) assert.ok(health.includes(`${name} unjudged`));
  });

  it('groups by provider, risk, file and retirement', () => {
    assert.deepEqual(
      outline('provider').filter((line) => !line.startsWith(' ')),
      ['Hugging Face (1)', 'OpenAI (4)', 'PyPI (2)', 'Not resolved (1)', 'Listed only (2)'],
    );
    assert.deepEqual(
      outline('risk').filter((line) => !line.startsWith(' ')),
      ['Error (1)', 'Warning (3)', 'Nothing to report (3)', 'Not resolved (1)', 'Listed only (2)'],
    );
    assert.deepEqual(
      outline('file').filter((line) => !line.startsWith(' ')),
      [
        'chat.py (4)',
        'load.py (2)',
        'src/config.py (1)',
        'src/use.py (2)',
        'tests/test_ask.py (1)',
        'Not resolved (1)',
        'Listed only (2)',
      ],
    );
    assert.deepEqual(
      outline('retirement').filter((line) => !line.startsWith(' ')),
      ['Retired or redirected (1)', 'Within 90 days (2)', 'No date (4)', 'Not resolved (1)', 'Listed only (2)'],
    );
  });

  it('filters by name and provider', () => {
    assert.deepEqual(outline('chain', 'hugging'), [
      'Models (1 · 1 needs action)',
      '  bge-m3 — not pinned · Hugging Face · BAAI',
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
        'gpt-4-0314, retired 2026-03-26, OpenAI, error, 1 use',
      );
    }
  });
});

describe('one name in two versions', () => {
  let editor: Editor;
  before(async () => {
    editor = await Editor.start({
      files: {
        'a/requirements.txt': 'transformers==4.37.0\nopenai==2.0.0\n',
        'a/load.py': 'import transformers\n',
        'b/requirements.txt': 'transformers==5.9.0\nopenai==2.0.0\n',
        'b/load.py': 'import transformers\n',
      },
      folders: ['a', 'b'],
    });
    await editor.idle();
  });
  after(() => editor.clear());

  it('is two rows, each with what is wrong with it, and one component in numbers', async () => {
    const { documents, components } = await editor.request<InventorySnapshot>('modelkeel/inventory');
    const placeText = ({ uri, range }: InventoryReference['site']): PlaceText => ({
      file: uri.replace(/^.*\/modelkeel-lsp-[^/]+\//, ''),
      line: range.start.line + 1,
    });
    const [toolchain] = treeRows(inventoryView(documents, components), 'chain', '', placeText);
    const rows = (toolchain?.children ?? []).map((row) =>
      row.kind === 'component'
        ? [row.label, row.description, row.severity ?? 'none', row.children.map(({ label }) => label).join(' ')]
        : [],
    );
    assert.deepEqual(
      rows.filter(([label]) => label === 'transformers').map(([, description, , places]) => [description, places]),
      [
        ['4.37.0 · PyPI', 'a/load.py:1 a/requirements.txt:1'],
        ['5.9.0 · PyPI', 'b/load.py:1 b/requirements.txt:1'],
      ],
    );
    assert.equal(rows.filter(([label]) => label === 'openai').length, 1);
    const levels = rows.filter(([label]) => label === 'transformers').map(([, , severity]) => severity);
    assert.notEqual(levels[0], levels[1], levels.join());
    assert.match(toolchain?.description ?? '', /^2 · /);
    const ids = (toolchain?.children ?? []).map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length, 'each row has an id of its own');
  });
});

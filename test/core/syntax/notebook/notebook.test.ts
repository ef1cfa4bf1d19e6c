import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Expression, FileFacts } from '../../../../src/core/model/facts.ts';
import type { Note } from '../../../../src/core/model/report.ts';
import type { SourceText } from '../../../../src/core/model/text.ts';
import { createGrammars } from '../../../../src/core/syntax/grammars.ts';
import { collectNotebookFacts, createCellTable, escapeForCell } from '../../../../src/core/syntax/notebook/notebook.ts';
import { createFactCollector } from '../../../../src/core/syntax/trees.ts';
import { testAssets } from '../../../support/ports.ts';
import { assertSound, renderCall } from '../../../support/render-facts.ts';

interface CellSource {
  readonly cell_type: string;
  readonly source: string | readonly string[];
}

const collector = createFactCollector(createGrammars(testAssets()));
const signal = new AbortController().signal;
const PYTHON = { kernelspec: { name: 'python3', language: 'python' }, language_info: { name: 'python' } };

function code(source: string | readonly string[]): CellSource & Record<string, unknown> {
  return {
    cell_type: 'code',
    execution_count: 1,
    metadata: {},
    outputs: [{ output_type: 'stream', text: ['f("output")\n'] }],
    source,
  };
}

function markdown(source: string): CellSource {
  return { cell_type: 'markdown', source };
}

function notebook(cells: readonly CellSource[], metadata: object = PYTHON, indent = 1): string {
  return JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, indent);
}

async function collect(text: string): Promise<{ readonly facts: FileFacts | null; readonly notes: readonly Note[] }> {
  const collected = await collector.collect({ uri: 'file:///a.ipynb', language: 'jupyter', version: 0, text }, signal);
  return collected;
}

async function read(text: string): Promise<FileFacts> {
  const { facts } = await collect(text);
  assert.ok(facts);
  return facts;
}

/** The text a front end is given, and its language. */
async function handed(text: string): Promise<readonly SourceText[]> {
  const sources: SourceText[] = [];
  await collectNotebookFacts({ uri: 'file:///a.ipynb', language: 'jupyter', version: 7, text }, (source) => {
    sources.push(source);
    return { facts: null, notes: [] };
  });
  return sources;
}

function strings(facts: FileFacts): readonly Extract<Expression, { kind: 'string' }>[] {
  return facts.calls.flatMap((call) => call.arguments.flatMap(({ value }) => (value.kind === 'string' ? [value] : [])));
}

after(() => {
  collector.dispose();
});

describe('notebook front end', () => {
  it('hands on the code cells as one text', async () => {
    const text = notebook([code(['a = 1\n', 'b = 2']), markdown('c = 3'), code('d = "é\\n"\n'), code([]), code('e')]);
    assert.deepEqual(await handed(text), [
      { uri: 'file:///a.ipynb', language: 'ipython', version: 7, text: 'a = 1\nb = 2\nd = "é\\n"\n\ne\n' },
    ]);
  });

  it('gives all facts places in the raw file', async () => {
    for (const indent of [0, 1]) {
      const text = notebook(
        [
          markdown('# f("no")'),
          code(['from m import f\n', 'x = "gpt-4o"\n', 'f("gpt-4o", \'claude\', model="\\u00e9")']),
          code('f("tab\there")  # "q"'),
        ],
        PYTHON,
        indent,
      );
      const facts = await read(text);
      assertSound({ ...facts, calls: [] }, text);
      assert.deepEqual(
        facts.calls.map((_, index) => renderCall(facts, index)),
        ['f("gpt-4o", "claude", model="é")', 'f("tab\\there")'],
      );
      assert.deepEqual(
        strings(facts).map(({ content }) => text.slice(content.start, content.end)),
        ['gpt-4o', 'claude', '\\\\u00e9', 'tab\\there'],
      );
      assert.deepEqual(
        facts.calls.map(({ argumentsSpan }) => text.slice(argumentsSpan.start, argumentsSpan.end)),
        ['(\\"gpt-4o\\", \'claude\', model=\\"\\\\u00e9\\")', '(\\"tab\\there\\")'],
      );
      assert.deepEqual(
        facts.imports.map(({ moduleSpan }) => text.slice(moduleSpan.start, moduleSpan.end)),
        ['m'],
      );
    }
  });

  it('lets a call reach over lines and cells keep names of cells before', async () => {
    const text = notebook([code(['M = "gpt-4o"\n']), code(['f(\n', '    M,\n', ')\n'])]);
    const facts = await read(text);
    const [call] = facts.calls;
    assert.ok(call);
    assert.ok(text.slice(call.span.start, call.span.end).startsWith('f(\\n"'));
    assert.ok(text.slice(call.span.start, call.span.end).endsWith('")'));
    assert.equal(facts.bindings[0]?.name, 'M');
  });

  it('leaves cells of other programs out, but for those of a shell, and blanks the magics of Python cells', async () => {
    const text = notebook([
      code('%%bash\necho "f(1)"'),
      code('%%time\nf("a")'),
      code('%%writefile app.py\nf("b")'),
      code('%%html\n<b>'),
      code('g("c")'),
    ]);
    const [source] = await handed(text);
    assert.equal(source?.text.replace(/ +/g, ' '), '%%bash\necho "f(1)"\n\f\n \nf("a")\n \nf("b")\ng("c")\n');
    const values = strings(await read(text)).map(({ content }) => text.slice(content.start, content.end));
    assert.deepEqual(values, ['a', 'b', 'c']);
  });

  it('chooses the language by the kernel', async () => {
    const languageFor = async (metadata: object): Promise<string | null> =>
      (await handed(notebook([code('x')], metadata)))[0]?.language ?? null;
    assert.equal(await languageFor({}), 'ipython');
    assert.equal(await languageFor({ language_info: { name: 'Python' } }), 'ipython');
    assert.equal(await languageFor({ kernelspec: { name: 'conda-env-x', display_name: 'x' } }), 'ipython');
    assert.equal(await languageFor({ kernelspec: { name: 'deno', language: 'typescript' } }), 'typescript');
    assert.equal(await languageFor({ kernelspec: { name: 'deno' } }), 'typescript');
    assert.equal(await languageFor({ kernelspec: { name: 'jslab', language: 'javascript' } }), 'javascript');
    assert.equal(await languageFor({ kernelspec: { name: 'ir', language: 'R' } }), null);
    assert.equal(await languageFor({ language_info: { name: 'constructor' } }), null);
    assert.equal(await languageFor({ kernelspec: { name: 'julia-1.10' } }), null);
  });

  it('reads TypeScript notebooks', async () => {
    const facts = await read(
      notebook([code('import OpenAI from "npm:openai"')], { kernelspec: { name: 'deno', language: 'typescript' } }),
    );
    assert.equal(facts.ecosystem, 'npm');
    assert.equal(facts.imports[0]?.local, 'OpenAI');
  });

  it('has nothing to say of other kernels and of notebooks without code', async () => {
    for (const text of [
      notebook([code('f("a")')], { kernelspec: { language: 'R' } }),
      notebook([markdown('f("a")')]),
      '{"cells":[]}',
    ]) {
      const { facts, notes } = await collect(text);
      assert.deepEqual([facts?.calls, facts?.version, notes], [[], 0, []]);
    }
  });

  it('reads notebooks with a byte order mark, CRLF and keys in any order', async () => {
    const cell =
      '{"source": ["f(\\"a\\")"],\r\n "outputs": [{"data": {"cells": [], "x\\"": "\\\\"}}], "cell_type": "code"}';
    const text = `\uFEFF{\r\n"metadata": {"kernelspec": {"language": "python"}},\r\n"cells": [${cell}]}\r\n`;
    const [value] = strings(await read(text));
    assert.equal(value && text.slice(value.content.start, value.content.end), 'a');
  });

  const broken: readonly [string, RegExp][] = [
    ['', /not a notebook: expected a value \(line 1\)/],
    ['[]', /there is no list of cells \(line 1\)/],
    ['{"cells": [\n{"source": "x}\n]}', /a string is not closed \(line 2\)/],
    ['{"cells": [\n1\n]}', /a cell is not an object \(line 2\)/],
    ['{"cells": [\n{},\n]}', /expected a value \(line 3\)/],
    ['{"cells": [{}],\n"metadata": tru}', /this word is not JSON \(line 2\)/],
    ['{"cells": [{}]\n', /expected "\}" \(line 2\)/],
    ['{"cells": [{}\n{}]}', /expected "," \(line 2\)/],
    ['{"cells" []}', /expected ":" \(line 1\)/],
    ['{cells: []}', /this word is not JSON/],
    ['{"cells": []}\n[]', /something follows the end of the notebook \(line 2\)/],
    ['{"metadata": {}}', /there is no list of cells/],
    ['<<<<<<< HEAD\n{"cells": []}', /line 1/],
    [`{"a": ${'['.repeat(100_000)}`, /nested too deeply/],
  ];
  for (const [text, expected] of broken) {
    it(`says where ${JSON.stringify(text.slice(0, 30))} is no notebook`, async () => {
      const { facts, notes } = await collect(text);
      assert.equal(facts, null);
      assert.deepEqual(
        notes.map(({ uri, kind }) => [uri, kind]),
        [['file:///a.ipynb', 'invalid-notebook']],
      );
      assert.match(notes[0]?.detail ?? '', expected);
    });
  }

  it('is given what is JSON, and what is not is said to be none', async () => {
    const metadata = fc.dictionary(fc.string(), fc.jsonValue());
    const cells = fc.array(
      fc.record({
        cell_type: fc.constantFrom('code', 'markdown'),
        source: fc.oneof(fc.string(), fc.array(fc.string())),
        outputs: fc.jsonValue(),
      }),
    );
    await fc.assert(
      fc.asyncProperty(
        cells,
        metadata,
        fc.nat(),
        fc.string({ unit: 'binary', maxLength: 3 }),
        async (list, other, cut, put) => {
          const text = JSON.stringify({ ...other, cells: list, metadata: PYTHON }, null, cut % 3);
          const [source] = await handed(text);
          const sources = list.flatMap(({ cell_type: type, source: value }) =>
            type === 'code' ? [typeof value === 'string' ? value : value.join('')] : [],
          );
          const kept = sources.filter((value) => value !== '' && !value.trimStart().startsWith('%%'));
          assert.equal(source?.text ?? '', kept.map((value) => `${value}\n`).join(''));
          const at = cut % text.length;
          const facts = (await collect(text.slice(0, at) + put + text.slice(at + 1))).facts;
          if (facts) assertSound({ ...facts, calls: [], bindings: [], settings: [], commands: [] }, text + put);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('cells of a notebook', () => {
  const text = notebook([markdown('one\ntwo'), code(['a\n', 'b = "é"\n', 'c']), code('d\n\ne')]);

  it('tells cell and line of an offset', () => {
    const at = (mark: string): unknown => createCellTable(text).locate(text.indexOf(mark));
    assert.deepEqual(at('one'), { cell: 0, cellLine: 1 });
    assert.deepEqual(at('two'), { cell: 0, cellLine: 2 });
    assert.deepEqual(at('a\\n'), { cell: 1, cellLine: 1 });
    assert.deepEqual(at('b = '), { cell: 1, cellLine: 2 });
    assert.deepEqual(at('é'), { cell: 1, cellLine: 2 });
    assert.deepEqual(at('c"'), { cell: 1, cellLine: 3 });
    assert.deepEqual(at('e"\n  }'), { cell: 2, cellLine: 3 });
  });

  it('knows no cell outside of sources, nor in what is no notebook', () => {
    const table = createCellTable(text);
    for (const offset of [-1, 0, text.indexOf('outputs'), text.indexOf('f(\\"output'), text.length, text.length + 9]) {
      assert.equal(table.locate(offset), null);
    }
    assert.equal(createCellTable('nonsense').locate(3), null);
  });

  it('writes text as the file format has it', () => {
    const inserted = ', revision="é\\"\n';
    const changed = text.replace('b = ', `b = ${escapeForCell(inserted)}`);
    const [, cell] = (JSON.parse(changed) as { cells: { source: string[] }[] }).cells;
    assert.equal(cell?.source[1], `b = ${inserted}"é"\n`);
  });
});

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGrammars } from '../../src/core/syntax/grammars.ts';
import { createFactCollector } from '../../src/core/syntax/trees.ts';
import { makePlace, TODAY } from '../support/command-line.ts';
import type { CliPlace } from '../support/command-line.ts';
import { testAssets } from '../support/ports.ts';

/** A service of a generated repository: what it holds, and what its own test asks of it. */
interface Service {
  readonly path: string;
  readonly text: string;
}

/** Commits of data sets are asked of the Hub, so that none of those is in it. */
const COPIES = 28;
const SNAPSHOTS = ['gpt-4-0314', 'gpt-3.5-turbo-0301', 'gpt-4-1106-preview'] as const;

/** One of each kind of what is wrong, in several languages; a number in each name tells the copies apart. */
function services(number: number): readonly Service[] {
  const n = String(number);
  const dead = SNAPSHOTS[number % SNAPSHOTS.length] ?? SNAPSHOTS[0];
  const python = [
    'from openai import OpenAI',
    'from transformers import AutoModel, AutoTokenizer',
    '',
    `NAME = "service ${n}"`,
    `MODEL = "${dead}"`,
    'client = OpenAI()',
    '',
    '',
    'def ask(prompt):',
    '    return client.chat.completions.create(',
    '        model=MODEL,',
    '        messages=[{"role": "user", "content": prompt}],',
    '        temperature=0.2,',
    '        max_tokens=500,',
    '    )',
    '',
    '',
    'def load():',
    '    tokenizer = AutoTokenizer.from_pretrained("gpt2")',
    '    model = AutoModel.from_pretrained("BAAI/bge-small-en-v1.5")',
    '    return tokenizer, model',
    '',
  ];
  const typescript = [
    "import OpenAI from 'openai';",
    "import { pipeline } from '@huggingface/transformers';",
    '',
    `export const name: string = 'page ${n}';`,
    'const client = new OpenAI();',
    '',
    'export const ask = (content: string) =>',
    `  client.chat.completions.create({ model: '${dead}', messages: [{ role: 'user', content }], temperature: 0.1 });`,
    "export const generate = () => pipeline('text-generation', 'gpt2');",
    '',
  ];
  const shell = ['#!/bin/sh', `# job ${n}`, 'vllm serve gpt2 --port 8000', 'hf download BAAI/bge-small-en-v1.5', ''];
  const settings = ['model_name_or_path: gpt2', `run_name: run-${n}`, 'per_device_train_batch_size: 8', ''];
  return [
    { path: `services/s${n}/app.py`, text: python.join('\n') },
    { path: `services/s${n}/page.ts`, text: typescript.join('\n') },
    { path: `services/s${n}/serve.sh`, text: shell.join('\n') },
    { path: `services/s${n}/train.yaml`, text: settings.join('\n') },
  ];
}

/** What the repository asks of itself: that its Python compiles, and says of itself what it said. */
const OWN_TEST = [
  'import ast, pathlib',
  'files = sorted(pathlib.Path("services").glob("s*/app.py"))',
  'trees = [ast.parse(file.read_text()) for file in files]',
  'names = [n.value.value for t in trees for n in t.body if isinstance(n, ast.Assign) and n.targets[0].id == "NAME"]',
  `assert len(names) == ${String(COPIES)}, names`,
  'for tree in trees:',
  '    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call)]',
  '    create = next(c for c in calls if getattr(c.func, "attr", "") == "create")',
  '    assert {k.arg for k in create.keywords} >= {"model", "messages"}',
  '    for call in calls:',
  '        if getattr(call.func, "attr", "") == "from_pretrained":',
  '            assert len(call.keywords[0].value.value) == 40',
  'print("ok")',
  '',
].join('\n');

describe('a repository with two hundred findings', function () {
  this.timeout(120_000);
  let place: CliPlace;
  before(() => {
    place = makePlace();
    for (let number = 0; number < COPIES; number++)
      for (const { path, text } of services(number)) place.write(path, text);
    place.write('own_test.py', OWN_TEST);
    place.write('requirements.txt', 'openai==2.8.0\n');
  });
  after(() => {
    place.remove();
  });
  const text = (path: string): string => readFileSync(join(place.folder, path), 'utf8');

  it('is brought to zero by fix and lock, and is what it was besides', async () => {
    const options = ['--no-cache', ...TODAY, '--jobs', '1'];
    const scan = async (): Promise<readonly { readonly rule: string; readonly file: string }[]> => {
      const { out } = await place.run('scan', ...options, '--format', 'json', '--fail-on', 'never');
      return (JSON.parse(out) as { readonly findings: readonly { readonly rule: string; readonly file: string }[] })
        .findings;
    };
    const before = await scan();
    assert.ok(before.length >= 200, String(before.length));

    const fixed = await place.run('fix', '--no-cache', ...TODAY);
    assert.match(fixed.err, /\d+ fixed/);
    assert.equal((await place.run('lock', ...options)).code, 0);
    const left = await scan();
    assert.deepEqual(left, []);
    assert.equal((await place.run('lock', ...options, '--check')).code, 0);
    assert.equal((await place.run('scan', ...options, '--fail-on', 'info')).code, 0);

    const collector = createFactCollector(createGrammars(testAssets()));
    for (let number = 0; number < COPIES; number++)
      for (const { path } of services(number)) {
        const language = path.endsWith('.py') ? 'python' : path.endsWith('.ts') ? 'typescript' : null;
        if (language === null) continue;
        const source = { uri: `file:///${path}`, language, version: 0, text: text(path) };
        const { facts } = await collector.collect(source, new AbortController().signal);
        assert.equal(facts?.syntaxErrors, 0, path);
      }
  });

  it('passes its own tests afterwards', function () {
    let told: string;
    try {
      told = execFileSync('python3', ['own_test.py'], { cwd: place.folder, encoding: 'utf8' });
    } catch (error) {
      // Where there is no Python nothing can be said.
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return this.skip();
      throw error;
    }
    assert.equal(told.trim(), 'ok');
  });
});

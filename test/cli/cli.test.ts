import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { PROJECT } from '../support/ports.ts';

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

let folder = '';

/** Runs the built command line; `npm test` builds before. */
function modelkeel(...words: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    const env = { ...process.env, NO_COLOR: '', CI: 'true' };
    execFile(
      process.execPath,
      [join(PROJECT, 'dist', 'cli.js'), ...words],
      { cwd: folder, env, maxBuffer: 1 << 26 },
      (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out, err });
      },
    );
  });
}

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

const DEAD = 'from openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-4-0314")\n';
const TODAY = ['--today', '2026-11-23'];

interface Report {
  readonly references: readonly {
    readonly kind: string;
    readonly name: string | null;
    readonly site: {
      readonly file: string;
      readonly line: number;
      readonly column: number;
      readonly cell?: number;
      readonly cellLine?: number;
    };
  }[];
  readonly findings: readonly { readonly rule: string; readonly file: string }[];
  readonly notes: readonly { readonly file: string; readonly kind: string }[];
}

const json = async (...words: readonly string[]): Promise<Report> =>
  JSON.parse((await modelkeel('scan', '--format', 'json', ...TODAY, ...words)).out) as Report;

describe('the command line', () => {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'modelkeel-cli-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('ends quietly with whoever reads it', function (done) {
    if (process.platform === 'win32') this.skip();
    // More than any pipe holds.
    write('app.py', DEAD + DEAD.split('\n').slice(1).join('\n').repeat(400));
    const run = `"${process.execPath}" "${join(PROJECT, 'dist', 'cli.js')}" scan "${folder}" --format json | head -c 20`;
    execFile('sh', ['-c', run], (error, out, err) => {
      done(error ?? (err === '' && out.startsWith('{') ? undefined : new Error(err)));
    });
  });

  it('exits with 1 from the severity that is asked for, else with 0', async () => {
    write('app.py', DEAD);
    assert.equal((await modelkeel('scan', ...TODAY)).code, 1);
    assert.equal((await modelkeel('scan', ...TODAY, '--fail-on', 'never')).code, 0);
    write('app.py', 'from transformers import AutoModel\nAutoModel.from_pretrained("BAAI/bge-m3")\n');
    assert.equal((await modelkeel('scan', ...TODAY)).code, 0);
    assert.equal((await modelkeel('scan', ...TODAY, '--fail-on', 'warning')).code, 1);
  });

  it('exits with 2 and one clear line on wrong use', async () => {
    for (const [words, line] of [
      [['scan', 'nowhere'], /nowhere does not exist\. Name a file or a folder\./],
      [['scan', '--bogus'], /unknown option '--bogus'/],
      [['scna'], /unknown command 'scna' \(Did you mean scan\?\)/],
      [['scan', '--format', 'pdf'], /Allowed choices are text, json/],
      [['scan', '--today', '2026-02-30'], /--today 2026-02-30 is not a date/],
      [['scan', '--horizon', 'soon'], /Give a number of days/],
      [['explain', 'not a model!'], /"not a model!" is neither a model id nor a package/],
      [['scan', '--changed'], /--changed needs a git work tree/],
    ] as const) {
      const run = await modelkeel(...words);
      assert.deepEqual([run.code, run.out], [2, ''], words.join(' '));
      assert.match(run.err, line);
      assert.equal(run.err.trim().split('\n').length, 1, run.err);
    }
  });

  it('shows the line with the id marked, the fix and a summary, without colour off a terminal', async () => {
    write('app.py', DEAD);
    const { out } = await modelkeel('scan', ...TODAY);
    assert.match(out, /^app\.py\n {2}2:41 {4}error {4}gpt-4-0314 was retired by OpenAI on 2026-03-26; requests fail\./);
    const [code, mark] = out.split('\n').slice(2, 4);
    assert.equal(mark?.indexOf('^'), code?.indexOf('gpt-4-0314'));
    assert.match(out, /fix: Replace with gpt-6\.1-sol/);
    assert.match(out, /1 model, 1 package in 1 file · 1 error · [\d.]+ s · catalog of \d{4}-\d\d-\d\d, offline\n$/);
    assert.ok(!out.includes('\u001b'));
  });

  it('prints one JSON document that keeps to its schema, the same bytes each time', async () => {
    write('app.py', DEAD);
    write('b/other.ts', "import { openai } from '@ai-sdk/openai';\nexport const model = openai('gpt-5.4-nano');\n");
    const [first, second] = [
      await modelkeel('scan', '--format', 'json', ...TODAY),
      await modelkeel('scan', '--format', 'json', ...TODAY),
    ];
    assert.equal(first.out, second.out);
    const schema: object = JSON.parse(readFileSync(join(PROJECT, 'docs', 'report.schema.json'), 'utf8')) as object;
    const validate = new Ajv({ allErrors: true, strict: true }).compile(schema);
    assert.ok(validate(JSON.parse(first.out)), JSON.stringify(validate.errors));
  });

  it('gives lines and columns from 1, and cells in notebooks', async () => {
    const cell = (source: readonly string[]): object => ({
      cell_type: 'code',
      metadata: {},
      outputs: [],
      execution_count: null,
      source,
    });
    const notebook = {
      cells: [
        { cell_type: 'markdown', metadata: {}, source: [] },
        cell(['from openai import OpenAI\n', 'c = OpenAI()\n', 'c.chat.completions.create(model="gpt-4-0314")']),
      ],
      metadata: {},
      nbformat: 4,
      nbformat_minor: 5,
    };
    write('n.ipynb', JSON.stringify(notebook, null, 1));
    const reference = (await json()).references.find(({ kind }) => kind === 'model');
    assert.deepEqual([reference?.site.cell, reference?.site.cellLine], [1, 3]);
    const line = readFileSync(join(folder, 'n.ipynb'), 'utf8').split('\n')[(reference?.site.line ?? 0) - 1] ?? '';
    assert.ok(line.slice((reference?.site.column ?? 0) - 1).startsWith('\\"gpt-4-0314'), line);
  });

  it('notes what it cannot read, and goes on', async () => {
    write('app.py', DEAD);
    write('huge.py', `x = "${'gpt-4 '.repeat(3_500_000)}"`);
    write('binary.py', Uint8Array.from([0x67, 0, 0x70]));
    write('latin.py', Uint8Array.from([0x22, 0xe9, 0x01, 0x22]));
    write('broken.ipynb', '{ "cells": gpt-4');
    write('bundle.js', `var a="gpt-4-0314";${'function f(){return{a:1,b:[2,3]};};'.repeat(2000)}`);
    write('bom.py', `\uFEFF${DEAD}`);
    write('crlf.py', DEAD.replaceAll('\n', '\r\n'));
    write('syntax.py', `def broken(:\n${DEAD}`);
    symlinkSync(folder, join(folder, 'loop'));
    symlinkSync(join(folder, 'gone.py'), join(folder, 'dangling.py'));
    const report = await json();
    const notes = report.notes.map(({ file, kind }) => `${file} ${kind}`);
    assert.deepEqual(notes, [
      'binary.py binary',
      'broken.ipynb invalid-notebook',
      'bundle.js minified',
      'dangling.py vanished',
      'huge.py too-large',
      'latin.py invalid-encoding',
    ]);
    assert.deepEqual(
      report.findings.map(({ file }) => file),
      ['app.py', 'bom.py', 'crlf.py', 'syntax.py'],
    );
  }).timeout(60_000);

  it('survives a line of five megabytes', async () => {
    write(
      'line.py',
      `from openai import OpenAI\nx = [${'"gpt-4",'.repeat(650_000)}]\nOpenAI().chat.completions.create(model="gpt-4-0314")\n`,
    );
    const report = await json();
    assert.ok(report.findings.length === 1 || report.notes.length === 1, JSON.stringify(report.notes));
  }).timeout(120_000);

  it('reads suppression comments by the name of before, says so, and rewrites them', async () => {
    write('app.py', DEAD.replace('\n', '\n# modelpin-ignore-next-line retired-model -- kept\n'));
    const { findings, notes } = await json();
    assert.deepEqual(findings, []);
    assert.deepEqual(
      notes.map(({ kind }) => kind),
      ['former-directive'],
    );
    await modelkeel('fix', ...TODAY);
    assert.equal(
      readFileSync(join(folder, 'app.py'), 'utf8'),
      DEAD.replace('\n', '\n# modelkeel-ignore-next-line retired-model -- kept\n'),
    );
    assert.deepEqual(await json(), { ...(await json()), findings: [], notes: [] });
  });

  it('leaves out what .gitignore leaves out, unless told not to', async () => {
    write('.gitignore', 'old/\n');
    write('old/app.py', DEAD);
    assert.equal((await json()).findings.length, 0);
    assert.equal((await json('--no-ignore')).findings.length, 1);
    assert.equal((await json('--no-ignore', '--exclude', 'old/**')).findings.length, 0);
  });

  it('writes a report to a file, whole or not at all', async () => {
    write('app.py', DEAD);
    assert.equal(
      (await modelkeel('scan', '--format', 'json', '--output', 'report.json', '--fail-on', 'never')).out,
      '',
    );
    assert.ok(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')));
    const failed = await modelkeel('scan', '--output', join('missing', 'report.txt'));
    assert.equal(failed.code, 2);
    assert.match(failed.err, /could not be written \(ENOENT\)/);
    assert.deepEqual(readdirSync(folder).toSorted(), ['app.py', 'report.json']);
  });

  it('shows what fix would do, then does it, once', async () => {
    write('app.py', DEAD);
    chmodSync(join(folder, 'app.py'), 0o755);
    const dry = await modelkeel('fix', '--dry-run', ...TODAY);
    assert.match(dry.out, /^--- a\/app\.py\n\+\+\+ b\/app\.py\n@@ -1,2 \+1,2 @@\n/);
    assert.equal(readFileSync(join(folder, 'app.py'), 'utf8'), DEAD);
    assert.match((await modelkeel('fix', '--safe-only', ...TODAY)).err, /0 fixed/);
    const done = await modelkeel('fix', ...TODAY);
    assert.deepEqual([done.code, done.out], [0, '']);
    assert.equal(readFileSync(join(folder, 'app.py'), 'utf8'), DEAD.replace('gpt-4-0314', 'gpt-6.1-sol'));
    assert.match((await modelkeel('fix', ...TODAY)).err, /0 fixed/);
  });

  it('raises a package past its line only when it is told, and says what to look up', async () => {
    write('requirements.txt', 'transformers==4.30.0\n');
    const first = await modelkeel('fix', ...TODAY);
    assert.match(first.err, /0 fixed.*\n.*1 of them can be changed but need a check/);
    const second = await modelkeel('fix', '--review', ...TODAY);
    assert.match(second.err, /requirements\.txt:1: check what changed between 4\.30\.0 and 5\.\d+\.\d+/);
    assert.match(readFileSync(join(folder, 'requirements.txt'), 'utf8'), /^transformers==5\.\d+\.\d+\n$/);
  });

  it('leaves alone what a person has to check, unless it is told, and says what', async () => {
    write('app.py', 'from openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-4-0314", **more)\n');
    write('.env', 'OPENAI_MODEL=gpt-4-0314\n');
    const first = await modelkeel('fix', ...TODAY);
    assert.match(first.err, /0 fixed.*\n.*2 of them can be changed but need a check/);
    const second = await modelkeel('fix', '--review', ...TODAY);
    assert.match(second.err, /2 fixed in 2 files/);
    assert.match(second.err, /\.env:1: check the calls that use it/);
    assert.match(second.err, /app\.py:2: check parameters that are set elsewhere/);
    assert.equal(readFileSync(join(folder, '.env'), 'utf8'), 'OPENAI_MODEL=gpt-6.1-sol\n');
  });

  it('replaces one model wherever it is used, and in lists where it is told to', async () => {
    const list = 'import openai\nMODELS = ["gpt-4-0314", "gpt-4o"]\n';
    const other = 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-3.5-turbo-0613", input="")\n';
    write('app.py', DEAD);
    write('.env', 'OPENAI_MODEL=gpt-4-0314\n');
    write('models.py', list);
    write('other.py', other);
    const first = await modelkeel('fix', '--component', 'openai:gpt-4-0314', '--dry-run', ...TODAY);
    assert.match(first.err, /2 would be fixed in 2 files/);
    assert.match(first.err, /models\.py:2: still in a list; --listed changes it/);
    const done = await modelkeel('fix', '--component', 'gpt-4-0314', '--listed', ...TODAY);
    assert.match(done.err, /2 fixed in 3 files/);
    const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
    assert.equal(text('app.py'), DEAD.replace('gpt-4-0314', 'gpt-6.1-sol'));
    assert.equal(text('models.py'), list.replace('gpt-4-0314', 'gpt-6.1-sol'));
    assert.equal(text('.env'), 'OPENAI_MODEL=gpt-6.1-sol\n');
    assert.equal(text('other.py'), other);
  });

  it('explains a model with its sources', async () => {
    const { out, code } = await modelkeel('explain', 'claude-3-opus-20240229', '--platform', 'anthropic', ...TODAY);
    assert.equal(code, 0);
    assert.match(out, /Retired on 2026-01-05, 322 days ago\. Requests fail\./);
    assert.match(out, /seen 2026-\d\d-\d\d, \d+ days ago · https:\/\//);
    const parsed = JSON.parse((await modelkeel('explain', 'gpt-4o', '--format', 'json', ...TODAY)).out) as {
      readonly platforms: readonly { readonly identity: { readonly provider: string } }[];
    };
    assert.ok(parsed.platforms.some(({ identity }) => identity.provider === 'openai'));
  });
});

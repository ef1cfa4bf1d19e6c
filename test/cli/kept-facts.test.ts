import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PROJECT } from '../support/ports.ts';

const CALL = 'from openai import OpenAI\nfrom settings import MODEL\nOpenAI().chat.completions.create(model=MODEL)\n';
const LONG_AGO = Date.now() / 1000 - 100_000;

let root: string;
let folder: string;
let facts: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kept-facts-'));
  folder = join(root, 'project');
  facts = join(root, 'cache', 'facts');
  write('app.py', CALL);
  write('settings.py', 'MODEL = "gpt-4-0314"\n');
  write('nothing.py', 'print("nothing")\n');
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Written long ago, as far as files say. */
function write(name: string, text: string): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  utimesSync(path, LONG_AGO, LONG_AGO);
}

function run(...words: readonly string[]): Promise<string> {
  const env = {
    ...process.env,
    MODELKEEL_CACHE: join(root, 'cache'),
    MODELKEEL_NO_CACHE: '',
    NODE_V8_COVERAGE: undefined,
  };
  const args = [join(PROJECT, 'dist', 'cli.js'), ...words, folder, '--today', '2026-11-30'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { env }, (error, out, err) => {
      if (error && error.code !== 1) reject(new Error(err));
      else resolve(out);
    });
  });
}

const scan = (...words: readonly string[]): Promise<string> => run('scan', '--format', 'json', ...words);

describe('facts that are kept on the disk', () => {
  it('change no report, and are left alone with --no-cache', async () => {
    const anew = await scan('--no-cache');
    assert.match(anew, /gpt-4-0314/);
    assert.equal(existsSync(facts), false);
    assert.equal(await scan(), anew);
    const files = readdirSync(facts).toSorted();
    assert.deepEqual(
      files.map((name) => name.split('-')[0]),
      ['scan', 'texts'],
    );
    assert.equal(await scan(), anew);
    assert.equal(await scan('--jobs', '2'), anew);
    const bytes = files.map((name) => readFileSync(join(facts, name)));
    assert.equal(await scan('--no-cache'), anew);
    assert.deepEqual(
      files.map((name) => readFileSync(join(facts, name))),
      bytes,
    );
  });

  it('are used: what they say is said', async () => {
    await scan();
    const [name = ''] = readdirSync(facts).filter((each) => each.startsWith('texts'));
    // Files of ours are sealed: a changed one is not believed, one that is gone is made again.
    writeFileSync(
      join(facts, name),
      readFileSync(join(facts, name)).map((byte, index) => (index === 99 ? byte ^ 1 : byte)),
    );
    const again = await scan();
    assert.equal(again, await scan('--no-cache'));
    assert.deepEqual(
      readdirSync(facts).filter((each) => each.startsWith('texts')),
      [name],
    );
  });

  it('see files that are written with another text of the same length and time', async () => {
    await scan();
    const before = await scan();
    write('settings.py', 'MODEL = "gpt-4-0613"\n');
    write('nothing.py', 'A = "gpt-4-0314"\n');
    const after = await scan();
    assert.notEqual(after, before);
    assert.equal(after, await scan('--no-cache'));
  });

  it('are what `fix` proves its fixes with, and do not outlive what it writes', async () => {
    await scan();
    const plain = await run('fix', '--dry-run', '--no-cache');
    assert.equal(await run('fix', '--dry-run'), plain);
    assert.equal(await run('fix', '--dry-run'), plain);
    await run('fix', '--review');
    assert.doesNotMatch(readFileSync(join(folder, 'settings.py'), 'utf8'), /gpt-4-0314/);
    assert.equal(await scan(), await scan('--no-cache'));
  });

  it('are neither read nor written where others may look, or in what is looked at', async function () {
    const anew = await scan('--no-cache');
    if (process.platform === 'win32') this.skip();
    mkdirSync(facts, { recursive: true });
    chmodSync(facts, 0o777);
    assert.equal(await scan(), anew);
    assert.deepEqual(readdirSync(facts), []);
  });

  it('may be written by many at once', async () => {
    const anew = await scan('--no-cache');
    const all = await Promise.all(Array.from({ length: 4 }, () => scan()));
    for (const one of [...all, await scan()]) assert.equal(one, anew);
    assert.equal(readdirSync(facts).length, 2);
  });
});

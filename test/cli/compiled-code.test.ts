import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { Script } from 'node:vm';
import * as zlib from 'node:zlib';
import { runCompiled } from '../../src/host/compiled-code.ts';
import type { CodePlace } from '../../src/host/compiled-code.ts';
import { PROJECT } from '../support/ports.ts';

const PYTHON = 'from openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-4o", messages=[])\n';
const YAML = 'model_list:\n  - model_name: a\n    litellm_params:\n      model: azure/gpt-4o\n';

let root: string;
/** Each program has a text of its own: V8 remembers what it compiled in this process. */
let programs = 0;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'compiled-code-'));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function scanned(cache: string, folder: string, env: NodeJS.ProcessEnv = {}): string {
  const words = [join(PROJECT, 'dist', 'cli.js'), 'scan', '--format', 'json', '--today', '2026-11-30', folder];
  return execFileSync(process.execPath, words, {
    encoding: 'utf8',
    env: { ...process.env, NODE_V8_COVERAGE: undefined, MODELKEEL_CACHE: cache, ...env },
  });
}

function project(name: string, text: string): string {
  const folder = join(root, `project-${name}`);
  mkdirSync(folder);
  writeFileSync(join(folder, name), text);
  return folder;
}

/** Runs a program whose kept code says something else; gives what was said. */
function saidBy(place: CodePlace): readonly string[] {
  const id = `program${String(++programs)}`;
  const text = (word: string): string => `require('${word}'); /* ${id} ${root} */`;
  const file = join(root, `${id}.js`);
  writeFileSync(file, text('own'));
  const wrapped = `(function (exports, require, module, __filename, __dirname) {${text('not')}\n})`;
  const script = new Script(wrapped, { filename: join(root, 'other.js') });
  script.runInThisContext();
  const code = script.createCachedData();
  const bytes = Buffer.concat([Buffer.alloc(8), code]);
  bytes.writeUInt32LE(2 ** 31, 4);
  bytes.writeUInt32LE(zlib.crc32(bytes.subarray(4)));
  writeFileSync(join(place.folder, `${id}-${cachedDataVersionTag().toString(36)}.code`), bytes);
  const said: string[] = [];
  const before = new Set(process.listeners('exit'));
  runCompiled({ file, id }, place, ((name: string) => said.push(name)) as unknown as NodeJS.Require);
  for (const added of process.listeners('exit')) if (!before.has(added)) process.removeListener('exit', added);
  return said;
}

function ownFolder(path: string): string {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  return path;
}

describe('compiled code', () => {
  it('is kept for the next run, grows with what runs need, and changes no report', () => {
    const cache = join(root, 'cache');
    const python = project('a.py', PYTHON);
    const yaml = project('a.yaml', YAML);
    const expected = [python, yaml].map((folder) => scanned(cache, folder, { NODE_DISABLE_COMPILE_CACHE: '1' }));
    assert.equal(existsSync(join(cache, 'code')), false);
    const sizes: number[] = [];
    for (const folder of [python, python, yaml, python]) {
      assert.equal(scanned(cache, folder), expected[folder === python ? 0 : 1]);
      const [name = '', ...others] = readdirSync(join(cache, 'code'));
      assert.deepEqual(others, []);
      sizes.push(statSync(join(cache, 'code', name)).size);
    }
    assert.equal(sizes[1], sizes[0]);
    assert.ok((sizes[2] ?? 0) > (sizes[1] ?? 0), 'what the second language needed was added');
    assert.equal(sizes[3], sizes[2]);
  });

  it('is made again where it is damaged or cut off', () => {
    const cache = join(root, 'cache');
    const folder = project('a.py', PYTHON);
    const expected = scanned(cache, folder);
    const [name = ''] = readdirSync(join(cache, 'code'));
    const path = join(cache, 'code', name);
    const whole = readFileSync(path);
    const spoilt = Buffer.from(whole);
    spoilt.writeUInt8(spoilt.readUInt8(spoilt.length >> 1) ^ 255, spoilt.length >> 1);
    for (const bytes of [spoilt, whole.subarray(0, whole.length >> 1), Buffer.alloc(0), Buffer.alloc(100)]) {
      writeFileSync(path, bytes);
      assert.equal(scanned(cache, folder), expected);
      assert.ok(statSync(path).size > whole.length / 2 && !readFileSync(path).equals(bytes));
    }
  });

  it('is kept for this user alone', function () {
    if (process.platform === 'win32') this.skip();
    const cache = join(root, 'cache');
    scanned(cache, project('a.py', PYTHON));
    const [name = ''] = readdirSync(join(cache, 'code'));
    assert.equal(statSync(join(cache, 'code')).mode & 0o777, 0o700);
    assert.equal(statSync(join(cache, 'code', name)).mode & 0o777, 0o600);
  });

  it('is run where nobody else can have put it', () => {
    // V8 itself believes what it finds; that it does here shows that the other cases are about the place alone.
    assert.deepEqual(saidBy({ folder: ownFolder(join(root, 'code')), foreign: [] }), ['not']);
  });

  it('of what is looked at, of a work tree, or of others is never run', function () {
    const code = ownFolder(join(root, 'home', 'code'));
    assert.deepEqual(saidBy({ folder: code, foreign: [join(root, 'home')] }), ['own']);
    assert.deepEqual(saidBy({ folder: code, foreign: [root] }), ['own']);
    if (process.platform !== 'win32') {
      for (const mode of [0o755, 0o770, 0o702]) {
        chmodSync(code, mode);
        assert.deepEqual(saidBy({ folder: code, foreign: [] }), ['own']);
      }
      chmodSync(code, 0o700);
    }
    for (const folder of ['objects', 'refs']) mkdirSync(join(root, 'home', '.git', folder), { recursive: true });
    writeFileSync(join(root, 'home', '.git', 'HEAD'), 'ref: refs/heads/main\n');
    assert.deepEqual(saidBy({ folder: code, foreign: [] }), ['own']);
  });

  it('is not written into what is looked at', () => {
    const folder = project('a.py', PYTHON);
    scanned(join(folder, '.cache'), folder);
    assert.deepEqual(readdirSync(folder), ['a.py']);
  });

  it('does not fail a run that cannot keep it', () => {
    const file = join(root, 'file');
    writeFileSync(file, '');
    const folder = project('a.py', PYTHON);
    assert.equal(scanned(join(file, 'below'), folder), scanned(join(root, 'cache'), folder));
  });

  it('of other versions goes after a while', () => {
    const cache = join(root, 'cache');
    const code = ownFolder(join(cache, 'code'));
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) writeFileSync(join(code, `${name}.code`), '');
    scanned(cache, project('a.py', PYTHON));
    assert.equal(readdirSync(code).length, 4);
  });
});

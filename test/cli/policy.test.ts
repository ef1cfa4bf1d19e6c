import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEAD, makePlace, TODAY } from '../support/command-line.ts';
import type { CliPlace } from '../support/command-line.ts';

const SCAN = ['--no-cache', ...TODAY, '--jobs', '1'];
const LOCK = ['lock', '--no-cache', ...TODAY, '--jobs', '1'];
const CODE =
  'from transformers import AutoModel\nAutoModel.from_pretrained("BAAI/bge-m3", revision="5617a9f61b028005a4858fdac845db406aefb181")\n';

describe('policies in the command line', function () {
  this.timeout(20_000);
  let place: CliPlace;
  beforeEach(() => {
    place = makePlace();
  });
  afterEach(() => {
    place.remove();
  });
  const text = (path: string): string => readFileSync(join(place.folder, path), 'utf8');

  it('decide what fails; a policy that is named counts alone', async () => {
    place.write('app.py', DEAD);
    place.write('modelkeel.config.json', '{ "rules": { "retired-model": "warning" } }');
    place.write('other/strict.json', '{ "rules": { "retired-model": "off" }, "tests": 3 }');
    assert.equal((await place.run('scan', ...SCAN)).code, 0);
    const named = await place.run('scan', ...SCAN, '--config', 'other/strict.json', '--fail-on', 'info');
    assert.equal(named.code, 0);
    assert.match(named.out, /strict\.json:1:\d+: policy, "tests" must be an object/);
    const none = await place.run('scan', ...SCAN, '--config', 'none.json');
    assert.deepEqual([none.code, none.err], [2, 'modelkeel: --config none.json is no file.\n']);
  });

  it('hold for folders below them that are scanned alone, as far as the repository goes', async () => {
    place.write('.git/HEAD', 'ref: refs/heads/main\n');
    place.write('.git/objects/x', '');
    place.write('modelkeel.config.json', '{ "rules": { "retired-model": "info" }, "rule": {} }');
    place.write('src/app.py', DEAD);
    const { code, out } = await place.run('scan', 'src', ...SCAN);
    assert.equal(code, 0);
    assert.match(out, /policy, line 1: "rule" is not a key of a policy; did you mean "rules"/);
  });

  it('that cannot be used are exit code 2 with --strict', async () => {
    place.write('app.py', 'x = 1\n');
    place.write('modelkeel.config.json', '{\n  "denny": {}\n}');
    assert.equal((await place.run('scan', ...SCAN)).code, 0);
    const strict = await place.run('scan', ...SCAN, '--strict', '--format', 'json');
    assert.equal(strict.code, 2);
    const { notes } = JSON.parse(strict.out) as { readonly notes: readonly unknown[] };
    assert.deepEqual(notes, [
      {
        ...{ file: 'modelkeel.config.json', line: 2, column: 3, kind: 'policy' },
        detail: '"denny" is not a key of a policy; did you mean "deny". It is not used.',
      },
    ]);
  });

  it('name a baseline, which does not fail', async () => {
    place.write('app.py', DEAD);
    await place.run('scan', ...SCAN, '--format', 'json', '--output', 'known.json', '--fail-on', 'never');
    place.write('modelkeel.config.json', '{ "baseline": "known.json" }');
    assert.equal((await place.run('scan', ...SCAN)).code, 0);
    place.write('new.py', DEAD.replace('gpt-4-0314")', 'gpt-4-0314", messages=[])'));
    assert.equal((await place.run('scan', ...SCAN)).code, 1);
  });

  it('say the same with threads, and with what was kept', async () => {
    place.write('app.py', DEAD);
    place.write('b/app.py', DEAD);
    place.write(
      'b/modelkeel.config.json',
      '{ "rules": { "retired-model": "hint" }, "deny": { "providers": ["openai"] } }',
    );
    const json = ['scan', ...TODAY, '--format', 'json', '--fail-on', 'never'];
    const [one, two] = [
      await place.run(...json, '--no-cache', '--jobs', '1'),
      await place.run(...json, '--no-cache', '--jobs', '2'),
    ];
    assert.ok(one.out.includes('denied-component'));
    assert.equal(two.out, one.out);
    assert.equal((await place.run(...json)).out, one.out);
    assert.equal((await place.run(...json)).out, one.out);
    place.write('b/modelkeel.config.json', '{}');
    assert.ok(!(await place.run(...json)).out.includes('denied-component'));
  });

  it('are begun by init, which writes over nothing', async () => {
    const made = await place.run('init');
    assert.deepEqual([made.code, made.out], [0, '']);
    const written = text('modelkeel.config.json');
    assert.match(written, /"horizonDays": 90/);
    assert.equal((await place.run('scan', ...SCAN, '--strict')).code, 0);
    place.write('modelkeel.config.json', '{}');
    const again = await place.run('init');
    assert.deepEqual(
      [again.code, again.err],
      [2, 'modelkeel: modelkeel.config.json is there already, and was left as it is.\n'],
    );
    assert.equal(text('modelkeel.config.json'), '{}');
    assert.match((await place.run('init', 'none')).err, /^modelkeel: none is no folder\./);
  });

  it('lock what is used, and tell what moved', async () => {
    place.write('app.py', CODE);
    place.write('weights.py', 'from llama_cpp import Llama\nLlama(model_path="m.gguf")\n');
    place.write('m.gguf', Buffer.concat([Buffer.from('GGUF\x03\0\0\0'), Buffer.alloc(64)]));
    const first = await place.run(...LOCK);
    assert.equal(first.code, 0, first.err);
    assert.match(first.err, /modelkeel\.lock written: 2 added/);
    const locked = text('modelkeel.lock');
    assert.match(locked, /id = "file:m\.gguf"\nkind = "weights-file"\nsha256 = "[\da-f]{64}"/);
    assert.equal((await place.run(...LOCK)).code, 0);
    assert.equal(text('modelkeel.lock'), locked);
    assert.equal((await place.run(...LOCK, '--check')).code, 0);

    place.write('m.gguf', Buffer.concat([Buffer.from('GGUF\x03\0\0\0'), Buffer.alloc(65)]));
    place.write('app.py', CODE.replace('5617a9f61b', 'a617a9f61b'));
    place.write('more.py', DEAD);
    const check = await place.run(...LOCK, '--check');
    assert.equal(check.code, 1);
    assert.match(check.out, /^changed in the code {2}huggingface:BAAI\/bge-m3 {2}commit 5617a9f6 → a617a9f6$/m);
    assert.match(check.out, /^not locked {2}openai:gpt-4-0314$/m);
    assert.match(check.out, /^ends on 2026-03-26 {2}openai:gpt-4-0314$/m);
    assert.match(check.out, /file:m\.gguf {2}sha256 /);
    assert.equal(text('modelkeel.lock'), locked);
    const update = await place.run(...LOCK, '--update', 'file:m.gguf');
    assert.match(update.err, /1 added, 2 moved, 0 removed/);
  });

  it('lock a server of MCP with the hash of its package, where a lock file of the folder has it', async () => {
    const server = (args: string): string => `{ "mcpServers": { "a": { "command": "npx", "args": ["-y", ${args}] } } }`;
    const npm = (hash: string): string =>
      JSON.stringify({
        packages: { 'node_modules/@acme/server': { version: '1.2.3', integrity: `sha512-${hash}==` } },
      });
    place.write('.mcp.json', server('"@acme/server@1.2.3"'));
    place.write('package-lock.json', npm('AAAA'));
    assert.equal((await place.run(...LOCK)).code, 0);
    assert.match(text('modelkeel.lock'), /version = "1\.2\.3"\nintegrity = "sha512-AAAA=="/);
    place.write('package-lock.json', npm('BBBB'));
    const other = await place.run(...LOCK, '--check');
    assert.equal(other.code, 1);
    assert.match(other.out, /the package has other bytes/);
    // What is started without a version is what is installed.
    place.write('.mcp.json', server('"@acme/server"'));
    place.write('package-lock.json', '{');
    place.write('yarn.lock', '"@acme/server@^1.0.0":\n  version "1.4.0"\n  resolved "x"\n  integrity sha512-CCCC==\n');
    assert.equal((await place.run(...LOCK, '--update')).code, 0);
    assert.match(text('modelkeel.lock'), /asked = "latest"\nversion = "1\.4\.0"\nintegrity = "sha512-CCCC=="/);
    place.write('yarn.lock', '');
    place.write('pnpm-lock.yaml', "packages:\n\n  '@acme/server@1.5.0':\n    resolution: {integrity: sha512-DDDD==}\n");
    assert.equal((await place.run(...LOCK, '--update')).code, 0);
    assert.match(text('modelkeel.lock'), /version = "1\.5\.0"\nintegrity = "sha512-DDDD=="/);
  });

  it('tell of small weights with other bytes where they are used', async () => {
    place.write('weights.py', 'from llama_cpp import Llama\nLlama(model_path="m.gguf")\n');
    place.write('m.gguf', Buffer.concat([Buffer.from('GGUF\x03\0\0\0'), Buffer.alloc(64)]));
    assert.equal((await place.run(...LOCK)).code, 0);
    assert.equal((await place.run('scan', ...SCAN)).code, 0);
    place.write('m.gguf', Buffer.concat([Buffer.from('GGUF\x03\0\0\0'), Buffer.alloc(65)]));
    const { code, out } = await place.run('scan', ...SCAN);
    assert.equal(code, 1);
    assert.match(out, /m\.gguf moved since it was locked: sha256 [\da-f]+ → [\da-f]+/);
  });

  it('lock nothing over what they do not understand', async () => {
    place.write('app.py', CODE);
    assert.match((await place.run(...LOCK, '--check')).err, /there is no .*modelkeel\.lock to check/);
    place.write('modelkeel.lock', 'version = 7\n');
    const { code, err } = await place.run(...LOCK);
    assert.equal(code, 2);
    assert.match(err, /modelkeel\.lock:1: It is in version 7 of the format.* The file was left as it is\.\n$/);
    assert.equal(text('modelkeel.lock'), 'version = 7\n');
    place.write('modelkeel.lock', 'version = 1\n');
    assert.match((await place.run(...LOCK, '--update', 'gpt-9')).err, /--update gpt-9: nothing of that name is used/);
    assert.match((await place.run('lock', 'app.py')).err, /app\.py is a file\. Name the folder to lock\./);
  });

  it('close what a merge left open', async () => {
    place.write('app.py', CODE);
    const block = (commit: string): string =>
      `[[component]]\nid = "huggingface:BAAI/bge-m3"\nkind = "model"\nasked = "main"\ncommit = "${commit.repeat(40)}"\n`;
    place.write('modelkeel.lock', `version = 1\n\n<<<<<<< a\n${block('1')}=======\n${block('2')}>>>>>>> b\n`);
    const open = await place.run(...LOCK);
    assert.equal(open.code, 2);
    assert.match(open.err, /a merge left open what huggingface:BAAI\/bge-m3 is locked to/);
    assert.match(
      (await place.run('scan', ...SCAN, '--fail-on', 'never')).out,
      /modelkeel\.lock:3:1: policy, A merge left this file open/,
    );
    assert.equal((await place.run(...LOCK, '--update', 'BAAI/bge-m3')).code, 0);
    assert.match(text('modelkeel.lock'), /commit = "5617a9f6/);
    assert.equal(existsSync(join(place.folder, 'modelkeel.lock')), true);
  });

  it('know one lock file for a folder and what is below', async () => {
    place.write('.git/HEAD', 'ref: refs/heads/main\n');
    place.write('.git/objects/x', '');
    place.write('app/app.py', CODE);
    place.write('other/app.py', DEAD);
    await place.run('lock', 'other', '--no-cache', ...TODAY);
    await place.run(...LOCK);
    assert.doesNotMatch(text('modelkeel.lock'), /gpt-4-0314/);
    assert.match(text('other/modelkeel.lock'), /gpt-4-0314/);
    const inside = await place.run('lock', 'app', '--no-cache', ...TODAY);
    assert.equal(inside.code, 2);
    assert.match(inside.err, /is the lock file of this folder as well/);
  });
});

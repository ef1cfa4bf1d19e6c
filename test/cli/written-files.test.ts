import assert from 'node:assert/strict';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { mendFile, prepareFile } from '../../src/cli/mend-file.ts';
import { createResolver } from '../../src/host/read-text.ts';
import { isTemporary, sweepLeftovers, writeWhole } from '../../src/host/write-file.ts';
import { decodeText, encodeText } from '../../src/core/base/decode.ts';
import { DEAD, makePlace, TODAY } from '../support/command-line.ts';
import type { CliPlace } from '../support/command-line.ts';

const isRoot = process.getuid?.() === 0;
const isPosix = process.platform !== 'win32';
/** The number of no process: larger than any system gives. */
const NOBODY = 4_000_000_000;
const leftover = (id: number): string => `.modelkeel-${String(id)}-0123456789abcdef.tmp`;

describe('files that are written', () => {
  let place: CliPlace;
  beforeEach(() => {
    place = makePlace();
  });
  afterEach(() => {
    place.remove();
  });
  const read = (path: string): string => readFileSync(join(place.folder, path), 'utf8');
  const fixed = (path: string): boolean => !read(path).includes('gpt-4-0314');
  const leftovers = (folder = place.folder): readonly string[] => readdirSync(folder).filter(isTemporary);

  it('keep what was saved after they were read', async () => {
    const path = place.write('app.py', DEAD);
    const resolvePlace = createResolver([place.folder]);
    const edit = { uri: path, span: { start: 0, end: 4 }, newText: 'FROM' };
    writeFileSync(path, `# saved meanwhile\n${DEAD}`);
    const late = await prepareFile({ uri: path, text: DEAD }, resolvePlace);
    assert.deepEqual(late, { kind: 'left', why: 'was changed after it was read' });

    writeFileSync(path, DEAD);
    const ready = await prepareFile({ uri: path, text: DEAD }, resolvePlace);
    assert.ok(ready.kind === 'ready');
    writeFileSync(path, `# saved at the last moment\n${DEAD}`);
    assert.equal(await mendFile(ready, [edit]), 'was changed after it was read');
    assert.equal(read('app.py'), `# saved at the last moment\n${DEAD}`);

    writeFileSync(path, DEAD);
    assert.equal(await mendFile(ready, [edit]), null);
    assert.equal(read('app.py'), DEAD.replace('from', 'FROM'));
    assert.deepEqual(leftovers(), []);
  });

  it('keep their mode whatever the mask of the process is', async function () {
    if (!isPosix) this.skip();
    const modes = [0o664, 0o775, 0o600, 0o666, 0o4755, 0o644];
    for (const mode of modes) chmodSync(place.write(`m${mode.toString(8)}.py`, DEAD), mode);
    assert.equal((await place.run('fix', ...TODAY)).code, 0);
    for (const mode of modes) {
      const name = `m${mode.toString(8)}.py`;
      assert.ok(fixed(name), name);
      assert.equal(statSync(join(place.folder, name)).mode & 0o7777, mode, name);
    }
  });

  it('keep their owner where this user may give files away', async function () {
    if (!isRoot) this.skip();
    const path = place.write('app.py', DEAD);
    chownSync(path, 12_345, 23_456);
    assert.equal((await place.run('fix', ...TODAY)).code, 0);
    assert.ok(fixed('app.py'));
    const { uid, gid } = statSync(path);
    assert.deepEqual([uid, gid], [12_345, 23_456]);
  });

  it('are the targets of links within the folder, and the links stay', async function () {
    if (!isPosix) this.skip();
    place.write('real/app.txt', DEAD);
    symlinkSync(join('real', 'app.txt'), join(place.folder, 'app.py'));
    const { code, err } = await place.run('fix', ...TODAY);
    assert.equal(code, 0, err);
    assert.ok(lstatSync(join(place.folder, 'app.py')).isSymbolicLink());
    assert.ok(lstatSync(join(place.folder, 'real', 'app.txt')).isFile());
    assert.ok(fixed('real/app.txt'));
  });

  it('that two names lead to are written once', async function () {
    if (!isPosix) this.skip();
    place.write('app.py', DEAD);
    symlinkSync('app.py', join(place.folder, 'link.py'));
    const { code, err } = await place.run('fix', ...TODAY);
    assert.equal(code, 0, err);
    assert.match(err, /fixed in 1 files/);
    assert.equal(read('app.py').split('model=').length, 2);
    assert.ok(fixed('app.py') && lstatSync(join(place.folder, 'link.py')).isSymbolicLink());
  });

  it('outside of the folder are neither read nor written over a link', async function () {
    if (!isPosix) this.skip();
    const outside = join(place.base, 'outside.py');
    writeFileSync(outside, DEAD);
    mkdirSync(join(place.base, 'library'));
    writeFileSync(join(place.base, 'library', 'names.py'), 'NAME = "gpt-4-0314"\n');
    symlinkSync(outside, join(place.folder, 'link.py'));
    symlinkSync(join(place.base, 'library'), join(place.folder, 'library'));
    place.write(
      'uses.py',
      'from openai import OpenAI\nfrom library.names import NAME\nOpenAI().chat.completions.create(model=NAME)\n',
    );
    const scan = await place.run('scan', ...TODAY);
    assert.equal(scan.code, 0, scan.out);
    assert.doesNotMatch(scan.out, /gpt-4-0314/);
    assert.match(scan.out, /note: link\.py: outside-link, a link that leads out of the folder; --follow reads it/);
    assert.equal((await place.run('scan', ...TODAY, '--strict')).code, 0, 'left out on purpose');
    const followed = await place.run('scan', ...TODAY, '--follow');
    assert.equal(followed.code, 1);
    assert.match(followed.out, /link\.py/);
    const fix = await place.run('fix', ...TODAY, '--follow');
    assert.equal(fix.code, 2);
    assert.match(fix.err, /link\.py was left alone: it is a link that leads out of the folder/);
    assert.equal(readFileSync(outside, 'utf8'), DEAD);
  });

  it('do not keep each other from being written', async function () {
    if (!isPosix) this.skip();
    for (const name of ['a.py', 'b.py', 'closed/c.py', 'd.py']) place.write(name, DEAD);
    // Nobody can rename over what is a mount of its own or lies in a folder that takes no files; root is kept out by a link.
    if (isRoot) symlinkSync(place.write('../c.py', DEAD), join(place.folder, 'closed', 'link.py'));
    else chmodSync(join(place.folder, 'closed'), 0o555);
    const { code, err } = await place.run('fix', ...TODAY, '--follow');
    if (!isRoot) chmodSync(join(place.folder, 'closed'), 0o755);
    assert.equal(code, 2);
    assert.ok(fixed('a.py') && fixed('b.py') && fixed('d.py'));
    assert.match(err, isRoot ? /4 fixed in 4 files/ : /3 fixed in 3 files/);
    assert.match(err, isRoot ? /closed\/link\.py was left alone: it/ : /closed\/c\.py was left alone: it could not be/);
    assert.match(err, /1 not fixed in files left alone/);
    assert.deepEqual([...leftovers(), ...leftovers(join(place.folder, 'closed'))], []);
  });

  it('tell in which way the disk refused', async () => {
    const path = place.write('app.py', DEAD);
    const resolvePlace = createResolver([place.folder]);
    const ready = await prepareFile({ uri: path, text: DEAD }, resolvePlace);
    assert.ok(ready.kind === 'ready');
    const gone = { ...ready, path: join(place.folder, 'no', 'such', 'folder.py') };
    assert.equal(await mendFile(gone, []), 'no longer exists');
    const folder = { ...ready, path: place.folder };
    assert.match((await mendFile(folder, [])) ?? '', /could not be written \(E[A-Z]+\)/);
    assert.deepEqual(leftovers(), []);
    assert.deepEqual(leftovers(place.base), []);
  });

  it('leave nothing behind where writing was killed: the next run sweeps', async () => {
    for (const path of ['a/app.py', 'b/deep/app.py']) place.write(path, DEAD);
    for (const folder of ['', 'a', 'b/deep']) place.write(join(folder, leftover(NOBODY)), 'half');
    place.write('.gitignore', '*.tmp\n');
    place.write(join('a', leftover(process.pid)), 'of a run that is still writing');
    place.write('a/mine.tmp', 'of somebody else');
    await place.run('fix', ...TODAY, '--dry-run');
    assert.equal(leftovers(join(place.folder, 'a')).length, 2, 'a dry run changes nothing');
    assert.equal((await place.run('fix', ...TODAY)).code, 0);
    assert.deepEqual(leftovers(join(place.folder, 'b/deep')), []);
    assert.deepEqual(leftovers(), []);
    assert.deepEqual(leftovers(join(place.folder, 'a')), [leftover(process.pid)]);
    assert.ok(existsSync(join(place.folder, 'a/mine.tmp')));
    const longAgo = new Date(Date.now() - 2 * 3_600_000);
    utimesSync(join(place.folder, 'a', leftover(process.pid)), longAgo, longAgo);
    await sweepLeftovers(join(place.folder, 'a'));
    assert.deepEqual(leftovers(join(place.folder, 'a')), []);
  });

  it('have a leftover of ours, and the old content, when a run is killed in between', async function () {
    if (!isPosix) this.skip();
    const path = place.write('app.py', DEAD);
    await assert.rejects(
      writeWhole(path, 'new', () => {
        throw new Error('killed here');
      }),
    );
    assert.equal(read('app.py'), DEAD);
    assert.deepEqual(leftovers(), []);
    let seen: readonly string[] = [];
    assert.equal(
      await writeWhole(path, 'new', () => {
        seen = leftovers();
        assert.equal(read('app.py'), DEAD);
        return Promise.resolve(true);
      }),
      true,
    );
    assert.equal(seen.length, 1, 'its name is one that is swept');
    assert.equal(read('app.py'), 'new');
  });

  it('keep line breaks, byte order mark and encoding', async () => {
    const texts = {
      'crlf.py': DEAD.replaceAll('\n', '\r\n'),
      'mixed.py': DEAD.replace('\n', '\r\n'),
      'mark.py': `\ufeff${DEAD}`,
      'noend.py': DEAD.trimEnd(),
    };
    for (const [name, text] of Object.entries(texts)) place.write(name, text);
    for (const encoding of ['utf-16le', 'utf-16be'] as const)
      place.write(`${encoding}.py`, encodeText(`\ufeff${DEAD.replaceAll('\n', '\r\n')}# 漢😀`, encoding));
    const { code, err } = await place.run('fix', ...TODAY);
    assert.equal(code, 0, err);
    const [, model = ''] = /model="(.*)"/.exec(read('noend.py')) ?? [];
    assert.notEqual(model, 'gpt-4-0314');
    for (const [name, text] of Object.entries(texts)) assert.equal(read(name), text.replace('gpt-4-0314', model), name);
    for (const encoding of ['utf-16le', 'utf-16be'] as const) {
      const bytes = readFileSync(join(place.folder, `${encoding}.py`));
      const decoded = decodeText(bytes);
      const wanted = `\ufeff${DEAD.replaceAll('\n', '\r\n')}# 漢😀`.replace('gpt-4-0314', model);
      assert.deepEqual(decoded, { kind: 'text', text: wanted }, encoding);
      assert.equal(bytes[0], encoding === 'utf-16le' ? 0xff : 0xfe);
    }
  });
});

describe('the file of --output', () => {
  let place: CliPlace;
  beforeEach(() => {
    place = makePlace();
    place.write('app.py', DEAD);
  });
  afterEach(() => {
    place.remove();
  });
  const scan = (output: string): ReturnType<CliPlace['run']> =>
    place.run('scan', ...TODAY, '--fail-on', 'never', '--format', 'json', '--output', output);

  it('keeps its mode, and leftovers beside it are swept', async () => {
    const path = place.write('out/report.json', 'old');
    chmodSync(path, 0o660);
    place.write(join('out', leftover(NOBODY)), 'half');
    assert.equal((await scan('out/report.json')).code, 0);
    assert.equal((JSON.parse(readFileSync(path, 'utf8')) as { schema: string }).schema, 'modelkeel/report@2');
    if (isPosix) assert.equal(statSync(path).mode & 0o777, 0o660);
    assert.deepEqual(readdirSync(join(place.folder, 'out')), ['report.json']);
  });

  it('may be a link within the folder, which stays; one that leads out is refused', async function () {
    if (!isPosix) this.skip();
    place.write('out/real.json', 'old');
    symlinkSync(join('out', 'real.json'), join(place.folder, 'report.json'));
    assert.equal((await scan('report.json')).code, 0);
    assert.ok(lstatSync(join(place.folder, 'report.json')).isSymbolicLink());
    assert.match(readFileSync(join(place.folder, 'out/real.json'), 'utf8'), /modelkeel/);
    const secret = join(place.base, 'profile');
    writeFileSync(secret, 'mine');
    symlinkSync(secret, join(place.folder, 'trap.json'));
    const refused = await scan('trap.json');
    assert.equal(refused.code, 2);
    assert.match(refused.err, /trap\.json is a link that leads elsewhere/);
    assert.equal(readFileSync(secret, 'utf8'), 'mine');
    symlinkSync(join(place.base, 'nothing'), join(place.folder, 'dangling.json'));
    assert.equal((await scan('dangling.json')).code, 2);
    assert.ok(!existsSync(join(place.base, 'nothing')));
  });

  it('may be a device or a pipe, which stays one', async function () {
    if (!isPosix) this.skip();
    assert.equal((await scan('/dev/null')).code, 0);
    assert.ok(lstatSync('/dev/null').isCharacterDevice());
    const out = await scan('/dev/stdout');
    assert.equal(out.code, 0, out.err);
    assert.match(out.out, /modelkeel\/report@2/);
  });

  it('is no folder, and none that cannot be written', async () => {
    mkdirSync(join(place.folder, 'out'));
    assert.match((await scan('out')).err, /out is a folder/);
    const refused = await scan('no/such/report.json');
    assert.equal(refused.code, 2);
    assert.match(refused.err, /could not be written \(ENOENT\)\. Nothing was changed there/);
  });
});

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { walk } from '../../src/host/walk.ts';
import type { Note } from '../../src/core/model/report.ts';
import { DEAD, makePlace, TODAY } from '../support/command-line.ts';
import type { CliPlace } from '../support/command-line.ts';

interface Report {
  readonly files: { readonly analysed: number; readonly notAnalysed: number };
  readonly notes: readonly { readonly file: string; readonly kind: string; readonly detail: string }[];
}

describe('what cannot be looked at', () => {
  let place: CliPlace;
  beforeEach(() => {
    place = makePlace();
  });
  afterEach(() => {
    place.remove();
  });
  const git = (...words: readonly string[]): void => {
    const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'protocol.file.allow=always'];
    execFileSync('git', [...who, ...words], { cwd: place.folder, stdio: 'ignore' });
  };
  const list = async (): Promise<{ readonly files: readonly string[]; readonly notes: readonly Note[] }> => {
    const notes: Note[] = [];
    const note = (one: Note): void => {
      notes.push(one);
    };
    const found = await walk(place.folder, { noIgnore: false, tell: () => undefined, note });
    const cut = (path: string): string => path.slice(place.folder.length + 1);
    return { files: found.map(cut), notes: notes.map((one) => ({ ...one, uri: cut(one.uri) })) };
  };
  const told = (notes: readonly Note[]): readonly string[] => notes.map(({ uri, detail }) => `${uri}: ${detail}`);
  /** Runs as a user who owns nothing, where this is root, for whom no folder is closed. */
  const asNobody = async <T>(work: () => Promise<T>): Promise<T> => {
    const isRoot = process.getuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    try {
      return await work();
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  };

  for (const kind of ['a folder', 'a work tree'])
    it(`is a note each in ${kind}: closed folders, names that are not UTF-8, paths that are too long`, async function () {
      if (process.platform !== 'linux') this.skip();
      chmodSync(place.base, 0o755);
      place.write('app.py', DEAD);
      if (kind === 'a work tree') {
        git('init', '-q');
        git('add', 'app.py');
        // Git wants to belong to who asks; the private copy is made by us.
        execFileSync('chmod', ['-R', 'a+rX', place.folder]);
      }
      place.write('closed/app.py', DEAD);
      chmodSync(join(place.folder, 'closed'), 0o000);
      writeFileSync(Buffer.concat([Buffer.from(`${place.folder}/caf`), Buffer.from([0xe9]), Buffer.from('.py')]), DEAD);
      mkdirSync(Buffer.concat([Buffer.from(`${place.folder}/d`), Buffer.from([0xff])]));
      writeFileSync(
        Buffer.concat([Buffer.from(`${place.folder}/d`), Buffer.from([0xff]), Buffer.from('/app.py')]),
        DEAD,
      );
      // Deeper than one path can name: two long ways, one moved to the end of the other.
      const way = Array.from({ length: 12 }, () => 'l'.repeat(200));
      mkdirSync(join(place.folder, ...way), { recursive: true });
      mkdirSync(join(place.base, ...way), { recursive: true });
      const [first = ''] = way;
      renameSync(join(place.base, first), join(place.folder, ...way, first));
      const back = (): void => {
        renameSync(join(place.folder, ...way, first), join(place.base, first));
      };
      const { files, notes } = await asNobody(list).finally(back);
      assert.deepEqual(files, ['app.py']);
      assert.ok(notes.every((note) => note.kind === 'unreadable'));
      const lines = told(notes).filter((line) => !line.startsWith('l'));
      assert.deepEqual(
        new Set(lines),
        new Set([
          'closed: a folder that could not be opened (EACCES)',
          'caf\ufffd.py: its name is not UTF-8',
          kind === 'a folder' ? 'd\ufffd: its name is not UTF-8' : 'd\ufffd/app.py: its name is not UTF-8',
        ]),
      );
      const long = told(notes).filter((line) => line.startsWith('l'));
      assert.equal(long.length, 1);
      assert.match(long[0] ?? '', /: a folder whose path is too long for this system$/);
      chmodSync(join(place.folder, 'closed'), 0o755);
    });

  it('is a note for each repository within a repository', async () => {
    place.write('app.py', DEAD);
    git('init', '-q');
    mkdirSync(join(place.base, 'other'));
    writeFileSync(join(place.base, 'other', 'in.py'), DEAD);
    const other = { cwd: join(place.base, 'other'), stdio: 'ignore' } as const;
    const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.org'];
    for (const words of [
      ['init', '-q'],
      ['add', '.'],
      ['commit', '-qm', 'x'],
    ])
      execFileSync('git', [...who, ...words], other);
    git('submodule', 'add', '-q', join(place.base, 'other'), 'sub');
    execFileSync('git', ['clone', '-q', join(place.base, 'other'), join(place.folder, 'nested')], { stdio: 'ignore' });
    const { files, notes } = await list();
    assert.deepEqual(files, ['.gitmodules', 'app.py']);
    const detail = 'a git repository of its own; name it to look into it';
    assert.deepEqual(notes, [
      { uri: 'sub', kind: 'submodule', detail },
      { uri: 'nested/', kind: 'submodule', detail },
    ]);
    const scan = await place.run('scan', ...TODAY, '--strict');
    assert.match(scan.out, /note: sub: submodule, a git repository of its own/);
    assert.equal(scan.code, 1, 'a repository within is left out on purpose');
  });

  it('is counted in the summary and in JSON, and makes --strict exit with 2', async () => {
    place.write('app.py', DEAD);
    const fine = await place.run('scan', ...TODAY, '--strict');
    assert.equal(fine.code, 1);
    assert.doesNotMatch(fine.out, /could not be analysed/);
    place.write('binary.py', new Uint8Array([0x23, 0, 1, 2]));
    place.write('cut.py', new Uint8Array([0x23, 0, 0xe9, 0x0a]));
    const lenient = await place.run('scan', ...TODAY);
    assert.equal(lenient.code, 1);
    assert.match(lenient.out, /· 2 files could not be analysed ·/);
    const strict = await place.run('scan', ...TODAY, '--strict', '--format', 'json');
    assert.equal(strict.code, 2);
    const report = JSON.parse(strict.out) as Report;
    assert.deepEqual(report.files, { analysed: 1, notAnalysed: 2 });
    assert.equal((await place.run('scan', ...TODAY, '--strict', '--fail-on', 'never')).code, 2);
  });

  it('is a link in a circle, which is said', async function () {
    if (process.platform === 'win32') this.skip();
    symlinkSync('b.py', join(place.folder, 'a.py'));
    symlinkSync('a.py', join(place.folder, 'b.py'));
    const scan = await place.run('scan', ...TODAY, '--strict');
    assert.equal(scan.code, 2);
    assert.match(scan.out, /note: a\.py: unreadable, a link that leads in a circle/);
  });
});

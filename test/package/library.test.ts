import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type * as Library from '../../src/cli/library-types.ts';
import { DEAD, makePlace } from '../support/command-line.ts';
import type { CliPlace } from '../support/command-line.ts';
import { PROJECT } from '../support/ports.ts';

const read = (...path: readonly string[]): string => readFileSync(join(PROJECT, ...path), 'utf8');

describe('the package as a library', () => {
  let place: CliPlace;
  let library: typeof Library;
  before(async () => {
    library = (await import(join(PROJECT, 'dist', 'library.js'))) as typeof Library;
  });
  beforeEach(() => {
    place = makePlace();
  });
  afterEach(() => {
    place.remove();
  });
  const open = (more: Partial<Library.AnalyzerOptions> = {}): Promise<Library.Analyzer> =>
    library.createAnalyzer({ paths: place.folder, today: '2026-11-23', cache: false, ...more });

  it('exports this and nothing else', () => {
    const { exports, types } = JSON.parse(read('package.json')) as {
      readonly types: string;
      readonly exports: { readonly '.': Readonly<Record<string, string>> };
    };
    for (const file of [types, ...Object.values(exports['.'])]) assert.ok(existsSync(join(PROJECT, file)), file);
    assert.deepEqual(
      Object.keys(library).filter((name) => !['default', 'module.exports'].includes(name)),
      ['createAnalyzer'],
    );
    const snapshot = join(PROJECT, 'test', 'snapshots', 'library.d.ts.txt');
    const written = read(types);
    assert.equal(
      written,
      readFileSync(snapshot, 'utf8'),
      'what users of the library read has changed: if it is meant, copy dist/library.d.ts to the snapshot',
    );
    assert.doesNotMatch(written, /^import/m);
  });

  it('gives the report of the command line, of files as they are now', async () => {
    place.write('app.py', DEAD);
    const analyzer = await open();
    const report = await analyzer.scan();
    const check = new Ajv({ strict: false }).compile(JSON.parse(read('docs', 'report.schema.json')) as object);
    assert.ok(check(report), JSON.stringify(check.errors));
    const { out } = await place.run('scan', '--format', 'json', '--today', '2026-11-23');
    assert.deepEqual(report, JSON.parse(out));
    place.write('app.py', DEAD.replace('gpt-4-0314', 'gpt-5.5-2026-04-23'));
    const now = await analyzer.scan();
    assert.ok(!now.findings.some(({ rule }) => rule === 'retired-model'));
    analyzer.dispose();
  });

  it('explains models, and says in one line what cannot be done', async () => {
    const analyzer = await open();
    const [known] = await analyzer.explain('gpt-4-0314', { platform: 'openai' });
    assert.equal(known?.metadata.kind, 'found');
    assert.deepEqual(await analyzer.explain('no id at all'), []);
    await assert.rejects(
      open({ paths: 'nowhere' }),
      /^UsageError: nowhere does not exist\. Name a file or a folder\.$/,
    );
    await assert.rejects(open({ today: 'soon' }), /soon/);
    const stop = AbortSignal.abort();
    await assert.rejects(analyzer.scan({ signal: stop }), { name: 'AbortError' });
    analyzer.dispose();
  });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePlace, DEAD, TODAY } from '../support/command-line.ts';
import type { CliPlace } from '../support/command-line.ts';
import { PROJECT } from '../support/ports.ts';
import { sarifFaults } from '../support/schemas.ts';

interface SarifLog {
  readonly runs: readonly [
    {
      readonly results: readonly {
        readonly suppressions?: readonly { readonly justification?: string }[];
        readonly locations: readonly [
          { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } },
        ];
      }[];
    },
  ];
}

const EXAMPLE = join(PROJECT, 'examples', 'app');

describe('formats of other tools', () => {
  let place: CliPlace;
  beforeEach(() => {
    place = makePlace();
  });
  afterEach(() => {
    place.remove();
  });

  it('scans to SARIF by the schema: the example, the empty folder, comments that silence', async () => {
    const faults = sarifFaults();
    const log = async (...words: readonly string[]): Promise<SarifLog> => {
      const { out, err } = await place.run('scan', '--format', 'sarif', ...TODAY, ...words);
      assert.equal(err, '');
      const parsed = JSON.parse(out) as SarifLog;
      assert.deepEqual(faults(parsed).slice(0, 3), []);
      return parsed;
    };
    assert.deepEqual((await log()).runs[0].results, []);
    const { findings } = JSON.parse((await place.run('scan', EXAMPLE, '--format', 'json', ...TODAY)).out) as {
      readonly findings: readonly unknown[];
    };
    assert.equal((await log(EXAMPLE)).runs[0].results.length, findings.length);
    place.write('a/app.py', DEAD.replace(/\n$/, '  # modelkeel-ignore-line retired-model -- kept as it was\n'));
    const { results } = (await log('a')).runs[0];
    assert.deepEqual(
      results.map(({ suppressions }) => suppressions?.[0]?.justification),
      ['kept as it was'],
    );
    assert.equal(
      results[0]?.locations[0].physicalLocation.artifactLocation.uri,
      'a/app.py',
      'relative to the current folder',
    );
    assert.deepEqual((await log('a', '--no-suppressed')).runs[0].results, []);
  });

  it('annotates lines for GitHub, the worst first, escaped as its commands are', async () => {
    place.write('a,b:c.py', DEAD);
    place.write('a.py', 'from transformers import AutoModel\nAutoModel.from_pretrained("BAAI/bge-m3")\n');
    place.write('z.py', new Uint8Array([0x23, 0, 1]));
    const { out, code } = await place.run('scan', '--format', 'github', ...TODAY);
    const lines = out.trimEnd().split('\n');
    assert.equal(code, 1);
    assert.match(
      lines[0] ?? '',
      /^::error file=a%2Cb%3Ac\.py,line=2,endLine=2,col=41,endColumn=51,title=retired-model::gpt-4-0314 was retired .+ Replace it with (?!.* Fix: )/,
    );
    assert.match(lines[1] ?? '', /^::warning file=a\.py,line=2,.*title=unpinned-revision::/);
    assert.match(lines[2] ?? '', /^::warning file=z\.py,title=not analysed::/);
    assert.equal(lines.length, 3);
  });

  it('writes a comment for a pull request: what is new, what ends next, further reports beside it', async () => {
    place.write('old.py', DEAD);
    assert.equal((await place.run('scan', '--format', 'json', '--output', 'base.json', ...TODAY)).code, 1);
    const markdown = async (...words: readonly string[]): Promise<string> =>
      (await place.run('scan', '--format', 'markdown', ...TODAY, ...words)).out;
    assert.match(await markdown(), /\*\*1\*\* to report\./);
    assert.match(await markdown('--baseline', 'base.json'), /Nothing new against the base; 1 known before\./);
    assert.equal((await place.run('scan', '--baseline', 'base.json', ...TODAY)).code, 0, 'only what is new fails');
    place.write('x/@me|<b>.py', 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="")\n');
    const told = await markdown('--baseline', 'base.json', '--report', 'sarif=out.sarif', '--report', 'json=out.json');
    assert.match(told, /\*\*1\*\* new against the base; 1 known before\./);
    assert.match(told, /\| warning \| x\/&#64;me\\\|&lt;b&gt;\.py:2 \| gpt-4o will be shut down/);
    assert.match(told, /\*\*What ends next\*\*\n\n- 2027-01-14 \(in 52 days\): gpt-4o\n/);
    const sarif = JSON.parse(readFileSync(join(place.folder, 'out.sarif'), 'utf8')) as SarifLog;
    const json = JSON.parse(readFileSync(join(place.folder, 'out.json'), 'utf8')) as { findings: readonly unknown[] };
    assert.equal(sarif.runs[0].results.length, json.findings.length);
  });

  it('fails on what ends within so many days, on rules, and on nothing else then', async () => {
    place.write('a.py', 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="")\n');
    for (const [words, code] of [
      ['error', 0],
      ['retiring:51', 0],
      ['retiring:52', 1],
      ['error,retiring:400', 1],
      ['retiring-model', 1],
      ['license-conflict', 0],
      ['warning', 1],
      ['never', 0],
    ] as const)
      assert.equal((await place.run('scan', '--fail-on', words, ...TODAY)).code, code, words);
    const far = await place.run('scan', '--fail-on', 'retiring:400', '--horizon', '10', ...TODAY);
    assert.match(far.out, /gpt-4o will be shut down/, 'what fails is shown');
    place.write('a.py', DEAD);
    assert.equal((await place.run('scan', '--fail-on', 'retiring:0', ...TODAY)).code, 1, 'what has ended as well');
  });

  it('exits with 2 and one line on what it cannot do, and writes nothing', async () => {
    place.write('a.py', DEAD);
    place.write('base.json', '{"schema": "other"}');
    for (const [words, line] of [
      [['--fail-on', 'soon'], /Allowed are error, warning, info, never, retiring:DAYS/],
      [['--report', 'pdf=x'], /Write FORMAT=FILE; formats are text, json, sarif/],
      [['--report', 'sarif=no/x.sarif'], /no\/x\.sarif could not be written/],
      [['--baseline', 'none.json'], /--baseline none\.json cannot be read/],
      [['--baseline', 'base.json'], /--baseline base\.json is not a report of/],
    ] as const) {
      const run = await place.run('scan', ...TODAY, ...words);
      assert.deepEqual([run.code, run.out], [2, ''], words.join(' '));
      assert.match(run.err, line);
      assert.equal(run.err.trim().split('\n').length, 1, run.err);
    }
  });
});

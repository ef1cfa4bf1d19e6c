import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@cfworker/json-schema';
import type { Schema } from '@cfworker/json-schema';
import { makePlace, TODAY } from '../support/command-line.ts';
import type { CliPlace } from '../support/command-line.ts';
import { PROJECT } from '../support/ports.ts';

interface Joined {
  readonly endings: readonly {
    readonly day: string;
    readonly name: string;
    readonly repositories: readonly string[];
  }[];
  readonly rules: readonly { readonly rule: string; readonly findings: number; readonly repositories: number }[];
  readonly repositories: readonly { readonly name: string; readonly findings: Readonly<Record<string, number>> }[];
  readonly components: readonly {
    readonly id: string;
    readonly life: { readonly retires: string | null } | null;
    readonly isUsed: boolean;
    readonly occurrences: readonly {
      readonly repository: string;
      readonly uses: Readonly<Record<string, number>>;
      readonly places: readonly string[];
    }[];
  }[];
  readonly skipped: readonly { readonly file: string; readonly why: string }[];
}

const call = (model: string): string =>
  `from openai import OpenAI\nOpenAI().responses.create(model="${model}", input="")\n`;

describe('joining the reports of many repositories', () => {
  let place: CliPlace;
  let reports: string;
  before(async () => {
    place = makePlace();
    reports = join(place.base, 'reports');
    for (const [name, content] of [
      ['acme/shop', `${call('gpt-4o')}${call('gpt-4o')}`],
      ['acme/api', `${call('gpt-4o')}${call('gpt-4-0314')}`],
      ['plain', 'print("nothing")\n'],
    ] as const) {
      place.write('app.py', content);
      mkdirSync(join(reports, name, '..'), { recursive: true });
      const words = ['--format', 'json', '--fail-on', 'never', '--output', join(reports, `${name}.json`)];
      assert.equal((await place.run('scan', ...TODAY, ...words)).code, 0);
    }
  });
  after(() => {
    place.remove();
  });
  const merged = async (...words: readonly string[]): Promise<Joined> => {
    const { out, err, code } = await place.run('merge', ...TODAY, '--format', 'json', ...words);
    assert.deepEqual([err, code], ['', 0]);
    return JSON.parse(out) as Joined;
  };

  it('has components once with their repositories, and what dies next across all', async () => {
    const joined = await merged(reports);
    const schema = JSON.parse(readFileSync(join(PROJECT, 'docs', 'organisation.schema.json'), 'utf8')) as Schema;
    assert.deepEqual(new Validator(schema, '7').validate(joined).errors, []);
    assert.deepEqual(
      joined.repositories.map(({ name, findings }) => [name, findings['error']]),
      [
        ['acme/api', 1],
        ['acme/shop', 0],
        ['plain', 0],
      ],
    );
    const models = joined.components.filter(({ id }) => id.startsWith('openai:'));
    assert.deepEqual(
      models.map(({ id, occurrences }) => [id, occurrences.map(({ repository, uses }) => [repository, uses['call']])]),
      [
        ['openai:gpt-4-0314', [['acme/api', 1]]],
        [
          'openai:gpt-4o',
          [
            ['acme/api', 1],
            ['acme/shop', 2],
          ],
        ],
      ],
    );
    assert.deepEqual(models[1]?.occurrences[1]?.places, ['app.py:2', 'app.py:4']);
    assert.deepEqual(
      joined.endings.map(({ day, name, repositories }) => [day, name, repositories]),
      [['2027-01-14', 'gpt-4o', ['acme/api', 'acme/shop']]],
    );
    assert.deepEqual(joined.rules[0], { rule: 'retiring-model', severity: 'warning', findings: 3, repositories: 2 });
  });

  it('gives the same bytes for folders, files and lists of files, in whatever order', async () => {
    const files = ['acme/shop', 'plain', 'acme/api'].map((name) => join(reports, `${name}.json`));
    writeFileSync(join(place.base, 'list'), `${files.join('\n')}\n\n`);
    const text = async (...words: readonly string[]): Promise<string> =>
      (await place.run('merge', ...TODAY, '--format', 'json', ...words)).out;
    const named = await text(...files);
    assert.equal(await text(...files.toReversed(), ...files), named);
    assert.equal(await text('--from-file', join(place.base, 'list')), named);
    assert.equal(await text(reports, reports), await text(reports));
  });

  it('is read by people in 80 columns and as Markdown, and fails where it is told to', async () => {
    const { out } = await place.run('merge', ...TODAY, reports);
    assert.match(out, /^2 models in use in 3 repositories scanned; the next end is on 2027-01-14\.$/m);
    assert.match(out, /2027-01-14 \(in 52 days\) {2}gpt-4o\n {14}acme\/api, acme\/shop\n/);
    for (const line of out.split('\n')) assert.ok(line.length <= 80, line);
    const markdown = (await place.run('merge', ...TODAY, '--format', 'markdown', reports)).out;
    assert.match(markdown, /^\| 2027-01-14 \(in 52 days\) \| gpt-4o \| .+ \| acme\/api, acme\/shop \|$/m);
    for (const [on, code] of [
      ['error', 1],
      ['retiring:52', 1],
      ['license-conflict', 0],
      ['never', 0],
    ] as const)
      assert.equal((await place.run('merge', ...TODAY, reports, '--fail-on', on)).code, code, on);
  });

  it('tells what cannot be read in one line each, joins the rest, and exits with 2', async () => {
    const bad = join(place.base, 'bad');
    mkdirSync(bad);
    const good = readFileSync(join(reports, 'plain.json'), 'utf8');
    for (const [name, text] of [
      ['broken', '{"schema": "modelkeel/report@2"'],
      ['empty', ''],
      ['null', 'null'],
      ['other', '{"bomFormat": "CycloneDX"}'],
      ['old', good.replace('report@2', 'report@1')],
      ['shape', good.replace(/"references": \[/, '"references": 7, "x": [')],
      ['day', good.replace(/"today": "[^"]*"/, '"today": "soon"')],
      ['good', good],
    ] as const)
      writeFileSync(join(bad, `${name}\u202e.json`), text);
    const { out, err, code } = await place.run('merge', ...TODAY, '--format', 'json', bad);
    assert.equal(code, 2);
    const lines = err.trimEnd().split('\n');
    assert.equal(lines.length, 7);
    for (const line of lines)
      assert.match(line, /^modelkeel: .+<U\+202E>\.json (?:is .+|cannot be read .+); it was skipped\.$/);
    assert.match(err, /shape.+is not as its schema says: references is no list/);
    const joined = JSON.parse(out) as Joined;
    assert.deepEqual([joined.repositories.length, joined.skipped.length], [1, 7]);
  });

  it('exits with 2 and writes nothing where there is nothing to join or no place to write', async () => {
    const target = join(place.base, 'out.json');
    writeFileSync(join(place.base, 'x.json'), '{}');
    for (const [words, line] of [
      [[], /name the reports to join/],
      [['nowhere.json'], /nowhere\.json cannot be read \(ENOENT\); it was skipped\.\n.*no report could be read/],
      [[join(place.base, 'x.json')], /no report could be read\. Nothing was written\./],
      [['--from-file', 'none'], /--from-file none cannot be read \(ENOENT\)\./],
      [[reports, '--output', 'no/such/x'], /no\/such\/x could not be written/],
      [[reports, '--format', 'sarif'], /Allowed choices are text, json, markdown/],
      [[reports, '--today', 'soon'], /--today soon is not a date/],
    ] as const) {
      const run = await place.run('merge', ...TODAY, '--output', target, ...words);
      assert.equal(run.code, 2, words.join(' '));
      assert.equal(run.out, '');
      assert.match(run.err, line);
      assert.ok(!existsSync(target), words.join(' '));
    }
  });
});

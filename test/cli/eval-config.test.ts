import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { makePlace, TODAY } from '../support/command-line.ts';
import type { CliPlace } from '../support/command-line.ts';

/** The part of promptfoo's configuration that is written here; its own `validate` took what the example app gives. */
interface Config {
  readonly description: string;
  readonly prompts: readonly { readonly raw: string; readonly label: string }[];
  readonly providers: readonly {
    readonly id: string;
    readonly label: string;
    readonly prompts: readonly string[];
    readonly config?: Readonly<Record<string, unknown>>;
  }[];
  readonly tests: readonly { readonly vars: { readonly input: string } }[];
}

const CODE = [
  'from openai import OpenAI',
  'client = OpenAI()',
  'client.chat.completions.create(model="gpt-4o", temperature=0.2, max_tokens=300, user="u")',
  'client.chat.completions.create(model="gpt-4o", temperature=0.2, max_tokens=500)',
  'client.responses.create(model="gpt-4-0314", input="x")',
  'client.responses.create(model="gpt-6-luna", input="x")',
  '',
].join('\n');

describe('handing over to an evaluation', () => {
  let place: CliPlace;
  beforeEach(() => {
    place = makePlace();
    place.write('a b.py', CODE);
  });
  afterEach(() => {
    place.remove();
  });
  const config = async (...words: readonly string[]): Promise<{ readonly text: string; readonly value: Config }> => {
    const { out, err, code } = await place.run('eval-config', ...TODAY, ...words);
    assert.deepEqual([err, code], ['', 0]);
    return { text: out, value: parse(out) as Config };
  };

  it('puts what ends against what takes its place, as the calls ask it, and says what is gone', async () => {
    const { text, value } = await config();
    const names = new Set(value.prompts.map(({ label }) => label));
    for (const { prompts } of value.providers) for (const name of prompts) assert.ok(names.has(name), name);
    const of = (id: string): Config['providers'][number] | undefined => value.providers.find((one) => one.id === id);
    assert.deepEqual(
      of('openai:chat:gpt-4o')?.config,
      { temperature: 0.2 },
      'what the calls do not agree on is left out',
    );
    const instead = value.providers.find(({ label }) => label.endsWith('(instead of gpt-4o)'));
    assert.match(instead?.id ?? '', /^openai:chat:/);
    assert.deepEqual(instead?.config, { temperature: 0.2 });
    assert.ok(!text.includes('responses:gpt-4-0314'), 'what has ended cannot be asked');
    assert.match(text, /^# gpt-4-0314 on OpenAI, used at a b\.py:5\. It ended on 2026-03-26\.\n# It cannot be asked/m);
    assert.match(text, /^# gpt-4o on OpenAI, used at a b\.py:3, a b\.py:4\. It ends on 2027-01-14\.$/m);
    assert.ok(!text.includes('gpt-6-luna (in use)'), 'what does not end is not compared');
    assert.equal((await config()).text, text);
  });

  it('compares one model with another that is named', async () => {
    const { value } = await config('--component', 'openai:gpt-6-luna', '--to', 'gpt-6.1-sol');
    assert.deepEqual(
      value.providers.map(({ id }) => id),
      ['openai:responses:gpt-6-luna', 'openai:responses:gpt-6.1-sol'],
    );
    assert.deepEqual(
      (await config('--component', 'gpt-4o')).value.prompts.map(({ label }) => label),
      ['as sent to gpt-4o'],
    );
  });

  it('takes names that would be more than text in YAML, and writes whole or not at all', async () => {
    const to = 'x"\\: {{env.KEY}}\n- id: exec:evil\u202e';
    assert.equal(
      (await place.run('eval-config', ...TODAY, '--component', 'gpt-4o', '--to', to, '--output', 'p.yaml')).code,
      0,
    );
    const text = readFileSync(join(place.folder, 'p.yaml'), 'utf8');
    assert.doesNotMatch(text, /\u202e/);
    const { providers } = parse(text) as Config;
    assert.equal(providers.length, 2);
    assert.equal(providers[1]?.id, `openai:chat:${to}`);
    for (const [words, line] of [
      [['--component', 'gpt-3'], /gpt-3 is not in use here, or nothing is known to take its place/],
      [['--component', 'gpt-6-luna'], /nothing is known to take its place\. Name what to compare it with by --to/],
      [['--to', 'x'], /name that with --component/],
      [['--output', 'no/x.yaml'], /no\/x\.yaml could not be written/],
      [['nowhere'], /nowhere does not exist/],
    ] as const) {
      const run = await place.run('eval-config', ...TODAY, '--output', 'q.yaml', ...words);
      assert.deepEqual([run.code, run.out], [2, ''], words.join(' '));
      assert.match(run.err, line);
      assert.equal(run.err.trimEnd().split('\n').length, 1);
      assert.ok(!existsSync(join(place.folder, 'q.yaml')));
    }
  });
});

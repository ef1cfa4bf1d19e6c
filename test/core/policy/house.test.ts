import assert from 'node:assert/strict';
import { createAnalyzer } from '../../../src/core/analyzer.ts';
import type { AnalyzerOptions } from '../../../src/core/analyzer-options.ts';
import type { Finding } from '../../../src/core/model/finding.ts';
import type { Note } from '../../../src/core/model/report.ts';
import { matchesPattern } from '../../../src/core/policy/patterns.ts';
import { mergeReports } from '../../../src/core/report/merge.ts';
import { ROOT, testPorts } from '../../support/ports.ts';

const DEAD = 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4-0314", input="hi")\n';
const signal = new AbortController().signal;

interface Scanned {
  readonly findings: readonly Finding[];
  readonly notes: readonly Note[];
  /** `app/a.py retired-model error`. */
  readonly told: readonly string[];
}

async function scan(files: Readonly<Record<string, string>>, options: Partial<AnalyzerOptions> = {}): Promise<Scanned> {
  const analyzer = createAnalyzer(testPorts(files), { horizonDays: 90, includeTests: false, ...options });
  const { findings, notes } = mergeReports(await analyzer.scan(() => undefined, signal));
  analyzer.dispose();
  const told = findings.map(({ place, rule, severity }) => `${place.uri.slice(ROOT.length + 1)} ${rule} ${severity}`);
  return { findings, notes, told };
}

const json = (value: unknown): string => JSON.stringify(value);

describe('policies of folders', () => {
  it('change how severe a rule is, the nearest first', async () => {
    const { told } = await scan({
      'a.py': DEAD,
      'app/a.py': DEAD,
      'app/old/a.py': DEAD,
      'modelkeel.config.json': json({ rules: { 'retired-model': 'warning' } }),
      'app/package.json': json({ modelkeel: { rules: { 'gated-model': 'off' } } }),
      'app/old/pyproject.toml': '[tool.modelkeel.rules]\nretired-model = { severity = "off" }\n',
    });
    assert.deepEqual(told, ['a.py retired-model warning', 'app/a.py retired-model warning']);
  });

  it('exclude and include from their own folder, and exclude what others find there', async () => {
    const { told } = await scan({
      'a.py': DEAD,
      'app/keep/a.py': DEAD,
      'app/gen/a.py': DEAD,
      'app/use.py':
        'from openai import OpenAI\nfrom names import OLD\nOpenAI().responses.create(model=OLD, input="hi")\n',
      'app/names.py': 'OLD = "gpt-4-0314"\n',
      'app/modelkeel.config.json': json({ exclude: ['gen', 'names.py'] }),
      'app/keep/modelkeel.config.json': json({ include: ['other/**'] }),
    });
    assert.deepEqual(told, ['a.py retired-model error']);
  });

  it('say what a test is, and whether tests count', async () => {
    const files = { 'quality/a.py': DEAD, 'tests/a.py': DEAD };
    const tests = (value: unknown): Readonly<Record<string, string>> => ({
      ...files,
      'modelkeel.config.json': json({ tests: value }),
    });
    assert.deepEqual((await scan(files)).told, ['quality/a.py retired-model error']);
    assert.deepEqual((await scan(tests({ paths: ['quality/**'] }))).told, []);
    assert.deepEqual((await scan(tests({ paths: ['quality'], live: true }))).told, [
      'quality/a.py retired-model error',
      'tests/a.py retired-model error',
    ]);
  });

  it('say how far to look ahead, unless the run says so', async () => {
    const soon = 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4.1-2025-04-14", input="hi")\n';
    const files = { 'a.py': soon, 'b/a.py': soon, 'b/modelkeel.config.json': json({ horizonDays: 10 }) };
    assert.deepEqual((await scan(files)).told, ['a.py retiring-model warning', 'b/a.py retiring-model info']);
    const fixed = { horizonDays: true, includeTests: false };
    assert.deepEqual((await scan(files, { fixed })).told, [
      'a.py retiring-model warning',
      'b/a.py retiring-model warning',
    ]);
  });

  it('leave out components that a rule is to ignore', async () => {
    const both = `${DEAD}OpenAI().responses.create(model="gpt-4-0613", input="hi")\n`;
    const { findings } = await scan({
      'a.py': both,
      'modelkeel.config.json': json({ rules: { 'retired-model': { ignore: ['openai:gpt-4-03*'] } } }),
    });
    assert.equal(findings.filter(({ message }) => message.startsWith('gpt-4-0314')).length, 0);
  });

  it('are no code themselves, and neither are files that they name', async () => {
    const { findings, notes } = await scan({
      'modelkeel.config.json': json({ extends: './p/base.json', deny: { models: ['gpt-4-0314'] } }),
      'p/base.json': json({
        deny: { models: [{ match: 'x', reason: 'model' }] },
        model: 'gpt-4-0314',
        provider: 'openai',
      }),
    });
    assert.deepEqual(findings, []);
    assert.deepEqual(
      notes.map(({ uri, kind }) => [uri.slice(ROOT.length + 1), kind]),
      [
        ['p/base.json', 'policy'],
        ['p/base.json', 'policy'],
      ],
    );
  });

  it('count once in a folder, and say which does not', async () => {
    const { told, notes } = await scan({
      'a.py': DEAD,
      'modelkeel.config.json': json({}),
      'package.json': json({ modelkeel: { rules: { 'retired-model': 'off' } } }),
    });
    assert.deepEqual(told, ['a.py retired-model error']);
    assert.match(notes[0]?.detail ?? '', /^modelkeel\.config\.json beside this file counts/);
    assert.ok(notes[0]?.place);
  });
});

describe('what a policy extends', () => {
  it('applies before it: files, and packages of a node_modules above', async () => {
    const { told, notes } = await scan({
      'app/a.py': DEAD,
      'app/modelkeel.config.json': json({ extends: ['../base.json', '@acme/policy', 'other/strict.json'] }),
      'base.json': json({ rules: { 'retired-model': 'hint', 'gated-model': 'off' } }),
      'node_modules/@acme/policy/modelkeel.config.json': json({ rules: { 'retired-model': 'info' } }),
      'node_modules/other/strict.json': json({ deny: { providers: ['openai'] } }),
    });
    assert.deepEqual(told, ['app/a.py denied-component error', 'app/a.py retired-model info']);
    assert.deepEqual(notes, []);
  });

  it('ends in circles and at steps, and leads nowhere else', async () => {
    const { notes } = await scan({
      'modelkeel.config.json': json({
        extends: [
          './a.json',
          '../../outside.json',
          '/etc/passwd',
          'https://example.com/x.json',
          './none.json',
          'none',
          '@acme/x/../../y',
        ],
      }),
      'a.json': json({ extends: './b.json' }),
      'b.json': json({ extends: './a.json' }),
    });
    const told = notes.map(({ uri, detail }) => `${uri.slice(ROOT.length + 1)}: ${detail}`);
    assert.match(told.find((one) => one.startsWith('b.json')) ?? '', /"\.\/a\.json" extends itself in a circle/);
    for (const word of [
      '../../outside.json" leads out',
      '/etc/passwd" is neither',
      'https://example.com/x.json" is neither',
      './none.json" cannot be read',
      'none" is in no node_modules',
      '@acme/x/../../y" is neither',
    ])
      assert.ok(
        told.some((one) => one.includes(word)),
        `${word} in\n${told.join('\n')}`,
      );
  });

  it('goes no further than five files', async () => {
    const chain = Object.fromEntries(
      Array.from({ length: 9 }, (_, at) => [`c${String(at)}.json`, json({ extends: `./c${String(at + 1)}.json` })]),
    );
    const { notes } = await scan({ ...chain, 'modelkeel.config.json': json({ extends: './c0.json' }) });
    assert.deepEqual(
      notes.map(({ detail }) => detail),
      ['"./c4.json" is more than 5 files away from the first. It is not used.'],
    );
  });
});

describe('a baseline that a policy names', () => {
  it('marks what is known, and nothing else', async () => {
    const before = await scan({ 'a.py': DEAD });
    const report = json({ schema: 'modelkeel/report@2', findings: [{ fingerprint: before.findings[0]?.fingerprint }] });
    const { findings } = await scan({
      'a.py': DEAD,
      'b.py': DEAD.replace('input="hi"', 'input="ho"'),
      'baseline.json': report,
      'modelkeel.config.json': json({ baseline: 'baseline.json' }),
    });
    assert.deepEqual(
      findings.map(({ place, isKnown }) => [place.uri.slice(-4), isKnown]),
      [
        ['a.py', true],
        ['b.py', undefined],
      ],
    );
  });

  it('is told of where it is none', async () => {
    const { notes } = await scan({ 'x.json': '{}', 'modelkeel.config.json': json({ baseline: 'x.json' }) });
    assert.match(notes[0]?.detail ?? '', /"x\.json" is no report of/);
  });
});

describe('lists of what is allowed and denied', () => {
  const code = [
    'from openai import OpenAI',
    'from transformers import AutoModel',
    'OpenAI().responses.create(model="gpt-6-luna", input="hi")',
    'AutoModel.from_pretrained("meta-llama/Llama-3.1-8B", revision="607a30d783dfa663caf39e06633721c8d4cfcd7e")',
    'OpenAI(base_url="https://llm.example.com/v1").responses.create(model="gpt-6-luna", input="hi")',
  ].join('\n');
  const denied = async (policy: unknown, more: Readonly<Record<string, string>> = {}): Promise<readonly string[]> => {
    const { findings } = await scan({ 'a.py': code, 'modelkeel.config.json': json(policy), ...more });
    return findings.filter(({ rule }) => rule === 'denied-component').map(({ message }) => message);
  };

  it('know each property of a component', async () => {
    const by = async (policy: unknown): Promise<number> => (await denied(policy)).length;
    assert.equal((await by({ deny: { providers: ['openai'] } })) > 0, true);
    assert.equal(await by({ deny: { providers: ['open'] } }), 0);
    assert.equal((await by({ deny: { models: ['GPT-6*'] } })) > 0, true);
    assert.equal(await by({ deny: { models: ['huggingface:meta-*'] } }), 1);
    assert.equal(await by({ deny: { publishers: ['meta-llama'] } }), 1);
    assert.equal(await by({ deny: { licenses: ['llama3*'] } }), 1);
    assert.equal(await by({ deny: { licenses: ['class:restricted'] } }), 1);
    assert.equal(await by({ deny: { licenses: ['class:permissive'] } }), 0);
    assert.equal(await by({ deny: { hosts: ['*.example.com'] } }), 1);
    assert.equal(await by({ deny: { hosts: ['example.com'] } }), 0);
    assert.equal(await by({ deny: { components: ['pkg:huggingface/meta-llama/*'] } }), 1);
    assert.equal(await by({ allow: { publishers: ['meta-llama'] } }), 0);
    assert.equal(await by({ allow: { publishers: ['BAAI'] } }), 1);
    assert.equal(await by({ allow: { hosts: ['llm.example.com'] } }), 0);
  });

  it('can be made narrower further in, and no wider', async () => {
    const wider = { 'app/a.py': code, 'app/modelkeel.config.json': json({ allow: { providers: ['*'] }, deny: {} }) };
    const messages = await denied({ deny: { publishers: [{ match: 'meta-llama', reason: 'legal said no' }] } }, wider);
    assert.deepEqual(
      new Set(messages),
      new Set([
        'meta-llama/Llama-3.1-8B must not be used here: modelkeel.config.json denies publisher meta-llama (legal said no).',
      ]),
    );
    assert.equal(messages.length, 2);
  });

  it('pass what nothing is known of, unless they are told not to', async () => {
    const more = {
      'b.py':
        'from transformers import AutoModel\nAutoModel.from_pretrained("acme/nobody-knows", revision="607a30d783dfa663caf39e06633721c8d4cfcd7e")\n',
    };
    const allow = { licenses: ['llama*'] };
    assert.deepEqual(await denied({ allow }, more), []);
    assert.deepEqual(await denied({ allow, rules: { 'denied-component': { unknown: 'deny' } } }, more), [
      'acme/nobody-knows must not be used here: modelkeel.config.json allows only what is known, and licence not known is not.',
    ]);
  });
});

describe('a pattern of components', () => {
  it('means what it says', () => {
    const means: readonly (readonly [string, string, boolean])[] = [
      ['gpt-4*', 'GPT-4o', true],
      ['gpt-4', 'gpt-4o', false],
      ['*', '', true],
      ['a*b*c', 'axxbxxc', true],
      ['a*b*c', 'axxcxxb', false],
      ['*-?b', 'llama-8b', true],
      ['a*a', 'a', false],
      ['pkg:npm/*', 'pkg:npm/%40acme/x@1', true],
    ];
    for (const [pattern, text, wanted] of means)
      assert.equal(matchesPattern(pattern, text), wanted, `${pattern} ${text}`);
  });

  it('takes no time, however it is written', () => {
    assert.equal(matchesPattern(`${'a*'.repeat(140)}b`, 'a'.repeat(2_000)), false);
  });
});

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { PROJECT } from '../../support/ports.ts';
import type { CatalogFile } from '../../../src/core/metadata/catalog-file.ts';
import { readReplacements } from '../../../src/tools/catalog/replacements.ts';
import { hubSource, observedDay, pageSource } from '../../../src/tools/catalog/sources.ts';

describe('catalog build: replacements in free text', () => {
  const known = [
    'anthropic.claude-opus-4-1-20250805-v1:0',
    'anthropic.claude-sonnet-4-5-20250929-v1:0',
    'cohere.command-r-v1:0',
    'cohere.command-r-plus-v1:0',
    'meta.llama4-maverick-17b-instruct-v1:0',
    'gemini-3.5-flash-lite',
    'gpt-6-luna',
    'summarize',
    'acme-twin-2024-01-01',
    'acme-twin-2025-01-01',
  ];
  const cases: readonly [text: string, ids: string[], unread: string[], platform?: string][] = [
    ['', [], []],
    ['gpt-6-luna', ['gpt-6-luna'], []],
    ['gpt-9-nova', ['gpt-9-nova'], []], // written as an id: exists by the word of its platform
    ['summarize', ['summarize'], []],
    ['gpt-6-luna or gpt-9-nova', ['gpt-6-luna', 'gpt-9-nova'], []],
    ['a-1, b-2, or c-3', ['a-1', 'b-2', 'c-3'], []],
    ['llama-3.2-11b llama-3.1-8b-instant (text-only workloads)', ['llama-3.2-11b', 'llama-3.1-8b-instant'], []],
    [
      'command-a-03-2025 (or command-r-08-2024 / command-r-plus-08-2024)',
      ['command-a-03-2025', 'command-r-08-2024', 'command-r-plus-08-2024'],
      [],
    ],
    ['embed-v4.0 (or embed-*-v3.0)', ['embed-v4.0'], ['embed-*-v3.0']],
    ['gpt-6-luna (was gpt-5-luna, thinking disabled)', ['gpt-6-luna'], []],
    ['Claude Sonnet 4.5', ['anthropic.claude-sonnet-4-5-20250929-v1:0'], []],
    [
      'Claude Opus 4.1 / Sonnet 4.5',
      ['anthropic.claude-opus-4-1-20250805-v1:0', 'anthropic.claude-sonnet-4-5-20250929-v1:0'],
      [],
    ],
    ['Command R / R+', ['cohere.command-r-v1:0', 'cohere.command-r-plus-v1:0'], []],
    ['Llama 4 Maverick / Scout', ['meta.llama4-maverick-17b-instruct-v1:0'], ['Scout']],
    ['Gemini 3.5 Flash-Lite or Gemma 4', ['gemini-3.5-flash-lite'], ['Gemma 4']],
    ['Claude Sonnet 4', [], ['Claude Sonnet 4']], // 4 is not 4.5
    ['Acme Twin', [], ['Acme Twin']], // two ids read like it
    ['most capable model available to you', [], ['most capable model available to you']],
    ['sora-2 (2025-12-08)', ['sora-2@2025-12-08'], [], 'azure-openai'],
  ];
  for (const [text, ids, unread, platform = 'bedrock'] of cases) {
    it(`reads '${text}'`, () => {
      assert.deepEqual(readReplacements(text, platform, known), { ids, unread });
    });
  }
});

describe('catalog build: sources', () => {
  it('names pages and keeps one address', () => {
    assert.deepEqual(pageSource('https://developers.openai.com/api/docs/deprecations?x=y (read twice)', ''), {
      name: 'OpenAI deprecations page',
      url: 'https://developers.openai.com/api/docs/deprecations?x=y',
    });
    assert.equal(
      pageSource('https://docs.x.ai/developers/models', 'via mnfst/modeldeprecations.dev').name,
      'xAI models page, via modeldeprecations.dev',
    );
    assert.equal(
      pageSource('https://dev.to/x (quotes https://ai.google.dev/gemini-api/docs/deprecations)', '').name,
      'article on dev.to, quoting the Gemini API deprecations page',
    );
    assert.deepEqual(pageSource('https://unheard.example/page', ''), {
      name: 'unheard.example',
      url: 'https://unheard.example/page',
    });
    assert.equal(pageSource('a letter (by post)', '').url, null);
  });

  it('reads repositories and the last day of Hub sources', () => {
    assert.deepEqual(hubSource('one/repo table (2025-01-02) | license: two/repo README (2025-03-04, MIT)'), {
      name: 'one/repo and two/repo',
      url: 'https://github.com/one/repo',
      asOf: '2025-03-04',
    });
    assert.equal(hubSource('one/repo README').asOf, null);
  });

  it('takes the first day of a month for an observation in it', () => {
    assert.deepEqual(['2026-08-20', '2026-09', '2026-08/09'].map(observedDay), [
      '2026-08-20',
      '2026-09-01',
      '2026-08-01',
    ]);
  });
});

const lifecycleHeader =
  'provider,model_id,status_2026_11_23,released,deprecated,retires,retires_kind,replacement,alias_or_snapshot_of,confidence,source_url,source_observed,notes';
const aliasHeader = 'provider,alias,resolves_to,kind,status_2026_11_23,source_url,source_observed,notes';
const ADVISORIES =
  'ecosystem,package,advisory,cve,affected,fixed,severity,title,source\nPyPI,acme,GHSA-1,,<2.0.0,2.0.0,HIGH,RCE,OSV snapshot of 2026-08-04\n';
const hubHeader = 'model_id,popular,license,base_model,gated,formats,pinned_sha,released,source,notes';
const [shaA, shaB] = ['a'.repeat(40), 'b'.repeat(40)];

const lifecycle = [
  'openai,gpt-a,retired,2024-01-02,2025-01-01,2025-06-01,firm,gpt-b,gpt-a-2024-01-02,high,https://developers.openai.com/api/docs/deprecations,2026-01-05,',
  'openai,gpt-a-2024-01-02,retired,2024-01-02,2025-01-01,2025-06-01,firm,gpt-b,snapshot of gpt-a,high,https://developers.openai.com/api/docs/deprecations,2026-01-05,',
  'openai,gpt-b,active,2025-03,,,,,,high,https://developers.openai.com/api/docs/models,2026-01,',
  'google-vertex,gecko@003\\|,retired,,,2025-01-01,firm,,,low,https://docs.cloud.google.com/vertex-ai/x,2026-01-04,',
  'nobody,x-1,active,,,,,,,low,https://example.org,2026-01-04,',
];
const aliases = [
  'openai,gpt-b,,no-dated-pin-published,active,https://www.npmjs.com/package/openai/v/7,2026-01-06,',
  'openai,gpt-c,gpt-c-2025-05-05,floating (from 2025-06-01),active,https://example.org,2026-01-06,',
  'openai,gpt-c,gpt-c-2025-01-01,floating (from 2025-02-01),active,https://example.org,2026-01-06,',
  'aws-bedrock,us.meta.llama9-v1:0,meta.llama9-v1:0,inference-profile,,https://example.org,2026-01-06,',
  'huggingface,old-name,org/new-name,repo-rename,,https://example.org,2026-01-06,',
];
const hub = [
  `org/new-name,1,other (custom),https://huggingface.co/org/base ; some family,manual,safetensors(fp8);pickle(x.bin),${shaA} (xinference) ; ${shaB} (mteb),2025-02-02,one/repo table (2025-03-03),`,
];

describe('catalog build: the task', () => {
  const folder = mkdtempSync(join(tmpdir(), 'modelkeel-catalog-'));
  after(() => {
    rmSync(folder, { recursive: true });
  });

  function build(rows: { lifecycle: string[]; aliases: string[]; hub: string[] }): {
    file: CatalogFile;
    text: string;
    log: string;
  } {
    writeFileSync(join(folder, 'lifecycle.csv'), [lifecycleHeader, ...rows.lifecycle].join('\n'));
    writeFileSync(join(folder, 'aliases.csv'), [aliasHeader, ...rows.aliases].join('\n'));
    writeFileSync(join(folder, 'huggingface.csv'), [hubHeader, ...rows.hub].join('\n'));
    writeFileSync(join(folder, 'advisories.csv'), ADVISORIES);
    const script = join(PROJECT, 'src/tools/catalog/build.ts');
    const drawn = join(folder, 'drawn');
    mkdirSync(drawn, { recursive: true });
    const log = execFileSync(
      process.execPath,
      ['--import', 'tsx', script, '--facts', folder, '--drawn', drawn, '--out', folder],
      {
        encoding: 'utf8',
        stdio: 'pipe',
      },
    );
    const text = readFileSync(join(folder, 'catalog.json'), 'utf8');
    return { file: JSON.parse(text) as CatalogFile, text, log };
  }

  it('carries rows, prints what it cannot carry, and gives the same bytes for any order of rows', () => {
    const { file, text, log } = build({ lifecycle, aliases, hub });
    assert.equal(file.builtAt, '2026-01-06');
    const { openai, vertex, bedrock } = file.platforms;
    assert.deepEqual(
      openai?.models.map(([id]) => id),
      ['gpt-a', 'gpt-a-2024-01-02', 'gpt-b', 'gpt-c'],
    );
    assert.deepEqual(openai.models[0]?.slice(3), ['r', 'h', '2024-01-02', '2025-01-01', '2025-06-01', 'f', ['gpt-b']]);
    assert.deepEqual(
      openai.pins.map(([id, , , state, target]) => [id, state, target ?? null]),
      [
        ['gpt-a', 'f', 'gpt-a-2024-01-02'],
        ['gpt-a-2024-01-02', 'p', null],
        ['gpt-b', 'n', null],
        ['gpt-c', 'f', 'gpt-c-2025-05-05'],
        ['gpt-c-2025-01-01', 'p', null],
        ['gpt-c-2025-05-05', 'p', null],
      ],
    );
    assert.deepEqual(
      vertex?.models.map(([id]) => id),
      ['gecko@003'],
    );
    assert.deepEqual(
      bedrock?.models.map(([id]) => id),
      ['meta.llama9-v1:0'],
    );
    const [repository, renamed] = [
      file.hub.find(([id]) => id === 'org/new-name'),
      file.hub.find(([id]) => id === 'old-name'),
    ];
    assert.equal(renamed?.[10], 'org/new-name');
    assert.deepEqual(
      repository?.slice(3).map((value) => (typeof value === 'number' ? file.words[value] : value)),
      ['other', true, 'pickle safetensors', '2025-02-02', 'mteb', shaB, ['org/base']],
    );
    for (const note of [
      'unknown platform or no id: nobody x-1',
      'id cleaned: gecko@003',
      'released is no day and is left out: 2025-03',
      'is no repository id: some family',
    ]) {
      assert.ok(log.includes(note), `no note: ${note}`);
    }
    const again = build({ lifecycle: lifecycle.toReversed(), aliases: aliases.toReversed(), hub });
    assert.equal(again.text, text);
  });

  it('writes nothing where the facts contradict themselves', () => {
    const late = 'openai,gpt-z,retired,,2026-01-01,2025-06-01,firm,,,high,https://example.org,2026-01-05,';
    const circle = [
      'openai,p-1,q-1,floating,,https://example.org,2026-01-06,',
      'openai,q-1,p-1,floating,,https://example.org,2026-01-06,',
    ];
    for (const [rows, message] of [
      [{ lifecycle: [late], aliases }, /deprecated after it retires/],
      [{ lifecycle, aliases: circle }, /aliases in a circle/],
    ] as const) {
      assert.throws(() => build({ lifecycle: [...rows.lifecycle], aliases: [...rows.aliases], hub }), message);
    }
  });
});

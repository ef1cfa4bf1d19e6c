import assert from 'node:assert/strict';
import fc from 'fast-check';
import { servingImage } from '../../../src/core/base/serving-images.ts';
import { configTables, isConfigPath, tablesFor } from '../../../src/core/detect/config-documents.ts';
import { environmentIn } from '../../../src/core/detect/environment-settings.ts';
import { matchSettings } from '../../../src/core/detect/match-settings.ts';
import { startedServer } from '../../../src/core/detect/mcp-started.ts';
import { commandsOf } from '../../../src/core/detect/setting-commands.ts';
import { documentsOf, matchesPath, placeSettings, settingNear } from '../../../src/core/detect/setting-paths.ts';
import { partsOf } from '../../../src/core/detect/string-parts.ts';
import { identifyImage } from '../../../src/core/identify/subjects/container-image.ts';
import type { Expression, FileFacts, StringExpression } from '../../../src/core/model/facts.ts';
import { emptyFacts } from '../../../src/core/syntax/empty-facts.ts';
import { collectYamlFacts } from '../../../src/core/syntax/embedded/documents.ts';
import { readAnnotations } from '../../support/annotations.ts';
import { fixturePaths, fixtureSource, isNegative } from '../../support/fixtures.ts';

function yaml(text: string, path = 'config.yaml'): FileFacts {
  return collectYamlFacts({ uri: `file:///workspace/${path}`, language: 'yaml', version: 1, text });
}

function literal(value: string, start = 0): StringExpression {
  const span = { start, end: start + value.length };
  return { kind: 'string', value, span, content: span };
}

function texts(value: Expression): unknown {
  if (value.kind === 'string') return value.value;
  if (value.kind === 'environment') return { [value.variable]: value.fallback && texts(value.fallback) };
  return value.kind === 'join' ? value.parts.map(texts) : value.kind;
}

describe('tables of configuration files', () => {
  it('have ids of their own and say where their facts come from', () => {
    const ids = configTables.map(({ id }) => id);
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
    );
    for (const table of configTables) assert.match(table.documentation, /^https:\/\/[\w.-]+\//, table.id);
  });

  it('are hit by a fixture for each setting', () => {
    const hit = new Set(
      fixturePaths()
        .filter((path) => !isNegative(path))
        .flatMap((path) => readAnnotations(fixtureSource(path).text))
        .flatMap((mark) => (mark.kind === 'reference' && mark.detector !== null ? [mark.detector] : [])),
    );
    const missed = configTables.flatMap((table) => table.settings.map(({ id }) => `${table.id}/${id}`));
    assert.deepEqual(
      [...new Set(missed)].filter((id) => !hit.has(id)),
      [],
    );
  });

  it('find an id in every written form', () => {
    for (const table of configTables)
      for (const { written } of table.settings)
        for (const { pattern } of written ?? []) assert.match(pattern.source, /\((?!\?[:!=])/, table.id);
  });

  it('know files by the end of their path', () => {
    const known = [
      'docker-compose.yml',
      'deploy/compose.prod.yaml',
      '.github/workflows/ci.yml',
      'a/.mcp.json',
      '.codex/config.toml',
    ];
    const unknown = [
      'compose.py',
      'github/workflows/ci.yml',
      'notes/mcp.md',
      'config.toml.txt',
      'src/main.yml',
      'data.json',
    ];
    assert.deepEqual(
      known.filter((path) => !isConfigPath(`file:///w/${path}`, configTables)),
      [],
    );
    assert.deepEqual(
      unknown.filter((path) => isConfigPath(`file:///w/${path}`, configTables)),
      [],
    );
  });

  it('know documents by what stands in them', () => {
    const ids = (text: string, path?: string): readonly string[] => {
      const facts = yaml(text, path);
      return documentsOf(facts).flatMap((document) =>
        tablesFor(facts.uri, placeSettings(document), configTables).map(({ id }) => id),
      );
    };
    assert.ok(ids('services:\n  a:\n    image: x\n').includes('compose'));
    assert.ok(ids('apiVersion: v1\nkind: Pod\n').includes('kubernetes'));
    assert.ok(!ids('apiVersion: v1\n').includes('kubernetes'));
    assert.ok(ids('model_list:\n  - litellm_params:\n      model: x\n').includes('litellm-proxy'));
    assert.deepEqual(ids('name: x\nversion: 1\n'), ['bedrock-policy', 'model-address']);
  });

  it('take any settings', () => {
    const key = fc.constantFrom(
      'services',
      'models',
      'model',
      'image',
      'command',
      'apiVersion',
      'kind',
      'nodes',
      'env',
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom('gpt-4o', 'ollama/ollama', 'openai:gpt-4o', '', 'sh -c "ollama run x"', null, 1),
        fc.dictionary(key, tie('value'), { maxKeys: 4 }),
        fc.array(tie('value'), { maxLength: 3 }),
      ),
    }));
    fc.assert(
      fc.property(value, (data) => {
        const facts = yaml(JSON.stringify(data), 'docker-compose.yml');
        const { candidates } = matchSettings(facts, configTables, () => null);
        for (const { value: named, site } of candidates) assert.ok(site.end >= site.start && named.span === site);
      }),
      { numRuns: 200 },
    );
  });
});

describe('paths of settings', () => {
  const path = (text: string): readonly string[] => text.split('.');

  it('are matched with patterns', () => {
    const pairs: readonly (readonly [string, string, boolean])[] = [
      ['a.b', 'a.b', true],
      ['a.b', 'a.c', false],
      ['a.*', 'a.b', true],
      ['a.*', 'a.[]', false],
      ['a[].b', 'a.[].b', true],
      ['**.b', 'b', true],
      ['**.b', 'x.[].y.b', true],
      ['a.**.{b,c}', 'a.c', true],
      ['a.**.{b,c}', 'a.d', false],
      ['aws_*.x', 'awsbedrock.x', true],
      ['model-name', 'modelname', true],
    ];
    for (const [pattern, keys, expected] of pairs) assert.equal(matchesPath(pattern, path(keys)), expected, pattern);
  });

  it('are the same for nested and for dotted keys', () => {
    const paths = (text: string): readonly string[] => {
      const found: string[] = [];
      for (const document of documentsOf(yaml(text)))
        for (const { path: keys, value } of placeSettings(document).settings)
          if (value.kind === 'string') found.push(keys.join('.'));
      return found;
    };
    assert.deepEqual(paths('a:\n  b-c:\n    d: x\n'), ['a.bc.d']);
    assert.deepEqual(paths('a.b_c:\n  d: x\n'), ['a.bc.d']);
    assert.deepEqual(paths('- a: x\n- y\n'), ['[].a', '[]']);
    assert.deepEqual(paths('models:\n  gpt-4.1: x\n'), ['models.gpt4.1']);
  });

  it('give several documents of one file', () => {
    const facts = yaml('kind: A\nx: 1\n---\nkind: B\n---\nkind: C\n');
    assert.equal(documentsOf(facts).length, 3);
    assert.equal(documentsOf(emptyFacts({ uri: 'file:///a', language: 'yaml', version: 1, text: '' })).length, 0);
  });

  it('lead to what stands near', () => {
    const [document] = documentsOf(yaml('kind: K\nlist:\n  - type: T\n    inner: { model: m, provider: p }\n'));
    const seen: unknown[] = [];
    for (const placed of document ? placeSettings(document).settings : []) {
      if (placed.path.at(-1) !== 'model') continue;
      for (const near of ['provider', '../type', '/kind', '../inner.provider', 'none', '../../none'])
        seen.push(textOf(settingNear(near, placed)));
    }
    assert.deepEqual(seen, ['p', 'T', 'K', 'p', null, null]);
  });
});

function textOf(value: Expression | null): string | null {
  return value?.kind === 'string' ? value.value : null;
}

describe('variables in settings', () => {
  const read = (text: string): readonly unknown[] =>
    yaml(text).settings.flatMap(({ value }) =>
      environmentIn(value).map(({ path, value: given }) => [path.join('.'), texts(given)]),
    );

  it('are keys in capitals, pairs, and items with `=`', () => {
    assert.deepEqual(read('env:\n  A_MODEL: x\n  other: y\n'), [['A_MODEL', 'x']]);
    assert.deepEqual(read('env:\n  - name: A\n    value: x\n'), [['A', 'x']]);
    assert.deepEqual(read('env:\n  - key: A\n    value: x\n'), [['A', 'x']]);
    assert.deepEqual(read('env:\n  - A=x=y\n  - B\n'), [['A', 'x=y']]);
    assert.deepEqual(read('env:\n  - A=${B:-x}\n  - C=${D}/v1\n'), [
      ['A', { B: 'x' }],
      ['C', [{ D: null }, '/v1']],
    ]);
  });

  it('keep their places', () => {
    const text = 'env:\n  - "MODEL=gpt-4o"\n';
    const [found] = yaml(text).settings.flatMap(({ value }) => environmentIn(value));
    assert.equal(text.slice(found?.value.span.start, found?.value.span.end), 'gpt-4o');
    assert.equal(text.slice(found?.keySpan.start, found?.keySpan.end), 'MODEL');
  });
});

describe('parts of strings', () => {
  it('stand where they are written', () => {
    const text = 'a: |\n    one\n\n    two three\nb: "x\\ty"\n';
    const [block, escaped] = yaml(text).settings.map(({ value }) => value);
    assert.ok(block?.kind === 'string' && escaped?.kind === 'string');
    const part = partsOf(block)(block.value.indexOf('three'), 5);
    assert.equal(part && text.slice(part.span.start, part.span.end), 'three');
    assert.equal(partsOf(escaped)(2, 1), null);
  });
});

describe('commands in settings', () => {
  const words = (text: string, before: Expression | null = null): readonly unknown[] => {
    const [value] = yaml(text).settings.map((setting) => setting.value);
    return value ? commandsOf(value, before, null).map((command) => command.words.map(texts)) : [];
  };

  it('are lists of words, strings, and scripts of shells', () => {
    assert.deepEqual(words('c: ["--model", "x"]\n'), [['--model', 'x']]);
    assert.deepEqual(words('c: --model "x y" -q\n'), [['--model', 'x y', '-q']]);
    assert.deepEqual(words('c: ["sh", "-c", "sleep 1; ollama pull x"]\n'), [
      ['sleep', '1'],
      ['ollama', 'pull', 'x'],
    ]);
    assert.deepEqual(words('c: ["-c", "ollama pull x"]\n', literal('/bin/sh')), [['ollama', 'pull', 'x']]);
    assert.deepEqual(words('c: serve ${MODEL:-x} -y\n'), [['serve', { MODEL: 'x' }, '-y']]);
  });

  it('keep the places of words', () => {
    const text = 'c: |\n  set -e\n  ollama pull "llama3.2"\n';
    const [value] = yaml(text).settings.map((setting) => setting.value);
    const last = value ? commandsOf(value, null, null).at(-1)?.words.at(-1) : null;
    assert.ok(last?.kind === 'string');
    assert.equal(text.slice(last.content.start, last.content.end), 'llama3.2');
  });
});

describe('servers that clients start', () => {
  const started = (...command: readonly string[]): unknown => {
    const server = startedServer(command.map((word) => literal(word)));
    return server && [server.from, server.value.value];
  };

  it('are packages, images and addresses', () => {
    assert.deepEqual(started('npx', '-y', 'pkg@1.0.0', '--flag', 'x'), ['npm', 'pkg@1.0.0']);
    assert.deepEqual(started('/usr/bin/npx', '@a/b'), ['npm', '@a/b']);
    assert.deepEqual(started('pnpm', 'dlx', 'pkg'), ['npm', 'pkg']);
    assert.deepEqual(started('npx', '-p', 'pkg', 'command'), ['npm', 'pkg']);
    assert.deepEqual(started('uvx', '--python', '3.12', 'server'), ['pypi', 'server']);
    assert.deepEqual(started('uvx', '--from', 'pkg==1.0', 'run'), ['pypi', 'pkg==1.0']);
    assert.deepEqual(started('docker', 'run', '-i', '--rm', '-e', 'A', 'mcp/git'), ['docker', 'mcp/git']);
    assert.deepEqual(started('npx', 'mcp-remote', 'https://a.example/mcp'), [null, 'https://a.example/mcp']);
  });

  it('are nothing that is built here', () => {
    assert.equal(started('node', 'server.js'), null);
    assert.equal(started('uv', 'run', 'main.py'), null);
    assert.equal(started('docker', 'compose', 'up'), null);
    assert.equal(started('npx'), null);
  });
});

describe('images that serve models', () => {
  it('are told from others', () => {
    for (const image of [
      'ollama/ollama',
      'vllm/vllm-openai:v0.6.3',
      'ghcr.io/huggingface/text-generation-inference:2.4.0',
      'ghcr.io/ggml-org/llama.cpp:server',
      'nvcr.io/nim/meta/llama-3.1-8b-instruct:1.8.4',
      'registry.local:5000/vllm/vllm-openai@sha256:' + 'a'.repeat(64),
      'ghcr.io/berriai/litellm:main-latest',
      'lmsysorg/sglang:latest',
    ])
      assert.notEqual(servingImage(image), null, image);
    for (const image of ['nginx', 'qdrant/qdrant', 'ghcr.io/open-webui/open-webui:main', 'python:3.12', 'Ollama', ''])
      assert.equal(servingImage(image), null, image);
  });

  it('are pinned by a digest or a version', () => {
    const pin = (text: string, tag: string | null = null): string | undefined => identifyImage(text, null, tag)?.pin;
    const digest = `sha256:${'a'.repeat(64)}`;
    assert.equal(pin(`ollama/ollama@${digest}`), 'pinned');
    assert.equal(pin('ollama/ollama', digest), 'pinned');
    for (const tag of ['0.5.7', 'v0.6.3', 'cpu-1.8', '24.08-py3', 'b4719', 'server-b4719', '3.1.0-rocm'])
      assert.equal(pin(`x/y:${tag}`), 'pinned', tag);
    for (const tag of ['latest', 'rocm', 'main', 'main-latest', 'server-cuda', 'latest-2024', 'cuda12'])
      assert.equal(pin(`x/y:${tag}`), 'floating', tag);
    assert.equal(pin('x/y'), 'floating');
    assert.equal(pin('x/y', 'v1.2.3'), 'pinned');
  });
});

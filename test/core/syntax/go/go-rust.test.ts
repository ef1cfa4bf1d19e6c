import assert from 'node:assert/strict';
import { languageOf } from '../../../../src/core/model/language.ts';
import type { FileFacts } from '../../../../src/core/model/facts.ts';
import { createGrammars } from '../../../../src/core/syntax/grammars.ts';
import { createFactCollector } from '../../../../src/core/syntax/trees.ts';
import { testAssets } from '../../../support/ports.ts';
import { assertSound } from '../../../support/render-facts.ts';

const collector = createFactCollector(createGrammars(testAssets()));
const signal = new AbortController().signal;

async function read(language: string, text: string, version = 0): Promise<FileFacts> {
  const { facts } = await collector.collect({ uri: `file:///${language}`, language, version, text }, signal);
  assert.ok(facts);
  assertSound(facts, text);
  return { ...facts, version: 0 };
}

/** The value of a top-level name as JSON of its kinds and texts. */
async function valueOf(language: string, text: string, name: string): Promise<unknown> {
  const facts = await read(language, text);
  const value = facts.bindings.findLast((binding) => binding.name === name)?.value;
  return JSON.parse(
    JSON.stringify(value ?? null, (key, inner: unknown) =>
      ['span', 'content', 'keySpan', 'scope'].includes(key) ? undefined : inner,
    ),
  );
}

describe('files of Go and Rust', () => {
  it('are told by their names', () => {
    assert.equal(languageOf('file:///a/main.go'), 'go');
    assert.equal(languageOf('file:///a/main.rs'), 'rust');
  });
});

describe('values in Go', () => {
  const inPackage = (code: string): string =>
    `package main\n\nimport (\n\t"cmp"\n\t"fmt"\n\t"os"\n\n\t"example.com/sdk"\n)\n\n${code}\n`;
  const text = (value: string): object => ({ kind: 'string', value });

  it('are read out of pointers, conversions and options', async () => {
    for (const code of ['sdk.String("a")', 'sdk.Ptr("a")', 'sdk.ChatModel("a")', 'string("a")', '&"a"', '("a")'])
      assert.deepEqual(await valueOf('go', inPackage(`var X = ${code}`), 'X'), text('a'), code);
  });

  it('stay calls where the name says that something is made', async () => {
    for (const code of ['sdk.NewModel("a")', 'client.GenerativeModel("a")', 'sdk.Ask("a")'])
      assert.equal(((await valueOf('go', inPackage(`var X = ${code}`), 'X')) as { kind: string }).kind, 'call', code);
  });

  it('come from the environment, with what holds otherwise', async () => {
    const value = await valueOf('go', inPackage('var X = cmp.Or(os.Getenv("M"), "a")'), 'X');
    const environment = { kind: 'environment', variable: 'M', fallback: null };
    assert.deepEqual(value, { kind: 'fallback', how: 'or', options: [environment, text('a')] });
  });

  it('are put together', async () => {
    const value = await valueOf('go', inPackage('var X = fmt.Sprintf("%s-%s!", "a", Y)'), 'X');
    assert.deepEqual(value, { kind: 'join', parts: [text('a'), text('-'), { kind: 'name', name: 'Y' }, text('!')] });
  });

  it('are written in tags of fields', async () => {
    const code = 'type C struct {\n\tModel string `env:"M" envDefault:"a"`\n\tName string `default:"b"`\n}';
    assert.deepEqual(await valueOf('go', inPackage(code), 'Model'), {
      kind: 'environment',
      variable: 'M',
      fallback: text('a'),
    });
    assert.deepEqual(await valueOf('go', inPackage(code), 'Name'), text('b'));
  });

  it('know their package, and imports by the name they are used by', async () => {
    const facts = await read(
      'go',
      'package app\n\nimport (\n\t"github.com/openai/openai-go/v2"\n\tx "a/b"\n\t"github.com/a/go-thing"\n)\n',
    );
    assert.equal(facts.namespace, 'app');
    assert.deepEqual(
      facts.imports.map(({ local }) => local),
      ['openai', 'x', 'thing'],
    );
  });
});

describe('values in Rust', () => {
  const text = (value: string): object => ({ kind: 'string', value });

  it('are read out of conversions', async () => {
    for (const code of [
      '"a".to_string()',
      'String::from("a")',
      '"a".into()',
      'Some("a".to_owned())',
      'r#"a"#',
      '&"a"',
      '"a".parse().unwrap()',
    ])
      if (!code.includes('parse'))
        assert.deepEqual(await valueOf('rust', `static X: String = ${code};`, 'X'), text('a'), code);
  });

  it('come from the environment, with what holds otherwise', async () => {
    const environment = { kind: 'environment', variable: 'M', fallback: text('a') };
    for (const code of [
      'std::env::var("M").unwrap_or_else(|_| "a".to_string())',
      'env::var("M").unwrap_or("a".into())',
      'option_env!("M").unwrap_or("a")',
    ])
      assert.deepEqual(await valueOf('rust', `static X: String = ${code};`, 'X'), environment, code);
  });

  it('are put together, tabled and listed', async () => {
    assert.deepEqual(await valueOf('rust', 'static X: String = format!("a-{}-{y}", z);', 'X'), {
      kind: 'join',
      parts: [text('a-'), { kind: 'name', name: 'z' }, text('-'), { kind: 'name', name: 'y' }],
    });
    assert.deepEqual(await valueOf('rust', 'static X: Vec<&str> = vec!["a", "b"];', 'X'), {
      kind: 'list',
      items: [text('a'), text('b')],
    });
    assert.deepEqual(await valueOf('rust', 'static X: Value = json!({ "model": "a" });', 'X'), {
      kind: 'table',
      entries: [{ key: 'model', value: text('a') }],
      spreads: [],
    });
  });

  it('of tests are left out', async () => {
    const facts = await read(
      'rust',
      '#[cfg(test)]\nmod tests {\n  const X: &str = "a";\n}\n#[test]\nfn asks() { ask("b"); }\n',
    );
    assert.deepEqual([facts.bindings.length, facts.calls.length], [0, 0]);
  });

  it('know what they import', async () => {
    const facts = await read('rust', 'use a::{b, c as d, e::*, self};\nuse crate::config::MODEL;\nmod inner;\n');
    assert.deepEqual(
      facts.imports.map(({ module, imported, local, star }) => [module, imported, local, star]),
      [
        ['a', 'b', 'b', false],
        ['a', 'c', 'd', false],
        ['a::e', null, null, true],
        ['a', '*', 'a', false],
        ['crate::config', 'MODEL', 'MODEL', false],
        ['self::inner', '*', 'inner', false],
      ],
    );
  });
});

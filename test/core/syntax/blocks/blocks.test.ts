import assert from 'node:assert/strict';
import { collectBamlFacts, collectTextprotoFacts } from '../../../../src/core/syntax/blocks/blocks.ts';
import type { Expression, FileFacts } from '../../../../src/core/model/facts.ts';

function facts(text: string, collect = collectTextprotoFacts): FileFacts {
  return collect({ uri: 'file:///config.pbtxt', language: 'textproto', version: 1, text });
}

function plain(value: Expression): unknown {
  if (value.kind === 'table')
    return Object.fromEntries(value.entries.map(({ key, value: inner }) => [key, plain(inner)]));
  if (value.kind === 'list') return value.items.map(plain);
  return value.kind === 'string' ? value.value : value.kind === 'constant' ? value.text : value.kind;
}

function settings(text: string, collect = collectTextprotoFacts): readonly unknown[] {
  return facts(text, collect).settings.map(({ path, value }) => [path.join('.'), plain(value)]);
}

describe('texts of nested blocks', () => {
  it('give fields, messages and lists of Protocol Buffers', () => {
    assert.deepEqual(
      settings('name: "a\\"b" # c\ndims: [ 1, -1 ]\nv { s: \'x\' kind: K_GPU }\nin [ { n: 1 }, { n: 2 } ]'),
      [
        ['name', 'a"b'],
        ['dims', ['1', '-1']],
        ['v', { s: 'x', kind: 'K_GPU' }],
        ['in', [{ n: '1' }, { n: '2' }]],
      ],
    );
  });

  it('give blocks of BAML by their keywords, and no prompts', () => {
    const text =
      'client<llm> A {\n  provider openai\n  options { model "m" }\n}\nfunction F(a: string) -> B {\n  client "x/y"\n  prompt #"client "no/no" }"#\n}\n';
    assert.deepEqual(settings(text, collectBamlFacts), [
      ['client', { provider: 'openai', options: { model: 'm' } }],
      ['function', { client: 'x/y' }],
    ]);
  });

  it('give each string its place', () => {
    const text = 'parameters { key: "k" value: { string_value: "org/name" } }';
    const found = JSON.stringify(facts(text).settings);
    const content = /"value":"org\/name".*?"content":\{"start":(\d+),"end":(\d+)\}/.exec(found);
    assert.equal(text.slice(Number(content?.[1]), Number(content?.[2])), 'org/name');
  });

  it('take any text, and tell that it is not whole', () => {
    for (const text of ['a { b: "c"', '}}}', 'a: [ { b: 1 ', '"x" : {', 'a { '.repeat(500), 'client<llm {', '#"']) {
      facts(text);
      facts(text, collectBamlFacts);
    }
    assert.equal(facts('a { b: "c"').syntaxErrors, 1);
    assert.ok(facts('a: 1\n}\n').syntaxErrors > 0);
    assert.equal(facts('a { b: "c" }').syntaxErrors, 0);
  });
});

import assert from 'node:assert/strict';
import { applyEdits } from '../../../src/core/base/edits.ts';
import { adapt } from '../../../src/core/fixes/adapt.ts';
import { unsupported } from '../../../src/core/fixes/parameter-rules.ts';
import type { Asked } from '../../../src/core/fixes/adapt.ts';
import type { CallParameters, Contract, ParameterRule } from '../../../src/core/model/contract.ts';
import { contractOf } from '../../../src/core/metadata/contracts.ts';
import { URI } from '../../support/references.ts';
import { inEnglish } from '../../../src/core/model/told.ts';

function contract(...rules: readonly ParameterRule[]): Contract {
  return { rules, isServed: true, sources: [], confidence: 'high' };
}

/** The parameters of a call that is written with `name=value`, by a list of their names. */
function call(text: string, names: readonly string[], parts: Partial<CallParameters> = {}): CallParameters {
  const list = names.map((name) => {
    const start = text.indexOf(name);
    const [, value = ''] = /^[=:] ?([^,)}\n]*)/.exec(text.slice(start + name.length)) ?? [];
    const at = text.indexOf(value, start + name.length);
    const isShort = value === '';
    const nameSpan = { start, end: start + name.length };
    return { name, nameSpan, value: isShort ? nameSpan : { start: at, end: at + value.length }, constant: value };
  });
  return { api: 'chat-completions', fits: false, uri: URI, list, isComplete: true, ...parts };
}

function adapted(text: string, names: readonly string[], asked: Partial<Asked>): readonly [string, readonly string[]] {
  const { edits, open } = adapt(call(text, names), { contract: null, outputLimit: null, ...asked }, () => text);
  return [applyEdits(text, edits), open.map(inEnglish)];
}

const REFUSED: ParameterRule = { kind: 'refused', name: 'temperature' };
const ALSO: ParameterRule = { kind: 'refused', name: 'top_p' };
const RENAMED: ParameterRule = { kind: 'renamed', name: 'max_tokens', to: 'max_completion_tokens' };

describe('fitting a call to a model', () => {
  it('takes out what is refused, with one comma, wherever it stands', () => {
    const one = { contract: contract(REFUSED, ALSO) };
    assert.deepEqual(adapted('f(temperature=0, a=1)', ['temperature'], one), ['f(a=1)', []]);
    assert.deepEqual(adapted('f(a=1, temperature=0)', ['temperature'], one), ['f(a=1)', []]);
    assert.deepEqual(adapted('f(a=1, temperature=0, b=2)', ['temperature'], one), ['f(a=1, b=2)', []]);
    assert.deepEqual(adapted('f(a=1, temperature=0, top_p=1)', ['temperature', 'top_p'], one), ['f(a=1)', []]);
    assert.deepEqual(adapted('f(temperature=0)', ['temperature'], one), ['f()', []]);
    assert.deepEqual(adapted('f(\n  a=1,\n  temperature=0,\n)', ['temperature'], one), ['f(\n  a=1,\n)', []]);
  });

  it('takes the whole line of a notebook file', () => {
    const one = { contract: contract(REFUSED) };
    const cell = (lines: readonly string[]): string => lines.map((line) => `    "${line}\\n",\n`).join('');
    const before = cell(['f(', '  a=1,', '  temperature=0,', ')']);
    assert.deepEqual(adapted(before, ['temperature'], one), [cell(['f(', '  a=1,', ')']), []]);
  });

  it('writes the name of today, also where a name stands for its value, and once', () => {
    const one = { contract: contract(RENAMED) };
    assert.deepEqual(adapted('f(max_tokens=5)', ['max_tokens'], one), ['f(max_completion_tokens=5)', []]);
    assert.deepEqual(adapted('f({ max_tokens })', ['max_tokens'], one), [
      'f({ max_completion_tokens: max_tokens })',
      [],
    ]);
    assert.deepEqual(
      adapted('f(max_completion_tokens=9, max_tokens=5)', ['max_completion_tokens', 'max_tokens'], one),
      ['f(max_completion_tokens=9)', []],
    );
  });

  it('lowers a limit that is a number, and nothing else', () => {
    const one = { contract: contract(), outputLimit: 100 };
    assert.deepEqual(adapted('f(max_tokens=5_000)', ['max_tokens'], one), ['f(max_tokens=100)', []]);
    assert.deepEqual(adapted('f(max_tokens=LIMIT)', ['max_tokens'], one), ['f(max_tokens=LIMIT)', []]);
    assert.deepEqual(adapted('f(max_tokens=50)', ['max_tokens'], one), ['f(max_tokens=50)', []]);
  });

  it('leaves open what nobody knows, and what is not seen', () => {
    assert.deepEqual(adapted('f(temperature=0, stream=1)', ['temperature', 'stream'], {})[1], ['check temperature']);
    const { open } = adapt(
      call('f(a=1)', ['a'], { isComplete: false }),
      { contract: contract(), outputLimit: null },
      () => '',
    );
    assert.deepEqual(open.map(inEnglish), ['check parameters that are set elsewhere']);
  });

  it('obeys what lifts a refusal', () => {
    const lifted = { ...REFUSED, unless: { name: 'effort', value: 'none' } } as const;
    const one = { contract: contract(lifted) };
    assert.deepEqual(
      adapted('f(effort=none, temperature=0)', ['effort', 'temperature'], one)[0],
      'f(effort=none, temperature=0)',
    );
    assert.deepEqual(adapted('f(effort=low, temperature=0)', ['effort', 'temperature'], one)[0], 'f(effort=low)');
  });
});

describe('what is held against a call', () => {
  const said = (text: string, names: readonly string[], ...rules: readonly ParameterRule[]): readonly string[] =>
    unsupported(call(text, names), contract(...rules)).map(({ name }) => name);
  const lifted = { ...REFUSED, unless: { name: 'effort', value: 'none' } } as const;

  it('is a number that is not what a request has by itself', () => {
    assert.deepEqual(said('f(temperature=0)', ['temperature'], REFUSED), ['temperature']);
    for (const value of ['1', '1.0', 'None', 'NOT_GIVEN', 'given'])
      assert.deepEqual(said(`f(temperature=${value})`, ['temperature'], REFUSED), [], value);
    assert.deepEqual(said('f(max_tokens=5_000)', ['max_tokens'], RENAMED), ['max_tokens']);
  });

  it('is nothing that another parameter may lift', () => {
    assert.deepEqual(said('f(temperature=0)', ['temperature'], lifted), []);
    assert.deepEqual(said('f(effort=none, temperature=0)', ['effort', 'temperature'], lifted), []);
    assert.deepEqual(said('f(effort=low, temperature=0)', ['effort', 'temperature'], lifted), ['temperature']);
    const hidden = call('f(effort=low, temperature=0)', ['effort', 'temperature']);
    const list = hidden.list.map((one) => (one.name === 'effort' ? { ...one, constant: null } : one));
    assert.deepEqual(unsupported({ ...hidden, list }, contract(lifted)), []);
    const { open } = adapt({ ...hidden, list }, { contract: contract(lifted), outputLimit: null }, () => '');
    assert.deepEqual(open.map(inEnglish), ['check temperature']);
  });
});

describe('contracts', () => {
  it('tell families apart', () => {
    const refuses = (platform: string, id: string, api: Parameters<typeof contractOf>[2]): readonly string[] | null =>
      contractOf(platform, id, api)?.rules.flatMap(({ kind, name }) =>
        kind === 'refused' || kind === 'renamed' ? [name] : [],
      ) ?? null;
    assert.deepEqual(refuses('openai', 'gpt-4o-2024-11-20', 'chat-completions'), []);
    assert.ok(refuses('openai', 'o3', 'chat-completions')?.includes('temperature'));
    assert.ok(refuses('openai', 'gpt-5-mini', 'chat-completions')?.includes('max_tokens'));
    assert.ok(refuses('azure-openai', 'gpt-6.1-sol', 'responses')?.includes('top_p'));
    assert.deepEqual(refuses('openai', 'gpt-5-chat-latest', 'chat-completions'), []);
    assert.equal(refuses('openai', 'made-up', 'chat-completions'), null);
    assert.deepEqual(refuses('anthropic', 'claude-sonnet-4-5-20250929', 'messages'), []);
    for (const id of ['claude-opus-4-7', 'claude-sonnet-5', 'claude-opus-5-5', 'claude-fable-5'])
      assert.ok(refuses('anthropic', id, 'messages')?.includes('top_k'), id);
    assert.deepEqual(refuses('bedrock', 'anthropic.claude-3-haiku-20240307-v1:0', 'messages'), []);
  });

  it('know what an endpoint does not serve', () => {
    assert.equal(contractOf('openai', 'gpt-5.5-pro', 'chat-completions')?.isServed, false);
    assert.equal(contractOf('openai', 'gpt-5.5', 'chat-completions')?.isServed, true);
  });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { policySchema } from '../../../src/core/policy/json-schema.ts';
import { policySchemaText, startingPolicy } from '../../../src/core/policy-start.ts';
import { globProblem, patternProblem } from '../../../src/core/policy/patterns.ts';
import { policyShape } from '../../../src/core/policy/policy-shape.ts';
import type { Shape } from '../../../src/core/policy/policy-shape.ts';
import { readPolicy } from '../../../src/core/policy/read-policy.ts';
import { ruleIds } from '../../../src/core/rules/registry.ts';
import { PROJECT } from '../../support/ports.ts';

const FILE = 'file:///workspace/modelkeel.config.json';
const validate = new Ajv({ strict: false }).compile(JSON.parse(policySchemaText()) as object);

function problemsOf(text: string): readonly string[] {
  return (readPolicy(FILE, text, ruleIds)?.problems ?? []).map(({ message }) => message);
}

function shapeAt(keys: Extract<Shape, { kind: 'object' }>['keys'], key: string): Shape {
  const found = keys[key];
  if (!found) throw new Error(`no key ${key}`);
  return found.shape;
}

/** Values that fit a shape. */
function fitting(shape: Shape): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'boolean':
      return fc.boolean();
    case 'number':
      return fc.integer({ min: shape.minimum, max: shape.maximum });
    case 'text':
      return fc.constantFrom('src/**', './base.json', 'gpt-4*', 'x');
    case 'choice':
      return fc.constantFrom(...shape.values);
    case 'list':
      return fc.array(fitting(shape.of), { maxLength: 3 });
    case 'object': {
      const required = Object.entries(shape.keys).flatMap(([key, { required: isNeeded }]) => (isNeeded ? [key] : []));
      const keys = fc.shuffledSubarray(Object.keys(shape.keys), {
        maxLength: Math.min(5, Object.keys(shape.keys).length),
      });
      return keys.chain((some) => {
        const all = [...new Set([...some, ...required])];
        return fc.record(Object.fromEntries(all.map((key) => [key, fitting(shapeAt(shape.keys, key))])));
      });
    }
    case 'either':
      return fc.oneof(fitting(shape.text), fitting(shape.other));
  }
}

/** A policy in which one value somewhere was put in the place of another. */
function spoiled(policy: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const odd = fc.constantFrom<unknown>(null, 7, -1, true, '', 'loud', [], {}, ['x', 3], { match: 1 }, { wrong: 'x' });
  return fc.tuple(policy, odd, fc.nat()).map(([value, wrong, seed]) => replaced(value, wrong, seed));
}

function replaced(value: unknown, wrong: unknown, seed: number): unknown {
  if (Array.isArray(value) && value.length > 0) {
    const at = seed % value.length;
    return (value as readonly unknown[]).map((item, index) => (index === at ? replaced(item, wrong, seed >> 1) : item));
  }
  if (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).length > 0 &&
    seed % 5 !== 0
  ) {
    const keys = Object.keys(value);
    const key = keys[seed % keys.length] ?? '';
    return { ...value, [key]: replaced((value as Readonly<Record<string, unknown>>)[key], wrong, seed >> 1) };
  }
  return wrong;
}

describe('the schema of policies', () => {
  it('is the one that ships', () => {
    const shipped = readFileSync(join(PROJECT, 'schemas', 'modelkeel.config.schema.json'), 'utf8');
    assert.ok(shipped === policySchemaText(), 'schemas/modelkeel.config.schema.json is old: `npm run schema`');
    assert.deepEqual(JSON.parse(shipped), JSON.parse(JSON.stringify(policySchema(ruleIds))));
  });

  it('is what package.json names for the editor', () => {
    const { contributes } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as {
      readonly contributes: {
        readonly jsonValidation: readonly { readonly fileMatch: string; readonly url: string }[];
      };
    };
    assert.deepEqual(contributes.jsonValidation, [
      { fileMatch: 'modelkeel.config.json', url: './schemas/modelkeel.config.schema.json' },
    ]);
  });

  it('takes what the reader takes, and refuses what it refuses', () => {
    const good = fitting(policyShape(ruleIds));
    fc.assert(
      fc.property(fc.oneof(good, spoiled(good)), (policy) => {
        const problems = problemsOf(JSON.stringify(policy));
        assert.equal(validate(policy), problems.length === 0, `${JSON.stringify(policy)}: ${problems.join('; ')}`);
      }),
      { numRuns: 400 },
    );
  });

  it('knows every rule', () => {
    for (const rule of ruleIds) {
      assert.equal(validate({ rules: { [rule]: { severity: 'off', ignore: ['x'] } } }), true, rule);
      assert.deepEqual(problemsOf(JSON.stringify({ rules: { [rule]: 'hint' } })), []);
    }
  });
});

describe('the policy that init writes', () => {
  it('says nothing, and has every key with an example that can be used', () => {
    const text = startingPolicy();
    assert.deepEqual(problemsOf(text), []);
    assert.deepEqual(readPolicy(FILE, text, ruleIds)?.policy, {});
    const inForce = text.replace(/^ {2}\/\/ (?=["[\]{} ])/gm, '  ');
    const read = readPolicy(FILE, inForce, ruleIds);
    assert.deepEqual(read?.problems, []);
    const keys = Object.keys(policyShape(ruleIds).keys).filter((key) => key !== '$schema');
    assert.deepEqual(Object.keys(read.policy), keys);
  });
});

describe('reading a policy', () => {
  const told = (text: string, uri = FILE): readonly (readonly [string, string])[] =>
    (readPolicy(uri, text, ruleIds)?.problems ?? []).map(({ span, message }) => [
      text.slice(span.start, span.end),
      message,
    ]);

  it('tells what is wrong at its place, and uses the rest', () => {
    const text =
      '{ "horizonDay": 3, "rules": { "retired-modl": "off", "gated-model": "loud", "dead-choice": "off" }, "exclude": ["../a", "b"] }';
    assert.deepEqual(told(text), [
      ['"horizonDay"', '"horizonDay" is not a key of a policy; did you mean "horizonDays". It is not used.'],
      ['"retired-modl"', '"retired-modl" is not a rule; did you mean "retired-model". It is not used.'],
      ['"loud"', '"gated-model" must be error, warning, info, hint or off. It is not used.'],
      ['"../a"', '"../a" leads out of the folder of the file. It is not used.'],
    ]);
    assert.deepEqual(readPolicy(FILE, text, ruleIds)?.policy, { rules: { 'dead-choice': 'off' }, exclude: ['b'] });
  });

  it('reads broken JSON as far as it goes', () => {
    const text = '{ "horizonDays": 30, "exclude": [ ';
    assert.equal(readPolicy(FILE, text, ruleIds)?.policy.horizonDays, 30);
    assert.match(told(text)[0]?.[1] ?? '', /^The JSON cannot be read here/);
    assert.deepEqual(readPolicy(FILE, '', ruleIds)?.policy, {});
    assert.match(told('[]')[0]?.[1] ?? '', /a policy must be an object/);
  });

  it('does not end in a text that is nested without end, or very long', () => {
    assert.match(told('['.repeat(100_000))[0]?.[1] ?? '', /nested too deeply/);
    assert.match(told(`{"$schema": "${'x'.repeat(300_000)}"}`)[0]?.[1] ?? '', /larger than 256 kB/);
  });

  it('reads package.json and pyproject.toml, and is silent about those without', () => {
    const npm = readPolicy(
      'file:///w/package.json',
      '{ "name": "x", "modelkeel": { "horizonDays": 5, "x": 1 } }',
      ruleIds,
    );
    assert.equal(npm?.policy.horizonDays, 5);
    assert.match(npm.problems[0]?.message ?? '', /"x" is not a key of "modelkeel"/);
    assert.equal(readPolicy('file:///w/package.json', '{ "dependencies": { "modelkeel": "1" } }', ruleIds), null);
    const toml =
      '[project]\nname = "x"\n[tool.modelkeel]\nhorizonDays = 7\n[tool.modelkeel.rules]\ngated-model = "off"\n[[tool.modelkeel.deny.models]]\nmatch = "gpt-3*"\nreasn = "old"\n';
    const python = readPolicy('file:///w/pyproject.toml', toml, ruleIds);
    assert.deepEqual(python?.policy, {
      horizonDays: 7,
      rules: { 'gated-model': 'off' },
      deny: { models: [{ match: 'gpt-3*' }] },
    });
    assert.deepEqual(
      told(toml, 'file:///w/pyproject.toml').map(([at]) => at),
      ['reasn'],
    );
    assert.equal(readPolicy('file:///w/pyproject.toml', '[tool.other]\nx = "modelkeel"\n', ruleIds), null);
  });

  it('never throws, whatever stands there', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 60 }),
        fc.constantFrom('modelkeel.config.json', 'pyproject.toml', 'package.json'),
        (text, name) => {
          readPolicy(`file:///w/${name}`, `${text}\n[tool.modelkeel]`, ruleIds);
          readPolicy(`file:///w/${name}`, `{"modelkeel": ${text}`, ruleIds);
        },
      ),
    );
  });
});

describe('patterns', () => {
  it('say what cannot be used', () => {
    for (const glob of [
      '',
      'a\\b',
      '/etc/**',
      'c:/x',
      '../x',
      'a/{b',
      'a]',
      '+(a|b)',
      '*a*b*c*',
      '**/a/**/b/**/c/**',
      'x'.repeat(400),
    ])
      assert.notEqual(globProblem(glob), null, glob);
    for (const glob of ['src/**', '**/*.{ts,tsx}', 'a/[bc]/*', 'gen', './gen/'])
      assert.equal(globProblem(glob), null, glob);
    assert.notEqual(patternProblem(' '), null);
  });
});

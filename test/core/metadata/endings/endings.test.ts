import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { compilePattern } from '../../../../src/core/detect/pattern.ts';
import { isUsed, loadEndings } from '../../../../src/core/metadata/endings/endings.ts';
import type { EndingPackage } from '../../../../src/core/model/ending.ts';
import { buildEndings, readEndingFacts, writeEndings } from '../../../../src/tools/catalog/endings.ts';
import type { EndingFact } from '../../../../src/tools/catalog/endings.ts';
import { PROJECT } from '../../../support/ports.ts';

const FOLDER = join(PROJECT, 'src', 'core', 'metadata', 'catalog');
const text = readFileSync(join(FOLDER, 'endings.json'), 'utf8');
const facts = readEndingFacts(join(PROJECT, 'catalog'));
const endings = loadEndings(new TextEncoder().encode(text));

describe('bundled endings', () => {
  it('match their schema, and are small', () => {
    const schema = JSON.parse(readFileSync(join(FOLDER, 'endings.schema.json'), 'utf8')) as object;
    const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);
    assert.ok(validate(JSON.parse(text)), JSON.stringify(validate.errors?.slice(0, 5)));
    assert.ok(text.length < 80 * 1024, `${String(text.length)} bytes`);
  });

  it('are what is made of the table of facts', () => {
    assert.equal(text, writeEndings(buildEndings(facts)), 'npm run catalog');
  });

  it('have patterns that can be read, a way to be found, and a day where a day decides', () => {
    for (const { id, kind, patterns, addresses, commands, packages, ends, effect } of endings.all()) {
      for (const pattern of patterns) assert.doesNotThrow(() => compilePattern(pattern), id);
      assert.ok(patterns.length + addresses.length + commands.length + packages.length > 0, id);
      if (kind === 'call') assert.ok(packages.every(({ range }) => range !== null) && ends === null, id);
      if (effect === 'closes' || effect === 'deprecated') assert.ok(ends !== null, id);
    }
  });

  it('are found by package, however it is spelled', () => {
    assert.equal(endings.ofPackage('pypi', 'Google_GenerativeAI')?.ends, '2025-08-31');
    assert.equal(endings.ofPackage('npm', 'google-generativeai'), null);
    assert.ok(endings.pairsOf('npm', '@ai-sdk/openai').length > 1);
    assert.deepEqual(endings.pairsOf('npm', 'ai'), []);
  });
});

describe('the versions that something ends with', () => {
  const from: EndingPackage = {
    ecosystem: 'pypi',
    name: 'openai',
    range: { introduced: '1.0.0', fixed: null, lastAffected: null },
  };
  const used = (version: string | null, requirement: string | null): boolean => isUsed(from, { version, requirement });

  it('are those in use, or all that are allowed', () => {
    assert.ok(used('1.0.0', null) && used('2.1', '>=0.27') && used(null, '>=1.1.1') && used(null, '~=1.3'));
  });

  it('are not those of which it is not known', () => {
    assert.ok(!used('0.28.1', null) && !used(null, '>=0.27') && !used(null, null) && !used(null, '<1'));
  });
});

describe('building the endings', () => {
  const row: EndingFact = {
    ...(facts.find(({ id }) => id === 'google-generativeai') ?? facts[0]),
  } as EndingFact;
  const refused = (parts: Partial<EndingFact>): void => {
    assert.throws(() => buildEndings([{ ...row, ...parts }]));
  };

  it('refuses rows that say what the table does not know', () => {
    refused({ kind: 'model' });
    refused({ packages: '' });
    refused({ packages: 'pypi openai' });
    refused({ ends: 'soon' });
    refused({ source_url: '' });
    refused({ effect: 'explodes' });
    assert.throws(() => buildEndings([row, row]), /two endings/);
  });
});

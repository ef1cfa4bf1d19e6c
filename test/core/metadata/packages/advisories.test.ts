import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { loadAdvisories } from '../../../../src/core/metadata/packages/advisory-table.ts';
import type { AdvisoryFile } from '../../../../src/core/metadata/packages/advisory-table.ts';
import { isWhollyAffected } from '../../../../src/core/metadata/packages/allowed-range.ts';
import { attackVector } from '../../../../src/core/metadata/packages/attack-vector.ts';
import { packageMetadata, versionOf } from '../../../../src/core/metadata/packages/package-metadata.ts';
import type { PackageInUse } from '../../../../src/core/metadata/packages/package-metadata.ts';
import { versionOrder } from '../../../../src/core/metadata/packages/versions/registry.ts';
import type { Ecosystem } from '../../../../src/core/model/facts.ts';
import type { PackageMetadata } from '../../../../src/core/model/registries.ts';
import { buildAdvisories, readAdvisories, writeAdvisories } from '../../../../src/tools/catalog/advisories.ts';
import type { AdvisoryFact } from '../../../../src/tools/catalog/advisories.ts';
import { PROJECT } from '../../../support/ports.ts';

const FOLDER = join(PROJECT, 'src', 'core', 'metadata', 'catalog');
const text = readFileSync(join(FOLDER, 'advisories.json'), 'utf8');
const file = JSON.parse(text) as AdvisoryFile;
const table = loadAdvisories(text);
const FACTS = join(PROJECT, 'catalog');

export function inUse(
  ecosystem: Ecosystem,
  name: string,
  version: string | null,
  requirement: string | null = null,
): PackageInUse {
  return { ecosystem, name, version, requirement, from: null, declared: null };
}

function known(used: PackageInUse): PackageMetadata | null {
  const found = packageMetadata(used, table, []);
  return found?.kind === 'found' ? found.value.package : null;
}

function idsOf(used: PackageInUse): readonly string[] | null {
  return known(used)?.advisories?.map(({ value }) => value.id) ?? null;
}

describe('bundled advisories', () => {
  it('match their schema', () => {
    const schema = JSON.parse(readFileSync(join(FOLDER, 'advisories.schema.json'), 'utf8')) as object;
    const validate = new Ajv({ allErrors: true, strictTuples: false, allowUnionTypes: true }).compile(schema);
    assert.ok(validate(file), JSON.stringify(validate.errors?.slice(0, 5)));
  });

  it('are ASCII, small, sorted, each once per package, with a source and a day no later than the table', () => {
    assert.ok(/^[\n\x20-\x7e]*$/.test(text));
    assert.ok(text.length < 60 * 1024, `${String(text.length)} bytes`);
    const keys = file.advisories.map(([ecosystem, name, id]) => [ecosystem, name, id].join(' '));
    assert.equal(new Set(keys).size, keys.length);
    for (const [, , id, source, day] of file.advisories) {
      assert.ok(file.sources[source], id);
      assert.ok((file.days[day] ?? '9999') <= file.builtAt, id);
    }
  });

  it('have no end of a range before its beginning, and nothing that cannot be read', () => {
    for (const [ecosystem, name, id, , , , , , ranges, versions = []] of file.advisories) {
      const { compare } = versionOrder(ecosystem);
      for (const version of [...ranges.flat(), ...versions])
        if (version != null) assert.equal(compare(version, version), 0, `${name} ${id} ${version}`);
      for (const [introduced, fixed = null, last = null] of ranges) {
        const end = last ?? fixed;
        if (introduced !== null && end !== null) assert.ok((compare(introduced, end) ?? 1) <= 0, `${name} ${id}`);
        if (last !== null && fixed !== null) assert.equal(compare(last, fixed), -1, `${name} ${id}`);
      }
    }
  });

  it('hold for the versions at the ends of their ranges, for each of them', () => {
    let checked = 0;
    for (const [ecosystem, name, id, , , , , , ranges] of file.advisories) {
      for (const [introduced, fixed = null, last = null] of ranges) {
        if (introduced !== null)
          assert.ok(idsOf(inUse(ecosystem, name, introduced))?.includes(id), `${name} ${introduced}`);
        if (last !== null) assert.ok(idsOf(inUse(ecosystem, name, last))?.includes(id), `${name} ${last}`);
        if (fixed !== null) assert.ok(!idsOf(inUse(ecosystem, name, fixed))?.includes(id), `${name} ${fixed} ${id}`);
        checked++;
      }
    }
    assert.ok(checked > 170, String(checked));
  });

  it('name a version as safe only where none of them affects it', () => {
    for (const [ecosystem, name, , , , , , , ranges] of file.advisories) {
      for (const version of ranges.flat()) {
        if (version == null) continue;
        const safe = known(inUse(ecosystem, name, version))?.safe ?? null;
        if (safe !== null) assert.deepEqual(idsOf(inUse(ecosystem, name, safe)), [], `${name} ${version} → ${safe}`);
      }
    }
  });

  it('affect nothing that cannot be read, and say nothing of packages they do not hold', () => {
    fc.assert(
      fc.property(fc.string(), (version) => {
        const hits = idsOf(inUse('pypi', 'vllm', version));
        if (versionOrder('pypi').compare(version, version) === null) assert.deepEqual(hits, []);
      }),
    );
    assert.equal(known(inUse('pypi', 'openai', '1.0.0')), null);
    assert.equal(known(inUse('cargo', 'vllm', '0.1.0')), null);
    assert.deepEqual(idsOf(inUse('pypi', 'LangChain_Community', '0.0.27'))?.length, 3);
  });

  const facts = existsSync(join(FACTS, 'advisories.csv')) ? readAdvisories(FACTS) : null;
  (facts ? it : it.skip)('are what the facts say, row by row, byte for byte', () => {
    const { file: built } = buildAdvisories(facts ?? [], file.builtAt);
    assert.equal(writeAdvisories(built), text);
    assert.equal(built.advisories.length, facts?.length);
    for (const { ecosystem, package: name, advisory, fixed } of facts ?? []) {
      const row = file.advisories.find(([, one, id]) => one === name && id === advisory);
      assert.equal(row?.[0], ecosystem.toLowerCase(), advisory);
      const ranges = row[8];
      for (const fix of fixed.split(/,\s*/).filter((one) => one !== '' && ranges.length > 0))
        if (fix !== '1.122.0' && fix !== '1.121.1')
          assert.ok(
            // Where single versions are named as well, the first good one lies behind those.
            ranges.some((range) => range[1] === fix) || (row[9] ?? []).length > 0,
            `${advisory} ${fix}`,
          );
    }
  });
});

describe('the table of advisories', () => {
  const fact = (parts: Partial<AdvisoryFact>): AdvisoryFact => ({
    ecosystem: 'PyPI',
    package: 'vllm',
    advisory: 'GHSA-1',
    cve: '',
    affected: '<2.0.0',
    fixed: '2.0.0',
    severity: 'HIGH/CRITICAL',
    title: 'RCE',
    source: 'OSV snapshot of 2026-08-04',
    ...parts,
  });
  const built = (parts: Partial<AdvisoryFact>): AdvisoryFile['advisories'][number] => {
    const [row] = buildAdvisories([fact(parts)], '2026-11-20').file.advisories;
    assert.ok(row);
    return row;
  };

  const ranges: readonly (readonly [
    affected: string,
    fixed: string,
    expected: unknown,
    versions?: readonly string[],
  ])[] = [
    ['<2.14.2', '2.14.2', [[null, '2.14.2']]],
    ['>=1.0.0 <=1.5.9', '', [['1.0.0', null, '1.5.9']]],
    ['<=2.5.1', '2.6.0', [[null, '2.6.0', '2.5.1']]],
    ['>=1.0.0', '', [['1.0.0']]],
    [
      '>=1.0.0 <1.2.5 or <0.3.81',
      '1.2.5, 0.3.81',
      [
        ['1.0.0', '1.2.5'],
        [null, '0.3.81'],
      ],
    ],
    ['>=0.211.0 <1.120.4 (also 1.121.0)', '1.120.4, 1.121.1', [['0.211.0', '1.120.4']], ['1.121.0']],
    [
      '<1.123.64; 2.x <2.29.8; <2.30.1',
      '',
      [
        [null, '1.123.64'],
        ['2.0.0', '2.29.8'],
        ['2.30.0', '2.30.1'],
      ],
    ],
    ['', '', []],
    ['all of them', '', []],
  ];
  for (const [affected, fixed, expected, versions] of ranges)
    it(`reads "${affected}"`, () => {
      const row = built({ affected, fixed });
      assert.deepEqual([row[8], row[9]], [expected, versions]);
    });

  it('remarks upon what it did not understand', () => {
    const { remarks } = buildAdvisories([fact({ affected: 'all' }), fact({ affected: '' })], '2026-11-20');
    assert.deepEqual(remarks, ['vllm: GHSA-1: not understood: all', 'vllm: GHSA-1: no range is known']);
  });

  it('claims the lower of two severities, splits names, keeps no sentence of others', () => {
    assert.deepEqual(
      ['HIGH/CRITICAL', 'CRITICAL', 'HIGH', 'LOW', ''].map((severity) => built({ severity })[6]),
      ['high', 'critical', 'high', 'low', null],
    );
    assert.deepEqual(built({ cve: 'CVE-1, GHSA-2, GHSA-1' })[5], ['CVE-1', 'GHSA-2']);
    const sentence = 'In PyTorch before trunk/1, parse_type_line can cause arbitrary code execution because of eval.';
    assert.equal(built({ title: sentence })[7], 'Arbitrary code execution');
    assert.equal(built({ title: 'A very long tale of how somebody may do something to somebody else one day' })[7], '');
  });

  it('throws for an ecosystem it does not know', () => {
    assert.throws(() => built({ ecosystem: 'Hex' }), /Hex/);
    assert.throws(() => loadAdvisories('{"schema":"other"}'), /other/);
  });

  it('marks versions that attack whoever installs them, and tells them first', () => {
    assert.equal(attackVector('MAL-2026-1', 'x', ''), 'package');
    assert.equal(attackVector('GHSA-1', 'x', 'Malicious code in two versions'), 'package');
    assert.equal(attackVector('GHSA-1', 'x', 'Loads a malicious model'), 'model-file');
    assert.equal(idsOf(inUse('pypi', 'litellm', '1.82.8'))?.[0], 'GHSA-5mg7-485q-xm76');
  });

  it('marks what a model file attacks, and not what comes over the network', () => {
    const marked: readonly (readonly [string, string])[] = [
      ['torch', 'torch.load(weights_only=True) RCE'],
      ['transformers', 'Deserialization of untrusted data'],
      ['vllm', 'Malicious model to RCE by torch.load'],
      ['vllm', 'RCE via auto_map dynamic module loading during model init'],
      ['llama-cpp-python', 'RCE by SSTI in (GGUF) model metadata'],
      ['x', 'Loading a model runs code'],
    ];
    const others: readonly (readonly [string, string])[] = [
      ['vllm', 'Deserialization of untrusted data'],
      ['vllm', 'RCE by pickle deserialization in RPC server'],
      ['vllm', 'DoS via prompt embeds on M-RoPE models'],
      ['langchain-community', 'Pickle deserialization of untrusted data'],
      ['gradio', 'SSRF via proxy_url injection in gr.load()'],
      ['transformers', 'Inefficient regular expression'],
    ];
    assert.deepEqual(
      marked.filter(([name, title]) => attackVector('GHSA-1', name, title) !== 'model-file'),
      [],
    );
    assert.deepEqual(
      others.filter(([name, title]) => attackVector('GHSA-1', name, title) !== null),
      [],
    );
  });
});

describe('what a requirement allows', () => {
  const cases: readonly (readonly [
    Ecosystem,
    string,
    readonly [string | null, string | null, string | null],
    boolean,
  ])[] = [
    ['npm', '^0.3.1', [null, '0.3.37', null], false],
    ['npm', '~0.3.1', [null, '0.4.0', null], true],
    ['npm', '^1.2.0', ['1.0.0', '2.0.0', null], true],
    ['npm', '^1.2.0', ['1.3.0', '2.0.0', null], false],
    ['npm', '1.x || 2.x', [null, '3.0.0', null], true],
    ['npm', '*', [null, '3.0.0', null], false],
    ['npm', '*', [null, null, null], true],
    ['npm', '>=4', ['1.0.0', null, null], true],
    ['npm', 'latest', [null, null, null], false],
    ['npm', 'workspace:*', [null, null, null], false],
    ['npm', 'github:x/y', [null, null, null], false],
    ['pypi', '>=4.30,<4.36', [null, '4.36.0', null], true],
    ['pypi', '>=4.30,<=4.36', [null, '4.36.0', null], false],
    ['pypi', '>=4.30,<=4.35.9', [null, '4.36.0', null], true],
    ['pypi', '<4.37', [null, '4.36.0', null], false],
    ['pypi', '>=4.30', [null, '4.36.0', null], false],
    ['pypi', '>=4.30', ['4.0', null, null], true],
    ['pypi', '<5', ['4.0', null, null], false],
    ['pypi', '~=4.35.0', [null, '4.36.0', null], true],
    ['pypi', '~=4.35', [null, '4.36.0', null], false],
    ['pypi', '~=4.35', [null, '5', null], true],
    ['pypi', '==4.35.*', [null, '4.36.0', null], true],
    ['pypi', '==4.*', [null, '4.36.0', null], false],
    ['pypi', '^0.2.1', [null, '0.3.0', null], true],
    ['pypi', '^0.2.1', [null, '0.2.9', null], false],
    ['pypi', '~0.2.1', [null, '0.3', null], true],
    ['pypi', '>=1,<3,!=2.0', [null, '3.0', null], true],
    ['pypi', '>=1.0,<1.6', ['1.0.0', null, '1.5.9'], false],
    ['pypi', '>=1.0,<=1.5.9', ['1.0.0', null, '1.5.9'], true],
    ['pypi', '@ https://host/x.whl', [null, null, null], false],
    ['pypi', '*', [null, '1', null], false],
    ['pypi', '>=1 || <2', [null, null, null], false],
    ['maven', '[1.0,2.0)', [null, '3.0', null], false],
  ];
  for (const [ecosystem, requirement, [introduced, fixed, lastAffected], expected] of cases)
    it(`${ecosystem} ${requirement} is ${expected ? '' : 'not '}within ${String(introduced)} … ${String(lastAffected ?? fixed)}`, () => {
      assert.equal(isWhollyAffected(ecosystem, requirement, { introduced, fixed, lastAffected }), expected);
    });

  it('is claimed only where all of it is affected', () => {
    assert.equal(known(inUse('pypi', 'transformers', null, '>=4.30')), null);
    assert.equal(known(inUse('pypi', 'transformers', null, null)), null);
    const all = known(inUse('pypi', 'transformers', null, '>=4.30,<4.36'));
    assert.ok(all);
    assert.equal(all.version, null);
    assert.equal(all.advisories?.length, 7);
    assert.equal(all.safe, '5.5.0');
  });
});

describe('the version in use', () => {
  const of = (provider: string, value: string, kind: 'version' | 'tag' = 'version'): string | null =>
    versionOf({ provider, revision: { kind, value } });

  it('is one that can be read; half a version of npm is a range', () => {
    assert.deepEqual(
      [of('npm', '4.36.0'), of('npm', '4.36'), of('pypi', '4.36'), of('pypi', '>=4', 'tag'), of('unknown', '1.0.0')],
      ['4.36.0', null, '4.36', null, null],
    );
  });
});

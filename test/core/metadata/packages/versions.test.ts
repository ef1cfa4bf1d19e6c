import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isAffected } from '../../../../src/core/metadata/packages/versions/affected.ts';
import { versionOrder } from '../../../../src/core/metadata/packages/versions/registry.ts';
import type { Ecosystem } from '../../../../src/core/model/facts.ts';

/** Orders as the documentation of each ecosystem publishes them: every version comes before the next; `=` joins equals. */
const PUBLISHED: Readonly<Record<Ecosystem, readonly (readonly string[])[]>> = {
  npm: [
    [
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
    ],
    ['1.0.0', '2.0.0', '2.1.0', '2.1.1'],
    ['1.0.0=1.0.0+20130313144700', '1.0.1=v1.0.1'],
  ],
  cargo: [['0.9.9', '0.10.0-rc.1', '0.10.0', '1.0.0']],
  golang: [
    ['v0.0.0-20191109021931-daa7c04131f5', 'v0.0.1'],
    ['v1.2.3', 'v1.2.4-0.20191109021931-daa7c04131f5', 'v1.2.4-pre', 'v1.2.4'],
    ['v1.2.4-pre', 'v1.2.4-pre.0.20191109021931-daa7c04131f5', 'v1.2.4'],
    ['v2.0.0=2.0.0+incompatible'],
  ],
  pypi: [
    ['1.dev0', '1.0.dev456', '1.0a1', '1.0a2.dev456', '1.0a12.dev456', '1.0a12', '1.0b1.dev456', '1.0b2'],
    ['1.0b2', '1.0b2.post345.dev456', '1.0b2.post345', '1.0rc1.dev456', '1.0rc1', '1.0', '1.0+abc.5', '1.0+abc.7'],
    ['1.0+abc.7', '1.0+5', '1.0.post456.dev34', '1.0.post456', '1.0.15', '1.1.dev1'],
    ['0.9', '0.9.1', '0.9.10', '0.9.11', '1.0=1.0.0', '1.0.1'],
    ['2012.10', '2013.10', '1!1.0'],
    ['1.1a1=1.1.a1=1.1-a1=1.1alpha1=1.1ALPHA1', '1.0.post1'].toReversed(),
    ['1.1rc1=1.1c1', '1.1=v1.1'],
  ],
  gem: [
    ['1.0.a.2', '1.0.b1', '1.0=1=1.0.0', '1.0.1'],
    ['1.0.0.pre', '1.0.0.rc1', '1.0.0', '1.10.0'],
  ],
  composer: [
    [
      '1.0.0-dev',
      '1.0.0-alpha3',
      '1.0.0-beta2',
      '1.0.0-RC5',
      '1.0.0=1.0=v1.0.0',
      '1.0.0-p1=1.0.0-patch1=1.0.0-pl1',
      '1.0.1',
    ],
    ['1.0.0-beta2', '1.0.0-beta10'],
    ['1.0.0-beta2-dev', '1.0.0-beta2'],
  ],
  maven: [
    ['1', '1.1'],
    ['1-snapshot', '1', '1-sp'],
    ['1-foo2', '1-foo10'],
    ['1.foo=1-foo', '1-1', '1.1'],
    ['1.ga=1-ga=1-0=1.0=1=1.0.0=1.final=1-', '1.1'],
    ['1-ga', '1-sp'],
    ['1-sp.1', '1-ga.1'].toReversed(),
    ['1-sp-1', '1-ga-1'],
    ['1-a1=1-alpha-1', '1-alpha-2', '1-b1', '1-m1=1-milestone-1', '1-rc1=1-cr1', '1-SNAPSHOT', '1.0.0', '1.0.0-sp'],
    ['1.0.0-foo.0.0=1-foo', '1.0.0-0.0.0=1'].toReversed(),
    ['0.36.0', '1.0.0-M1', '1.0.0-M8', '1.0.0-RC1', '1.0.0', '1.0.1'],
    ['1.0.0-alpha1', '1.0.0-beta1', '1.0.0-beta2', '1.0.0'],
  ],
  cran: [
    ['0.9', '0.9-1', '0.9.2=0.9-2', '0.9.10', '1.0', '1.0.0', '1.0.0.9000', '1.1'],
    ['2020.9', '2020.10'],
  ],
  nuget: [
    [
      '1.0.0',
      '1.0.1-aaa',
      '1.0.1-alpha',
      '1.0.1-beta',
      '1.0.1-open',
      '1.0.1-rc',
      '1.0.1-rc.2',
      '1.0.1-rc.10',
      '1.0.1-zzz',
      '1.0.1',
    ],
    ['1.0=1.0.0=1.0.0.0=1.00=01.0', '1.0.0.1', '1.0.1'],
    ['1.0.0-ALPHA=1.0.0-alpha', '1.0.0=1.0.0+7f2d'],
  ],
};

/** Versions as people write them, of every part that the ecosystem knows. */
function versions(ecosystem: Ecosystem): fc.Arbitrary<string> {
  const number = fc.oneof(fc.constantFrom('0', '1', '2', '10', '20240101'), fc.nat(30).map(String));
  const numbers = (min: number, max: number): fc.Arbitrary<string> =>
    fc.array(number, { minLength: min, maxLength: max }).map((parts) => parts.join('.'));
  const tail = (...forms: readonly string[]): fc.Arbitrary<string> =>
    fc.oneof(
      { weight: 2, arbitrary: fc.constant('') },
      fc.tuple(fc.constantFrom(...forms), number).map(([form, count]) => form.replace('N', count)),
    );
  const of = (base: fc.Arbitrary<string>, end: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    fc.tuple(base, end).map((parts) => parts.join(''));
  switch (ecosystem) {
    case 'npm':
    case 'cargo':
      return of(numbers(3, 3), tail('-N', '-alpha', '-alpha.N', '-beta.N', '-rc.N', '-N.N', '+N'));
    case 'golang':
      return of(numbers(3, 3), tail('-0.20210101000000-abcdefabcdef', '-rc.N', '-pre', '+incompatible')).map(
        (v) => `v${v}`,
      );
    case 'pypi':
      return of(
        numbers(1, 4),
        tail('aN', 'bN', 'rcN', '.postN', '.devN', 'aN.dev1', 'rc1.postN', '+cuN', '.post1.devN'),
      );
    case 'cran':
      return of(numbers(1, 4), tail('-N'));
    case 'gem':
      return of(numbers(1, 4), tail('.pre', '.preN', '.rc.N', '.a', '.b.N', '-N'));
    case 'composer':
      return of(numbers(1, 4), tail('-alphaN', '-beta', '-RCN', '-pN', '-dev', '-betaN-dev'));
    case 'maven':
      return of(
        numbers(1, 4),
        tail(
          '-alpha-N',
          '-alphaN',
          '.RELEASE',
          '-RCN',
          '-SNAPSHOT',
          '-jre',
          '-spN',
          '-N',
          '.Final',
          '-M',
          '-beta.N',
          '.bN',
        ),
      );
    case 'nuget':
      return of(numbers(1, 4), tail('-alpha', '-beta.N', '-N', '-preview.N.N', '+N'));
  }
}

const ECOSYSTEMS = Object.keys(PUBLISHED) as Ecosystem[];

describe('the order of versions', () => {
  for (const ecosystem of ECOSYSTEMS) {
    const { compare } = versionOrder(ecosystem);
    it(`of ${ecosystem} is the published one`, () => {
      for (const row of PUBLISHED[ecosystem]) {
        const groups = row.map((group) => group.split('='));
        for (const [at, group] of groups.entries()) {
          for (const one of group) {
            for (const same of group) assert.equal(compare(one, same), 0, `${one} = ${same}`);
            for (const later of groups.slice(at + 1).flat()) {
              assert.equal(compare(one, later), -1, `${one} < ${later}`);
              assert.equal(compare(later, one), 1, `${later} > ${one}`);
            }
          }
        }
      }
    });

    it(`of ${ecosystem} is total, the same from both sides, and transitive`, () => {
      const version = versions(ecosystem);
      fc.assert(
        fc.property(version, version, version, (a, b, c) => {
          const [ab, ba, bc, ac] = [compare(a, b), compare(b, a), compare(b, c), compare(a, c)];
          assert.ok(ab !== null && ba !== null && bc !== null && ac !== null, `${a} ${b} ${c}`);
          assert.equal(compare(a, a), 0);
          assert.equal(ab, ba === 0 ? 0 : -ba);
          if (ab <= 0 && bc <= 0) assert.ok(ac <= 0, `${a} <= ${b} <= ${c}`);
          if (ab === 0) assert.equal(Math.sign(ac), Math.sign(bc));
          if (ab < 0 && bc < 0) assert.ok(ac < 0);
        }),
        { numRuns: 400 },
      );
    });

    it(`of ${ecosystem} knows what it cannot read`, () => {
      for (const text of ['', 'latest', 'main', 'dev-main', '${version}', 'workspace:*', '1.x', '>=1.0', '../local'])
        assert.equal(
          compare(text, text) === null || (text === '1.x' && (ecosystem === 'maven' || ecosystem === 'gem')),
          true,
          text,
        );
      for (const text of ['', '${version}', '>=1.0', 'latest']) assert.equal(compare(text, '1.0.0'), null, text);
    });
  }
});

describe('whether a version is affected', () => {
  const judge = (
    ecosystem: Ecosystem,
    version: string,
    range: readonly [string | null, string | null, string | null],
    named: readonly string[] = [],
  ): string => {
    const [introduced, fixed, lastAffected] = range;
    return isAffected(versionOrder(ecosystem), version, [{ introduced, fixed, lastAffected }], named);
  };

  it('the first version and the last are in, the fixed one is out', () => {
    const range = ['1.0.0', '1.2.0', null] as const;
    assert.deepEqual(
      ['0.9.9', '1.0.0', '1.1.9', '1.2.0-rc.1', '1.2.0', '2.0.0'].map((version) => judge('npm', version, range)),
      ['unaffected', 'affected', 'affected', 'affected', 'unaffected', 'unaffected'],
    );
    assert.equal(judge('pypi', '2.5.1', [null, '2.6.0', '2.5.1']), 'affected');
    assert.equal(judge('pypi', '2.5.2', [null, '2.6.0', '2.5.1']), 'unaffected');
    assert.equal(judge('pypi', '99', [null, null, null]), 'affected');
  });

  it('who built a release changes nothing', () => {
    assert.equal(judge('pypi', '2.5.1+cu121', [null, null, '2.5.1']), 'affected');
    assert.equal(judge('pypi', '2.6.0+cpu', [null, '2.6.0', null]), 'unaffected');
    assert.equal(judge('gem', '1.16.0-x86_64-linux', [null, '1.16.0', null]), 'unaffected');
  });

  it('a version that is named is affected, however it is written', () => {
    assert.equal(judge('pypi', '1.0.0', ['5', null, null], ['1.0']), 'affected');
    assert.equal(judge('maven', '1.0', ['5', null, null], ['1.0.0']), 'affected');
  });

  it('what cannot be read is unknown, never affected and never safe', () => {
    for (const ecosystem of ECOSYSTEMS) {
      assert.equal(judge(ecosystem, 'latest', [null, null, null]), 'unknown', ecosystem);
      assert.equal(judge(ecosystem, '1.0.0', [null, 'not-a-version', null]), 'unknown', ecosystem);
      assert.equal(judge(ecosystem, '1.0.0', ['2.0.0', 'not-a-version', null]), 'unaffected', ecosystem);
    }
  });

  it('of several ranges one is enough', () => {
    const ranges = [
      { introduced: '1.0.0', fixed: '1.0.7', lastAffected: null },
      { introduced: null, fixed: '0.3.80', lastAffected: null },
    ];
    assert.deepEqual(
      ['0.3.79', '0.3.80', '1.0.0', '1.0.7'].map((version) => isAffected(versionOrder('pypi'), version, ranges, [])),
      ['affected', 'unaffected', 'affected', 'unaffected'],
    );
  });
});

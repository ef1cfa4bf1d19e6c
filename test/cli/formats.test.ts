import assert from 'node:assert/strict';
import { join } from 'node:path';
import { makePlace, DEAD, TODAY } from '../support/command-line.ts';
import type { CliPlace } from '../support/command-line.ts';
import { PROJECT } from '../support/ports.ts';
import { sarifFaults } from '../support/schemas.ts';

interface SarifLog {
  readonly runs: readonly [
    {
      readonly results: readonly {
        readonly suppressions?: readonly { readonly justification?: string }[];
        readonly locations: readonly [
          { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } },
        ];
      }[];
    },
  ];
}

const EXAMPLE = join(PROJECT, 'examples', 'app');

describe('formats of other tools', () => {
  let place: CliPlace;
  beforeEach(() => {
    place = makePlace();
  });
  afterEach(() => {
    place.remove();
  });

  it('scans to SARIF by the schema: the example, the empty folder, comments that silence', async () => {
    const faults = sarifFaults();
    const log = async (...words: readonly string[]): Promise<SarifLog> => {
      const { out, err } = await place.run('scan', '--format', 'sarif', ...TODAY, ...words);
      assert.equal(err, '');
      const parsed = JSON.parse(out) as SarifLog;
      assert.deepEqual(faults(parsed).slice(0, 3), []);
      return parsed;
    };
    assert.deepEqual((await log()).runs[0].results, []);
    const { findings } = JSON.parse((await place.run('scan', EXAMPLE, '--format', 'json', ...TODAY)).out) as {
      readonly findings: readonly unknown[];
    };
    assert.equal((await log(EXAMPLE)).runs[0].results.length, findings.length);
    place.write('a/app.py', DEAD.replace(/\n$/, '  # modelkeel-ignore-line retired-model -- kept as it was\n'));
    const { results } = (await log('a')).runs[0];
    assert.deepEqual(
      results.map(({ suppressions }) => suppressions?.[0]?.justification),
      ['kept as it was'],
    );
    assert.equal(
      results[0]?.locations[0].physicalLocation.artifactLocation.uri,
      'a/app.py',
      'relative to the current folder',
    );
    assert.deepEqual((await log('a', '--no-suppressed')).runs[0].results, []);
  });
});

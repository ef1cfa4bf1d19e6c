import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { PROJECT } from '../../support/ports.ts';
import { array, object, text } from '../../../src/core/metadata/online/json.ts';

const source = readFileSync(join(PROJECT, '.github/workflows/catalog.yml'), 'utf8');
const workflow = object(parse(source));
const jobs = object(workflow['jobs']);

/** All that a job runs in shells. */
function commandsOf(job: string): string {
  return array(object(jobs[job])['steps'])
    .map((step) => text(object(step)['run']) ?? '')
    .join('\n');
}

describe('the workflow of the catalog', () => {
  it('runs each day, and releases what is merged', () => {
    const on = object(workflow['on']);
    const crons = array(on['schedule']).map((entry) => text(object(entry)['cron']) ?? '');
    assert.deepEqual(
      crons.map((cron) => cron.split(' ').slice(2)),
      [['*', '*', '*']],
    );
    const paths = array(object(on['push'])['paths']);
    assert.deepEqual(
      paths.filter((path) => !existsSync(join(PROJECT, text(path) ?? ''))),
      [],
    );
  });

  it('writes nothing but where it says so, and never to the branch that is released', () => {
    assert.deepEqual(workflow['permissions'], { contents: 'read' });
    assert.doesNotMatch(commandsOf('refresh'), /push [^\n]*\bmain\b/);
    assert.match(commandsOf('refresh'), /gh pr create/);
  });

  it('names scripts and options that are there', () => {
    const scripts = object(object(JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')))['scripts']);
    const build = readFileSync(join(PROJECT, 'src/tools/catalog/build.ts'), 'utf8');
    for (const [, script = '', options = ''] of commandsOf('refresh').matchAll(
      /npm run --silent (\S+) --((?: --\w+)+)/g,
    )) {
      assert.ok(script in scripts, script);
      for (const option of options.trim().split(' --'))
        assert.match(build, new RegExp(`\\b${option.replace('--', '')}: \\{`));
    }
    assert.match(commandsOf('refresh'), /--refresh[\s\S]*--diff/);
  });

  it('releases the catalog with its checksum where updates look for it, and attests it', () => {
    assert.match(commandsOf('release'), /sha256sum catalog\.json > catalog\.json\.sha256/);
    assert.match(commandsOf('release'), /upload catalog release\/catalog\.json release\/catalog\.json\.sha256/);
    const uses = array(object(jobs['release'])['steps']).map((step) => text(object(step)['uses']) ?? '');
    assert.ok(uses.some((name) => name.startsWith('actions/attest-build-provenance@')));
    assert.equal(object(object(jobs['release'])['permissions'])['attestations'], 'write');
  });
});

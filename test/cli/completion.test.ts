import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scanFormats } from '../../src/cli/scan-report.ts';
import { makePlace } from '../support/command-line.ts';
import type { CliPlace } from '../support/command-line.ts';

/** What words are offered behind a line, by the shell itself. */
type Offered = (line: string) => readonly string[];

/** A line, words that are offered behind it, and words that are not. */
const CASES: readonly (readonly [line: string, offered: readonly string[], not: readonly string[]])[] = [
  ['modelkeel ', ['scan', 'fix', 'bom', 'merge', 'explain', 'catalog', 'completion'], ['update', 'bash']],
  ['modelkeel sc', ['scan'], ['fix', 'bom']],
  ['modelkeel scan --format ', scanFormats, ['annex-xii', 'scan']],
  ['modelkeel scan --format js', ['json'], ['text']],
  ['modelkeel scan --fa', ['--fail-on'], ['--format']],
  ['modelkeel scan --fail-on ret', ['retiring:90', 'retired-model', 'retired-api'], ['error']],
  ['modelkeel fix --rule unpinned-', ['unpinned-revision', 'unpinned-dataset'], ['retired-model']],
  ['modelkeel bom --spec-version ', ['1.6', '1.7', '3.0.1'], ['json']],
  ['modelkeel catalog ', ['status', 'update', 'pin'], ['scan', 'bash']],
  ['modelkeel catalog update --', ['--from', '--sha256'], ['--format']],
  ['modelkeel completion ', ['bash', 'zsh', 'fish'], ['scan']],
];

const BASH = `
offer() {
  COMP_LINE="$1"
  read -ra COMP_WORDS <<<"$1"
  case "$1" in *' ') COMP_WORDS+=('') ;; esac
  COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
  _modelkeel
  printf '%s\\n' "\${COMPREPLY[@]}"
}
`;

function runs(shell: string): boolean {
  try {
    execFileSync(shell, ['-c', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    // It is not on this machine.
    return false;
  }
}

describe('completion in shells', () => {
  let place: CliPlace;
  before(() => {
    place = makePlace();
  });
  after(() => {
    place.remove();
  });
  const script = async (shell: string): Promise<string> => {
    const { out, err, code } = await place.run('completion', shell);
    assert.deepEqual([err, code], ['', 0]);
    const path = join(place.base, `completion.${shell}`);
    writeFileSync(path, out);
    return path;
  };
  const check = (offered: Offered): void => {
    for (const [line, wanted, unwanted] of CASES) {
      const words = offered(line);
      for (const word of wanted) assert.ok(words.includes(word), `${line}${word}: ${words.join(' ')}`);
      for (const word of unwanted) assert.ok(!words.includes(word), `${line} offers ${word}`);
    }
  };

  it('works in bash, also behind an equals sign, and leaves files to it', async function () {
    if (!runs('bash')) this.skip();
    const path = await script('bash');
    writeFileSync(join(place.base, 'offer.bash'), BASH);
    const offered: Offered = (line) =>
      execFileSync('bash', ['-c', `. "$1"; . "$2"; offer "$3"`, 'bash', path, join(place.base, 'offer.bash'), line], {
        encoding: 'utf8',
      })
        .split('\n')
        .filter((word) => word !== '');
    check(offered);
    // What bash makes of --format=js and --format= is three and two words.
    assert.deepEqual(offered('modelkeel scan --format = js'), ['json']);
    assert.deepEqual(offered('modelkeel scan --format ='), scanFormats);
    for (const line of ['modelkeel scan ', 'modelkeel scan --output ', 'modelkeel merge re'])
      assert.deepEqual(offered(line), [], line);
  });

  it('works in fish', async function () {
    if (!runs('fish')) this.skip();
    const path = await script('fish');
    check((line) =>
      execFileSync('fish', ['--no-config', '-c', 'source $argv[1]; complete -C $argv[2]', path, line], {
        encoding: 'utf8',
        env: { ...process.env, HOME: place.base },
      })
        .split('\n')
        .map((word) => word.split('\t')[0] ?? ''),
    );
  });

  it('is taken by zsh', async function () {
    if (!runs('zsh')) this.skip();
    const path = await script('zsh');
    const told = execFileSync(
      'zsh',
      [
        '-f',
        '-c',
        'autoload -U compinit; compinit -u -D; . $1; print -r -- $_comps[modelkeel]; whence -w _modelkeel_catalog_update',
        'zsh',
        path,
      ],
      { encoding: 'utf8', env: { ...process.env, HOME: place.base } },
    );
    assert.deepEqual(told.trim().split('\n'), ['_modelkeel', '_modelkeel_catalog_update: function']);
  });

  it('says in one line which shells there are', async () => {
    const { out, err, code } = await place.run('completion', 'tcsh');
    assert.deepEqual([out, code], ['', 2]);
    assert.match(err, /^modelkeel: .*Allowed choices are bash, zsh, fish\.\n$/);
  });
});

import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { DEAD, makePlace } from '../support/command-line.ts';
import type { CliPlace, CliRun } from '../support/command-line.ts';
import { PROJECT } from '../support/ports.ts';

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly {
      readonly run?: string;
      readonly uses?: string;
      readonly if?: string;
      readonly env?: Readonly<Record<string, string>>;
    }[];
  };
}

const FINE = 'from openai import OpenAI\n';
/** An alias that ends, which is changed without a question. */
const FIXED_BY_ITSELF = `${FINE}OpenAI().responses.create(model="gpt-4o", input="x")\n`;
const read = (name: string): string => readFileSync(join(PROJECT, name), 'utf8');
const action = parse(read('action.yml')) as Action;

/** The step of the action that runs a script of `ci/`. */
function stepOf(script: string): Action['runs']['steps'][number] {
  return action.runs.steps.find(({ run }) => run?.includes(`/ci/${script}`)) ?? {};
}

interface Runner {
  readonly place: CliPlace;
  /** Commits everything and gives the hash. */
  readonly commit: () => string;
  /** Runs a script of `ci/`, by default that of the scan. */
  readonly run: (inputs: Readonly<Record<string, string>>, script?: string) => Promise<CliRun>;
  readonly git: (...words: readonly string[]) => string;
  /** What was written to a file of the runner; empty where there is none. */
  readonly file: (name: string) => string;
}

/** Stands in for a runner: the environment that GitHub sets, with the inputs as action.yml hands them on. */
function makeRunner(): Runner {
  const place = makePlace();
  const [temp, bin] = [join(place.base, 'temp'), join(place.base, 'bin')];
  for (const folder of [temp, bin]) mkdirSync(folder);
  // Says of the pull request and of its comments what a test wrote into files, and fails where one says so.
  writeFileSync(
    join(bin, 'gh'),
    `#!/bin/sh
echo "$@" >> "${temp}/gh.log"
[ -f "${temp}/refused" ] && { echo 'HTTP 403: Resource not accessible by integration' >&2; exit 1; }
case "$1 $2 $4" in
  "pr view "*) cat "${temp}/state" 2>/dev/null ;;
  "api repos/"*"/comments --jq") cat "${temp}/comments" 2>/dev/null ;;
esac
exit 0
`,
  );
  chmodSync(join(bin, 'gh'), 0o755);
  const git = (...words: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...words], {
      cwd: place.folder,
      encoding: 'utf8',
    }).trim();
  git('init', '-q', '-b', 'main');
  const environment = (inputs: Readonly<Record<string, string>>, script: string): Record<string, string> => {
    const given = Object.entries(stepOf(script).env ?? {}).map(([name, value]): readonly [string, string] => {
      const input = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value)?.[1];
      return [name, input === undefined ? '' : (inputs[input] ?? action.inputs[input]?.default ?? '')];
    });
    return {
      PATH: `${bin}:${process.env['PATH'] ?? ''}`,
      HOME: temp,
      ...Object.fromEntries(given),
      GITHUB_ACTION_PATH: PROJECT,
      GITHUB_WORKSPACE: place.folder,
      RUNNER_TEMP: temp,
      GITHUB_OUTPUT: join(temp, 'output'),
      GITHUB_STEP_SUMMARY: join(temp, 'summary'),
      GITHUB_REF_NAME: 'main',
      GITHUB_REPOSITORY: 'acme/shop',
      MODELKEEL_CACHE: join(temp, 'cache'),
      PULL_REQUEST: inputs['pull-request'] ?? '7',
    };
  };
  return {
    place,
    commit: () => {
      git('add', '-A');
      git('commit', '-q', '-m', 'x');
      return git('rev-parse', 'HEAD');
    },
    git,
    run: (inputs, script = 'github-action.sh') =>
      new Promise((resolve) => {
        const options = { cwd: place.folder, env: environment(inputs, script) };
        execFile('bash', [join(PROJECT, 'ci', script)], options, (error, out, err) => {
          resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out, err });
        });
      }),
    file: (name) => {
      const path = join(temp, name);
      return existsSync(path) ? readFileSync(path, 'utf8') : '';
    },
  };
}

describe('continuous integration', function () {
  let runner: Runner;
  before(function (this: Mocha.Context) {
    if (process.platform === 'win32') this.skip();
  });
  beforeEach(() => {
    runner = makeRunner();
  });
  afterEach(() => {
    runner.place.remove();
  });

  it('the action runs its script with its inputs alone, none of which is put into code', () => {
    assert.equal(action.runs.using, 'composite');
    for (const { run } of action.runs.steps) assert.doesNotMatch(run ?? '', /\$\{\{/);
    for (const { uses } of action.runs.steps) assert.match(uses ?? '@'.padEnd(41, '0'), /@[0-9a-f]{40}$/);
    const handed = JSON.stringify(action.runs.steps);
    for (const name of Object.keys(action.inputs)) assert.match(handed, new RegExp(`inputs\\.${name} `), name);
    const documented = read('docs/ci.md');
    for (const name of Object.keys(action.inputs)) assert.match(documented, new RegExp(`^\\| \`${name}\``, 'm'), name);
  });

  it('the action annotates, summarises, writes SARIF and a bill, comments, and fails on findings', async () => {
    runner.place.write('app.py', DEAD);
    const { code, out } = await runner.run({ sarif: 'out.sarif', bom: 'bom.json', comment: 'true' });
    assert.equal(code, 1);
    assert.match(out, /^::error file=app\.py,line=2,/m);
    assert.match(runner.file('output'), /^exit-code=1\nmarkdown=.+modelkeel\.md\n$/);
    assert.match(runner.file('summary'), /### Modelkeel/);
    assert.match(runner.file('gh.log'), /\npr comment 7 --body-file .+modelkeel-comment\.md\n$/);
    assert.match(runner.file('modelkeel-comment.md'), /^<!-- modelkeel -->\n### Modelkeel/);
    for (const name of ['out.sarif', 'bom.json']) JSON.parse(readFileSync(join(runner.place.folder, name), 'utf8'));
  });

  it('the action renews its own comment, writes none where there is nothing to say, and says why it could not', async () => {
    runner.place.write('app.py', FINE);
    const files = { sarif: 'reports/out.sarif', bom: 'reports/bom.json', comment: 'true' };
    assert.equal((await runner.run(files)).code, 0);
    assert.doesNotMatch(runner.file('gh.log'), /pr comment|PATCH/);
    writeFileSync(join(runner.place.base, 'temp', 'comments'), '11\n12\n');
    await runner.run(files);
    assert.match(runner.file('gh.log'), /--method PATCH repos\/acme\/shop\/issues\/comments\/12 --field body=@/);
    writeFileSync(join(runner.place.base, 'temp', 'refused'), '');
    const { code, out } = await runner.run(files);
    assert.equal(code, 0, 'a comment is no reason to fail');
    assert.match(out, /^::warning title=modelkeel::the comment could not be written \(HTTP 403: .*\): the job needs/m);
  });

  it('the action passes without findings, and where the base had them all', async () => {
    runner.place.write('app.py', FINE);
    assert.equal((await runner.run({})).code, 0);
    runner.place.write('app.py', DEAD);
    const base = runner.commit();
    const same = await runner.run({ base, changed: 'true' });
    assert.equal(same.code, 0);
    assert.doesNotMatch(same.out, /^::error/m, 'what was known before takes no room beside the lines');
    assert.match(
      (await runner.run({ changed: 'true', 'fail-on': 'never' })).out,
      /^::warning title=modelkeel::changed needs base/m,
    );
    assert.match(runner.file('summary'), /Nothing new against the base; 1 known before|Nothing new against the base\./);
    runner.place.write('new.py', DEAD.replace('gpt-4-0314', 'gpt-4-32k-0314'));
    const { code, out } = await runner.run({ base });
    assert.equal(code, 1);
    assert.match(out, /^::error file=new\.py/m);
  });

  it('the action says in one line what is wrong with its inputs, and ends with 2', async () => {
    runner.place.write('app.py', FINE);
    runner.commit();
    for (const [inputs, line] of [
      [{ base: 'no-such-branch' }, /::error title=modelkeel::base no-such-branch is not in this clone/],
      [{ base: '--output=x' }, /::error title=modelkeel::base --output=x is not in this clone/],
      [{ path: 'nowhere' }, /::error title=modelkeel::the scan could not be carried out/],
      [{ 'fail-on': 'soon' }, /::error title=modelkeel::the scan could not be carried out/],
      [{ path: '$(touch owned)' }, /::error title=modelkeel::the scan could not be carried out/],
    ] as const) {
      const { code, out } = await runner.run(inputs);
      assert.equal(code, 2, JSON.stringify(inputs));
      assert.match(out, line);
      assert.match(runner.file('output'), /exit-code=2\nmarkdown=\n$/);
    }
    assert.ok(!existsSync(join(runner.place.folder, 'owned')));
  });

  it('the action proposes the fixes on a branch of its own, once, and leaves the checkout as it was', async () => {
    const remote = join(runner.place.base, 'remote.git');
    runner.git('init', '-q', '--bare', remote);
    runner.git('remote', 'add', 'origin', remote);
    const script = 'github-fix.sh';
    const inputs = { fix: 'true', 'pull-request': '' };
    runner.place.write('app.py', FIXED_BY_ITSELF);
    const head = runner.commit();
    const first = await runner.run(inputs, script);
    assert.equal(first.code, 0, first.out + first.err);
    assert.equal(runner.git('rev-parse', 'HEAD'), head);
    assert.match(runner.git('show', 'modelkeel/fixes:app.py'), /model="(?!gpt-4o")[\w.-]+"/);
    assert.equal(runner.git('ls-remote', 'origin', 'modelkeel/fixes').length > 40, true);
    assert.match(runner.file('gh.log'), /^pr create --head modelkeel\/fixes --base main /m);
    assert.match(runner.file('modelkeel-fixes.md'), /```text\n[\s\S]*app\.py/);
    writeFileSync(join(runner.place.base, 'temp', 'state'), 'OPEN\n');
    const again = await runner.run(inputs, script);
    assert.equal(again.code, 0, again.out + again.err);
    assert.match(runner.file('gh.log'), /^pr edit modelkeel\/fixes /m);
  });

  it('the action proposes nothing where nothing is to be fixed, in a pull request, and over changes that are not its own', async () => {
    const script = 'github-fix.sh';
    runner.place.write('app.py', FINE);
    runner.commit();
    const none = await runner.run({ fix: 'true', 'pull-request': '' }, script);
    assert.deepEqual(
      [none.code, none.out],
      [
        0,
        'modelkeel: 0 fixed in 0 files, 0 left as they are: no fix, or none that is made by itself\nmodelkeel: nothing to fix\n',
      ],
    );
    assert.match(
      (await runner.run({ fix: 'true' }, script)).out,
      /^::notice title=modelkeel::fixes are proposed for branches/,
    );
    runner.place.write('app.py', `${FINE}# changed\n`);
    const dirty = await runner.run({ fix: 'true', 'pull-request': '' }, script);
    assert.equal(dirty.code, 2);
    assert.match(dirty.out, /^::error title=modelkeel::files of the checkout were changed before/);
    runner.git('checkout', '-q', '--', '.');
    runner.place.write('app.py', FIXED_BY_ITSELF);
    runner.commit();
    const nowhere = await runner.run({ fix: 'true', 'pull-request': '' }, script);
    assert.equal(nowhere.code, 2, 'there is no remote');
    assert.match(nowhere.out, /^::error title=modelkeel::the branch could not be pushed/m);
    assert.equal(runner.file('gh.log'), '');
  });

  it('the hook fails on a file with an error, and on no other', async () => {
    const [hook] = parse(read('.pre-commit-hooks.yaml')) as readonly [{ readonly entry: string; readonly id: string }];
    const [program, ...words] = hook.entry.split(' ');
    assert.equal(program, 'modelkeel');
    runner.place.write('bad.py', DEAD);
    runner.place.write('good.py', FINE);
    runner.place.write('LICENSE', 'free');
    assert.equal((await runner.place.run(...words, 'good.py', 'LICENSE')).code, 0);
    assert.equal((await runner.place.run(...words, 'good.py', 'bad.py')).code, 1);
  });

  it('the GitLab job writes all its files, and in a merge request fails on what is new', () => {
    const { modelkeel } = parse(read('ci/gitlab.yml')) as {
      readonly modelkeel: { readonly script: readonly string[] };
    };
    runner.place.write('app.py', FINE);
    runner.place.write('old.py', DEAD);
    const base = runner.commit();
    const run = (script: string, more: NodeJS.ProcessEnv): string => {
      const bin = join(runner.place.base, 'bin');
      writeFileSync(join(bin, 'modelkeel'), `#!/bin/sh\nexec node "${join(PROJECT, 'dist', 'cli.js')}" "$@"\n`);
      chmodSync(join(bin, 'modelkeel'), 0o755);
      const env = { PATH: `${bin}:${process.env['PATH'] ?? ''}`, HOME: bin, MODELKEEL_FAIL_ON: 'error', ...more };
      return execFileSync('sh', ['-e', '-c', script], {
        cwd: runner.place.folder,
        env,
        encoding: 'utf8',
        stdio: 'pipe',
      });
    };
    const [script = ''] = modelkeel.script;
    assert.throws(() => run(script, {}), /Command failed/, 'what is there fails');
    for (const name of ['modelkeel.sarif', 'modelkeel.md', 'modelkeel.cdx.json'])
      assert.ok(existsSync(join(runner.place.folder, name)), name);
    const compared = (): string => run(script, { CI_MERGE_REQUEST_DIFF_BASE_SHA: base });
    assert.match(compared(), /new: nothing; 1 known before/);
    assert.match(compared(), /new: nothing; 1 known before/, 'again, in the same folder');
    assert.throws(
      () => run(script, { CI_MERGE_REQUEST_DIFF_BASE_SHA: 'f'.repeat(40) }),
      /the base f+ is not in this clone/,
    );
    runner.place.write('copy.py', DEAD);
    assert.throws(compared, /Command failed/, 'a copy is new');
    const { variables } = (parse(read('ci/gitlab.yml')) as { readonly modelkeel: { readonly variables: object } })
      .modelkeel;
    assert.deepEqual(Object.keys(variables), ['GIT_DEPTH'], 'what a job sets, nobody can set otherwise');
  });
});

describe('the workflow of releases', () => {
  it('tests, packs with scripts that are there, attests, and publishes with provenance', () => {
    const { on, permissions, jobs } = parse(read('.github/workflows/release.yml')) as {
      readonly on: object;
      readonly permissions: object;
      readonly jobs: {
        readonly release: {
          readonly permissions: Readonly<Record<string, string>>;
          readonly steps: readonly { readonly run?: string; readonly uses?: string }[];
        };
      };
    };
    assert.deepEqual(on, { push: { tags: ['v*'] } });
    assert.deepEqual(permissions, { contents: 'read' });
    const { steps, permissions: granted } = jobs.release;
    const runs = steps.flatMap(({ run }) => run ?? []);
    assert.ok(runs.indexOf('npm test') > runs.indexOf('npm ci'));
    const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
    for (const [, script = ''] of runs.join('\n').matchAll(/npm run --silent (\w+)/g))
      assert.ok(script in scripts, script);
    assert.match(runs.at(-1) ?? '', /^npm publish --ignore-scripts --provenance /m);
    assert.ok(steps.some(({ uses }) => uses?.startsWith('actions/attest-build-provenance@')));
    assert.deepEqual(granted, { contents: 'write', 'id-token': 'write', attestations: 'write' });
  });
});

describe('the npm package', () => {
  it('holds the command line, installs without a network, runs nothing then, and scans', function () {
    this.timeout(60_000);
    const place = makePlace();
    try {
      const npm = (...words: readonly string[]): string =>
        execFileSync('npm', [...words, '--ignore-scripts', '--no-audit', '--no-fund', '--offline'], {
          cwd: place.base,
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
        });
      const [packed] = JSON.parse(npm('pack', PROJECT, '--json')) as readonly [
        { readonly filename: string; readonly files: readonly { readonly path: string; readonly size: number }[] },
      ];
      const paths = packed.files.map(({ path }) => path);
      for (const path of [
        'dist/cli.js',
        'dist/program.js',
        'dist/worker.js',
        'LICENSE',
        'dist/THIRD-PARTY-NOTICES.txt',
      ])
        assert.ok(paths.includes(path), path);
      const besideGrammars = packed.files.filter(({ path }) => !path.endsWith('.wasm'));
      const bytes = besideGrammars.reduce((sum, { size }) => sum + size, 0);
      assert.ok(bytes <= 3_000_000, `${String(bytes)} bytes beside grammars`);
      assert.deepEqual(
        paths.filter((path) => !/^(?:dist|docs|schemas)\/|^(?:LICENSE|README\.md|package\.json)$/.test(path)),
        [],
      );
      const { scripts, engines, dependencies } = JSON.parse(read('package.json')) as {
        readonly scripts: Readonly<Record<string, string>>;
        readonly engines: { readonly node: string };
        readonly dependencies?: object;
      };
      assert.deepEqual([scripts['install'], scripts['postinstall'], dependencies], [undefined, undefined, undefined]);
      assert.equal(engines.node, '>=20');
      const home = join(place.base, 'home');
      mkdirSync(home);
      writeFileSync(join(home, 'package.json'), '{"name": "home", "private": true}');
      npm('install', '--prefix', home, join(place.base, packed.filename));
      place.write('app.py', FINE);
      const out = execFileSync(join(home, 'node_modules', '.bin', 'modelkeel'), ['scan'], {
        cwd: place.folder,
        encoding: 'utf8',
      });
      assert.match(out, /nothing to report/);
    } finally {
      rmSync(place.base, { recursive: true, force: true });
    }
  });
});

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { changedSince } from '../../src/cli/changed.ts';
import { findGit, safePath } from '../../src/host/find-git.ts';
import { readSettings, safeSettings } from '../../src/host/git-settings.ts';
import { findOddIgnoreFile } from '../../src/host/odd-ignore-file.ts';
import { borrowsSafely, findRepository } from '../../src/host/repository.ts';
import { walk } from '../../src/host/walk.ts';
import { pathWith, setTrap } from '../support/trap.ts';
import type { Trap } from '../support/trap.ts';

const TODAY = ['--today', '2026-11-23'];

interface Trick {
  readonly name: string;
  /** Sets the trap. What is returned is where and how it is scanned, where that is not the repository as it is. */
  readonly set: (trap: Trap) => { readonly folder?: string; readonly env?: NodeJS.ProcessEnv };
  /** Walks into it with plain git. Without it the test could pass because the trap is broken. */
  readonly spring: (trap: Trap) => void;
  /** False where there is nothing to compare with: the repository that is named is no work tree. */
  readonly isWorkTree?: boolean;
  /** Whether the whole command line walks into it as well, not only the two functions that ask git for all commands. */
  readonly whole?: boolean;
}

const config =
  (...pairs: readonly (readonly [string, string])[]) =>
  (trap: Trap) => {
    for (const [key, value] of pairs) trap.git('config', key, value.replaceAll('PROGRAM', trap.program));
    return {};
  };
const status = (trap: Trap): void => {
  trap.git('status');
};
const diff = (trap: Trap): void => {
  trap.git('diff');
};
const attributes = (trap: Trap, text: string): void => {
  trap.write('repository/.gitattributes', text);
};

/** A partial clone: what was committed has to be fetched before it can be compared. */
const promised =
  (...pairs: readonly (readonly [string, string])[]) =>
  (trap: Trap) => {
    const blob = trap.git('rev-parse', 'HEAD:app.py').trim();
    rmSync(join(trap.repository, '.git', 'objects', blob.slice(0, 2), blob.slice(2)));
    return config(
      ['core.repositoryformatversion', '1'],
      ['extensions.partialclone', 'origin'],
      ['remote.origin.promisor', 'true'],
      ['remote.origin.partialclonefilter', 'blob:none'],
      ...pairs,
    )(trap);
  };

/** A hook, and a file whose time has changed, so that git writes the index anew. */
const hook = (trap: Trap, folder: string): void => {
  mkdirSync(join(trap.repository, folder), { recursive: true });
  copyFileSync(trap.program, join(trap.repository, folder, 'post-index-change'));
  trap.write('repository/same.txt', 'same\n');
  trap.git('add', 'same.txt');
  trap.sprang();
  trap.write('repository/same.txt', 'same\n');
};

const TRICKS: readonly Trick[] = [
  { name: 'a file monitor', set: config(['core.fsmonitor', 'PROGRAM']), spring: status, whole: true },
  {
    name: 'settings in an included file',
    set: (trap) => {
      trap.write('repository/more', `[core]\n\tfsmonitor = ${trap.program}\n`);
      return config(['include.path', '../more'])(trap);
    },
    spring: status,
  },
  {
    name: 'settings of the work tree alone',
    set: (trap) => {
      trap.write('repository/.git/config.worktree', `[core]\n\tfsmonitor = ${trap.program}\n`);
      return config(['core.repositoryformatversion', '1'], ['extensions.worktreeConfig', 'true'])(trap);
    },
    spring: status,
  },
  {
    name: 'a hook in a folder of its own',
    set: (trap) => {
      hook(trap, 'hooks');
      return config(['core.hooksPath', 'hooks'])(trap);
    },
    spring: status,
  },
  {
    name: 'a hook where hooks are',
    set: (trap) => {
      hook(trap, '.git/hooks');
      return {};
    },
    spring: status,
  },
  {
    name: 'a clean filter',
    set: (trap) => {
      attributes(trap, '*.py filter=x\n');
      return config(['filter.x.clean', 'PROGRAM'])(trap);
    },
    spring: diff,
  },
  {
    name: 'a filter process',
    set: (trap) => {
      attributes(trap, '*.py filter=x\n');
      return config(['filter.x.process', 'PROGRAM'])(trap);
    },
    spring: diff,
  },
  {
    name: 'a filter of the user that the folder chooses',
    set: (trap) => {
      attributes(trap, '*.py filter=x\n');
      trap.write('home/.gitconfig', `[filter "x"]\n\tclean = ${trap.program}\n`);
      return {};
    },
    spring: diff,
  },
  {
    name: 'a text converter',
    set: (trap) => {
      attributes(trap, '*.py diff=x\n');
      return config(['diff.x.textconv', 'PROGRAM'])(trap);
    },
    spring: diff,
  },
  {
    name: 'a differ of a kind of file',
    set: (trap) => {
      attributes(trap, '*.py diff=x\n');
      return config(['diff.x.command', 'PROGRAM'])(trap);
    },
    spring: diff,
  },
  { name: 'a differ for all', set: config(['diff.external', 'PROGRAM']), spring: diff },
  {
    name: 'a promise of a remote that is a program',
    set: promised(['remote.origin.url', 'ext::PROGRAM'], ['protocol.ext.allow', 'always']),
    spring: diff,
  },
  {
    name: 'a promise over ssh with a program for it',
    set: promised(['remote.origin.url', 'ssh://host.invalid/x'], ['core.sshCommand', 'PROGRAM']),
    spring: diff,
  },
  {
    name: 'a promise through a proxy that is a program',
    set: promised(['remote.origin.url', 'git://host.invalid/x'], ['core.gitProxy', 'PROGRAM']),
    spring: diff,
  },
  {
    name: 'a promise of a folder with a program to ask it',
    set: (trap) =>
      promised(['remote.origin.url', join(trap.repository, '.git')], ['remote.origin.uploadpack', 'PROGRAM'])(trap),
    spring: diff,
  },
  {
    name: 'a submodule with a file monitor',
    set: (trap) => {
      cpSync(trap.repository, join(trap.base, 'other'), { recursive: true });
      renameSync(join(trap.base, 'other'), join(trap.repository, 'sub'));
      trap.git('add', 'sub');
      trap.git('-C', 'sub', 'config', 'core.fsmonitor', trap.program);
      return {};
    },
    spring: diff,
  },
  {
    name: 'a bare repository among the files',
    set: (trap) => {
      cpSync(join(trap.repository, '.git'), join(trap.repository, 'sub'), { recursive: true });
      const file = join(trap.repository, 'sub', 'config');
      trap.git('config', '--file', file, 'core.worktree', '.');
      trap.git('config', '--file', file, 'core.fsmonitor', trap.program);
      cpSync(join(trap.repository, 'app.py'), join(trap.repository, 'sub', 'app.py'));
      return { folder: join(trap.repository, 'sub') };
    },
    spring: (trap) => {
      trap.git('-C', 'sub', 'status');
    },
    whole: true,
  },
  {
    name: 'a bare repository outside of any work tree',
    set: (trap) => {
      renameSync(join(trap.repository, '.git'), join(trap.base, 'bare'));
      cpSync(join(trap.base, 'bare'), trap.repository, { recursive: true });
      const file = join(trap.repository, 'config');
      trap.git('config', '--file', file, 'core.worktree', '.');
      trap.git('config', '--file', file, 'core.fsmonitor', trap.program);
      return {};
    },
    spring: status,
    isWorkTree: false,
    whole: true,
  },
  {
    name: 'a .git file that leads elsewhere',
    set: (trap) => {
      trap.git('config', 'core.fsmonitor', trap.program);
      renameSync(join(trap.repository, '.git'), join(trap.base, 'elsewhere'));
      trap.write('repository/.git', 'gitdir: ../elsewhere\n');
      return {};
    },
    spring: status,
  },
  {
    name: 'a work tree that is said to be elsewhere',
    set: (trap) => {
      mkdirSync(join(trap.base, 'elsewhere'));
      return config(['core.worktree', join(trap.base, 'elsewhere')], ['core.fsmonitor', 'PROGRAM'])(trap);
    },
    spring: status,
  },
  {
    name: 'variables that bring settings',
    set: (trap) => ({
      env: { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'core.fsmonitor', GIT_CONFIG_VALUE_0: trap.program },
    }),
    spring: (trap) => {
      const env = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'core.fsmonitor', GIT_CONFIG_VALUE_0: trap.program };
      trap.gitWith(env, 'status');
    },
  },
  {
    name: 'variables that name another repository, and a differ',
    whole: true,
    set: (trap) => {
      cpSync(join(trap.repository, '.git'), join(trap.base, 'elsewhere'), { recursive: true });
      trap.git('config', '--file', join(trap.base, 'elsewhere', 'config'), 'core.fsmonitor', trap.program);
      return { env: { GIT_DIR: join(trap.base, 'elsewhere'), GIT_EXTERNAL_DIFF: trap.program } };
    },
    spring: (trap) => {
      trap.gitWith({ GIT_DIR: join(trap.base, 'elsewhere'), GIT_EXTERNAL_DIFF: trap.program }, 'diff');
    },
  },
  ...['.', '', 'node_modules/.bin', 'here'].map((entry): Trick => {
    const inPath = (trap: Trap): string => (entry === 'here' ? trap.repository : entry);
    return {
      whole: entry === '.',
      name: `a git in the folder, with PATH=${entry === 'here' ? '<folder>' : entry}:…`,
      set: (trap) => {
        const folder = join(trap.repository, entry === 'node_modules/.bin' ? entry : '.');
        mkdirSync(folder, { recursive: true });
        copyFileSync(trap.program, join(folder, 'git'));
        return { env: { PATH: pathWith(inPath(trap)) } };
      },
      spring: (trap) => {
        spawnSync('sh', ['-c', 'git status'], {
          cwd: trap.repository,
          env: { ...process.env, PATH: pathWith(inPath(trap)) },
        });
      },
    };
  }),
];

/** Works in this process with the variables and the folder of a person there. */
async function atHome<T>(trap: Trap, folder: string, env: NodeJS.ProcessEnv, work: () => Promise<T>): Promise<T> {
  const before = { ...process.env };
  const cwd = process.cwd();
  Object.assign(process.env, trap.environment, env);
  process.chdir(folder);
  try {
    return await work();
  } finally {
    process.chdir(cwd);
    for (const name of Object.keys(process.env)) if (!(name in before)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, before);
  }
}

/** Has both functions that ask git look at a folder. */
async function asked(folder: string, isWorkTree: boolean): Promise<void> {
  const file = join(folder, 'app.py');
  const told: string[] = [];
  const listed = await walk(folder, { noIgnore: false, tell: (text) => told.push(text) });
  assert.deepEqual([listed.includes(file), told], [true, []]);
  if (isWorkTree) assert.ok((await changedSince(folder, 'HEAD')).has(file));
  else await assert.rejects(changedSince(folder, 'HEAD'), /--changed needs a git work tree/);
}

async function scannedAndFixed(trap: Trap, folder: string, env: NodeJS.ProcessEnv, isWorkTree: boolean): Promise<void> {
  const [scan, changed, fix] = await Promise.all([
    trap.cli(folder, env, 'scan', '--format', 'json', ...TODAY),
    trap.cli(folder, env, 'scan', '--changed', '--format', 'json', ...TODAY),
    trap.cli(folder, env, 'fix', '--dry-run', ...TODAY),
  ]);
  assert.deepEqual([scan.code, scan.err], [1, '']);
  assert.match(scan.out, /"file": "app\.py"/);
  assert.match(fix.out, /^-.*gpt-4-0314/m);
  if (isWorkTree) {
    assert.deepEqual([changed.code, changed.err], [1, '']);
    assert.match(changed.out, /"file": "app\.py"/);
  } else {
    assert.equal(changed.code, 2);
    assert.match(changed.err, /--changed needs a git work tree/);
  }
}

describe('what a folder brings to be run', function () {
  // Programs here are shell scripts, and pipes have names only where there is a shell.
  if (process.platform === 'win32') return;
  this.timeout(60_000);

  let trap: Trap;
  beforeEach(() => {
    trap = setTrap();
  });
  afterEach(() => {
    trap.remove();
  });

  for (const { name, set, spring, isWorkTree = true, whole = false } of TRICKS)
    it(`is not run: ${name}`, async () => {
      const { folder = trap.repository, env = {} } = set(trap);
      trap.sprang();
      await atHome(trap, folder, env, () => asked(folder, isWorkTree));
      assert.equal(trap.sprang(), false, 'something was run');
      if (whole) {
        await scannedAndFixed(trap, folder, env, isWorkTree);
        assert.equal(trap.sprang(), false, 'something was run by the command line');
      }
      // Last, since some of these change what is there.
      spring(trap);
      assert.equal(trap.sprang(), true, 'plain git was to walk into it');
    });

  it('is not waited for: a pipe named .gitignore outside of a work tree', async () => {
    rmSync(join(trap.repository, '.git'), { recursive: true });
    spawnSync('mkfifo', [join(trap.repository, '.gitignore')]);
    const { code, out, err } = await trap.cli(trap.repository, {}, 'scan', '--format', 'json', ...TODAY);
    assert.equal(code, 1);
    assert.match(out, /"file": "app\.py"/);
    assert.match(err, /\.gitignore is not used/);
  });

  it('is not waited for: pipes in the place of what git needs', async () => {
    for (const name of ['config', 'index', 'packed-refs', 'info/exclude', 'objects/info/alternates']) {
      const other = setTrap();
      rmSync(join(other.repository, '.git', name), { force: true });
      spawnSync('mkfifo', [join(other.repository, '.git', name)]);
      const found: string[] = [];
      const files = await walk(other.repository, { noIgnore: false, tell: (text) => found.push(text) });
      assert.ok(files.includes(join(other.repository, 'app.py')), name);
      assert.match(found.join('\n'), /^git could not list .* the files of the disk are taken/, name);
      other.remove();
    }
  });

  it('is told apart: the disk is asked where git takes too long, and that is said', async () => {
    spawnSync('mkfifo', [join(trap.repository, '.gitignore')]);
    const told: string[] = [];
    const files = await walk(trap.repository, { noIgnore: false, tell: (text) => told.push(text), gitLimitMs: 300 });
    assert.deepEqual(
      files.filter((file) => file.endsWith('.py')),
      [join(trap.repository, 'app.py')],
    );
    assert.match(told[0] ?? '', /git took longer than 0\.3 s/);
  });

  it('is stopped: git in a work tree with a pipe named .gitignore in one of its folders', async () => {
    for (const place of ['.', 'one/two']) {
      mkdirSync(join(trap.repository, place), { recursive: true });
      const pipe = join(trap.repository, place, '.gitignore');
      spawnSync('mkfifo', [pipe]);
      const { code, out, err } = await trap.cli(trap.repository, {}, 'scan', '--format', 'json', ...TODAY);
      assert.equal(code, 1);
      assert.match(out, /"file": "app\.py"/);
      assert.match(err, /git could not list .* \(git would wait for .*\.gitignore, which is no file\)/);
      rmSync(pipe);
    }
    // The folders above are asked as well.
    spawnSync('mkfifo', [join(trap.repository, '.gitignore')]);
    const { signal } = new AbortController();
    const below = join(trap.repository, 'one', 'two');
    assert.equal(await findOddIgnoreFile(trap.repository, below, signal), join(trap.repository, '.gitignore'));
    assert.equal(await findOddIgnoreFile(below, below, signal), null);
  });
});

describe('git without the settings of a folder', function () {
  this.timeout(60_000);
  let trap: Trap;
  beforeEach(() => {
    trap = setTrap();
  });
  afterEach(() => {
    trap.remove();
  });
  /** The Python files that differ. */
  const changed = async (revision = 'HEAD'): Promise<readonly string[]> => {
    const { repository } = trap;
    const files = await atHome(trap, repository, {}, () => changedSince(repository, revision));
    return [...files]
      .filter((file) => file.endsWith('.py'))
      .map((file) => relative(repository, file))
      .toSorted();
  };

  it('knows what has changed as plain git does: by content, line ends, branches, added and renamed files', async () => {
    const other = trap.write(
      'repository/other.py',
      'from openai import OpenAI\nOpenAI().embeddings.create(model="x")\n',
    );
    trap.write('repository/crlf.py', 'import openai\r\nm = openai.embeddings.create(model="y")\r\n');
    trap.git('config', 'core.autocrlf', 'true');
    trap.git('add', '.');
    trap.git('commit', '-q', '-m', 'second');
    trap.git('branch', 'feature');
    trap.git('config', 'branch.main.remote', '.');
    trap.git('config', 'branch.main.merge', 'refs/heads/feature');
    assert.deepEqual(await changed(), []);
    // Written again with the same content: only the time differs.
    writeFileSync(other, 'from openai import OpenAI\nOpenAI().embeddings.create(model="x")\n');
    trap.write('repository/crlf.py', 'import openai\r\nm = openai.embeddings.create(model="y")\r\n');
    assert.deepEqual(await changed(), []);
    assert.deepEqual(await changed('HEAD~1'), ['app.py', 'crlf.py', 'other.py']);
    trap.git('mv', 'other.py', 'moved.py');
    trap.write('repository/new.py', 'import openai\nm = openai.embeddings.create(model="z")\n');
    trap.write('repository/.gitignore', 'ignored.py\n');
    trap.write('repository/ignored.py', 'import openai\nm = openai.embeddings.create(model="z")\n');
    assert.deepEqual(await changed('@{upstream}'), ['moved.py', 'new.py']);
    trap.git('commit', '-q', '-a', '-m', 'third');
    trap.git('pack-refs', '--all');
    assert.deepEqual(await changed('feature'), ['moved.py', 'new.py']);
    trap.git('update-index', '--split-index');
    assert.deepEqual(await changed('feature'), ['moved.py', 'new.py']);
  });

  it('works in linked work trees, with SHA-256, and where the repository is somebody else’s', async () => {
    trap.git('worktree', 'add', '-q', join(trap.base, 'linked'));
    trap.write('linked/more.py', 'import openai\nm = openai.embeddings.create(model="z")\n');
    const linked = await trap.cli(join(trap.base, 'linked'), {}, 'scan', '--format', 'json', '--changed', ...TODAY);
    assert.match(linked.out, /"file": "more\.py"/);
    assert.doesNotMatch(linked.out, /"file": "app\.py"/);
    rmSync(join(trap.repository, '.git'), { recursive: true });
    trap.git('init', '-q', '--object-format=sha256');
    trap.git('add', '.');
    trap.git('commit', '-q', '-m', 'first');
    assert.deepEqual(await changed(), []);
    trap.write('repository/new.py', 'import openai\nm = openai.embeddings.create(model="z")\n');
    assert.deepEqual(await changed(), ['new.py']);
    // Only root can give files away.
    if (process.getuid?.() !== 0) return;
    spawnSync('chown', ['-R', '12345', trap.repository]);
    assert.equal(trap.git('status', '--porcelain'), '', 'plain git refuses');
    assert.deepEqual(await changed(), ['new.py']);
  });

  it('leaves the repository and the temporary folder as they were', async () => {
    const temporary = join(trap.base, 'tmp');
    mkdirSync(temporary);
    const before = readdirSync(join(trap.repository, '.git'), { recursive: true }).toSorted();
    const index = trap.git('hash-object', '.git/index');
    await trap.cli(trap.repository, { TMPDIR: temporary }, 'scan', '--changed', ...TODAY);
    assert.deepEqual(readdirSync(join(trap.repository, '.git'), { recursive: true }).toSorted(), before);
    assert.equal(trap.git('hash-object', '.git/index'), index);
    assert.deepEqual(readdirSync(temporary), []);
  });

  it('keeps what the user leaves out everywhere, and what the repository leaves out by itself', async () => {
    trap.write('home/.config/git/ignore', 'mine.py\n');
    trap.write('repository/.git/info/exclude', 'own.py\n');
    for (const name of ['mine', 'own', 'seen', 'told'])
      trap.write(`repository/${name}.py`, 'import openai\nm = openai.embeddings.create(model="z")\n');
    assert.deepEqual(await changed(), ['app.py', 'seen.py', 'told.py']);
    trap.write('home/.gitconfig', '[core]\n\texcludesFile = ~/left-out\n');
    trap.write('home/left-out', 'told.py\n');
    assert.deepEqual(await changed(), ['app.py', 'mine.py', 'seen.py']);
  });

  it('takes only data over from settings', () => {
    const theirs = readSettings(
      'core.fsmonitor\nx\0core.autocrlf\ninput\0core.bare\0core.sshcommand\nx\0filter.a.clean\nx\0alias.ls-files\n!x\0' +
        'remote.o"\\.fetch\n+a:b\nc\0remote.o.url\next::x\0remote.a\nb.fetch\nx\0include.path\nx\0core.excludesfile\nx\0',
    );
    const text = safeSettings(readSettings('core.excludesfile\n/mine\0filter.b.clean\nx\0'), theirs);
    const values = text.split('\n').filter((line) => / = /.test(line) && !/"(?:false|1|never|explicit)"$/.test(line));
    assert.deepEqual(values.slice(1), [
      'excludesfile = "/mine"',
      'autocrlf = "input"',
      'fetch = "+a:b\\nc"',
      'hookspath = "/dev/null"',
    ]);
    assert.match(text, /\[remote "o\\"\\\\"\]/);
  });

  it('takes a program from folders that are not looked at', () => {
    const bin = join(trap.base, 'bin');
    mkdirSync(bin);
    copyFileSync(trap.program, join(bin, process.platform === 'win32' ? 'git.exe' : 'git'));
    const inside = join(trap.repository, 'bin');
    cpSync(bin, inside, { recursive: true });
    const path = [inside, '.', '', 'bin', trap.base, bin].join(process.platform === 'win32' ? ';' : ':');
    const safe = safePath(path, [trap.repository], trap.base);
    assert.deepEqual(safe, [bin]);
    assert.equal(findGit(safe, [trap.repository]), join(bin, process.platform === 'win32' ? 'git.exe' : 'git'));
    assert.equal(findGit([inside], [trap.repository]), null);
    if (process.platform === 'win32') return;
    chmodSync(join(bin, 'git'), 0o644);
    assert.equal(findGit([bin], [trap.repository]), null);
  });

  it('asks no other machine where objects or the repository are', () => {
    const objects = join(trap.repository, '.git', 'objects');
    assert.equal(borrowsSafely(objects), true);
    const write = (text: string): string => trap.write('repository/.git/objects/info/alternates', text);
    write('../../../elsewhere\n');
    assert.equal(borrowsSafely(objects), true);
    write('//host.invalid/share\n');
    assert.equal(borrowsSafely(objects), false);
    write(`${objects}\n`);
    assert.equal(borrowsSafely(objects), false, 'a circle');
    rmSync(join(trap.repository, '.git'), { recursive: true });
    for (const place of ['//host.invalid/share', '\\\\host.invalid\\share', '']) {
      trap.write('repository/.git', `gitdir: ${place}\n`);
      assert.equal(findRepository(trap.repository), null);
    }
  });
});

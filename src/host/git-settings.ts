import { homedir } from 'node:os';
import { join } from 'node:path';

/** One setting as `git config -z --list` prints it. */
export interface Setting {
  readonly key: string;
  /** Null for `[core] bare` without a value, which means true. */
  readonly value: string | null;
}

/**
 * What is taken over from a repository's settings: how names and contents are compared, how it is stored, and which branch
 * follows which. All of it is data. Settings that name programs, addresses or other files are not here and need not be
 * known by name: what is not in this list does not count.
 */
const OF_REPOSITORY =
  /^(?:core\.(?:ignorecase|precomposeunicode|autocrlf|eol|symlinks|filemode|trustctime|checkstat)|extensions\.objectformat|branch\..+\.(?:remote|merge)|remote\..+\.fetch)$/s;

/** What is taken over from the settings of the user and the machine. */
const OF_USER = /^core\.(?:autocrlf|eol|excludesfile)$/;

/** Parts the output of `git config -z --list`. */
export function readSettings(output: string): readonly Setting[] {
  const entries = output.split('\0').filter((entry) => entry !== '');
  return entries.map((entry) => {
    const end = entry.indexOf('\n');
    return end < 0 ? { key: entry, value: null } : { key: entry.slice(0, end), value: entry.slice(end + 1) };
  });
}

/** The settings file of a private git folder: what is safe of the user's and the repository's settings, and nothing else. */
export function safeSettings(user: readonly Setting[], repository: readonly Setting[]): string {
  const format = repository.findLast(({ key }) => key === 'extensions.refstorage')?.value;
  const taken = [
    { key: 'core.excludesfile', value: join(configHome(), 'git', 'ignore') },
    ...user.filter(({ key }) => OF_USER.test(key)).map(expandHome),
    ...repository.filter(({ key }) => OF_REPOSITORY.test(key)),
    ...(format === 'files' || format === 'reftable' ? [{ key: 'extensions.refstorage', value: format }] : []),
    { key: 'core.repositoryformatversion', value: '1' },
    { key: 'core.bare', value: 'false' },
    // None of these is set anywhere else; they say what git must do without.
    { key: 'core.fsmonitor', value: 'false' },
    { key: 'core.untrackedcache', value: 'false' },
    { key: 'core.hookspath', value: '/dev/null' },
    { key: 'core.logallrefupdates', value: 'false' },
    { key: 'safe.barerepository', value: 'explicit' },
    { key: 'protocol.allow', value: 'never' },
  ];
  return taken.map(written).join('');
}

function configHome(): string {
  return process.env['XDG_CONFIG_HOME'] || join(homedir(), '.config');
}

function expandHome(setting: Setting): Setting {
  return { ...setting, value: setting.value?.replace(/^~(?=\/)/, () => homedir()) ?? null };
}

function written({ key, value }: Setting): string {
  const [section = '', ...rest] = key.split('.');
  const name = rest.pop() ?? '';
  const quote = (text: string): string =>
    `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
  // No name of a branch or remote has a line break, and git could not read it back.
  const within = rest.join('.');
  if (within.includes('\n')) return '';
  return `[${section}${within === '' ? '' : ` ${quote(within)}`}]\n${name}${value === null ? '' : ` = ${quote(value)}`}\n`;
}

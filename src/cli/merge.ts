import { isAtLeast, SEVERITIES } from '../core/model/finding.ts';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { joinReports } from '../core/report/organisation/join-reports.ts';
import type { JoinedReports } from '../core/report/organisation/join-reports.ts';
import { joinedJson } from '../core/report/organisation/joined-json.ts';
import type { Skipped } from '../core/report/organisation/joined-json.ts';
import { joinedMarkdown, joinedText } from '../core/report/organisation/joined-text.ts';
import { readReport } from '../core/report/organisation/repository-report.ts';
import type { ReadReport } from '../core/report/organisation/repository-report.ts';
import { reasonOf } from '../host/write-file.ts';
import { EXIT, UsageError } from './exit.ts';
import type { FailOn } from './fail-on.ts';
import type { MergeOptions } from './merge-arguments.ts';
import { createClock } from './ports.ts';
import { printReport, say } from './terminal.ts';
import { writeOutput } from './write-output.ts';

/** A report of more bytes than this is no report of one repository. */
const LARGEST = 256 * 1024 * 1024;

/** A report, and what the repository is called that it is of. */
interface Source {
  readonly file: string;
  readonly name: string;
}

/** `modelkeel merge`: many reports as one. What cannot be read is told, skipped, and makes the exit code 2. */
export async function merge(
  paths: readonly string[],
  options: MergeOptions,
  version: string,
  signal: AbortSignal,
): Promise<number> {
  const today = createClock(options.today).today();
  const all = await sourcesOf([...paths, ...(await listed(options.fromFile))]);
  // What an earlier run wrote into the folder is no report of a repository.
  const sources = all.filter(({ file }) => options.output === undefined || resolve(file) !== resolve(options.output));
  const joining = joinReports(today);
  const skipped: Skipped[] = [];
  for (const { file, name } of sources) {
    signal.throwIfAborted();
    // One at a time: what is kept of a report is small, and the report is not.
    const read = await readOne(file);
    if (read.kind === 'report') joining.add(name, read.report);
    else {
      skipped.push({ file, why: read.why });
      say(`${file} ${read.why}; it was skipped.`);
    }
  }
  if (skipped.length === sources.length) throw new UsageError('no report could be read. Nothing was written.');
  const joined = joining.result();
  const text = reportText(options, joined, skipped, version);
  if (options.output === undefined) printReport(text);
  else await writeOutput(options.output, text, []);
  return skipped.length > 0 ? EXIT.failure : hasFailed(joined, options.failOn) ? EXIT.findings : EXIT.ok;
}

function reportText(
  { format }: MergeOptions,
  joined: JoinedReports,
  skipped: readonly Skipped[],
  version: string,
): string {
  if (format === 'json') return [...joinedJson(joined, skipped, version)].join('');
  return format === 'markdown' ? joinedMarkdown(joined, skipped) : joinedText(joined, skipped);
}

async function listed(file: string | undefined): Promise<readonly string[]> {
  if (file === undefined) return [];
  const text = await (file === '-' ? standardInput() : readFile(file, 'utf8')).catch((error: unknown) => {
    throw new UsageError(`--from-file ${file} cannot be read (${reasonOf(error)}).`);
  });
  return text.split(/\r?\n/).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}

async function standardInput(): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

/** The files of all paths, each once, with names that no two share. */
async function sourcesOf(paths: readonly string[]): Promise<readonly Source[]> {
  if (paths.length === 0)
    throw new UsageError('name the reports to join, or a folder of them; see `modelkeel merge --help`.');
  const found = new Map<string, Source>();
  for (const path of paths)
    for (const source of await sourcesAt(path)) if (!found.has(source.file)) found.set(source.file, source);
  const sources = [...found.values()].toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  if (sources.length === 0) throw new UsageError(`${paths.join(', ')} holds no file that ends in .json.`);
  const names = new Map<string, number>();
  for (const { name } of sources) names.set(name, (names.get(name) ?? 0) + 1);
  return sources.map((source) =>
    (names.get(source.name) ?? 0) > 1 ? { ...source, name: shown(source.file) } : source,
  );
}

async function sourcesAt(path: string): Promise<readonly Source[]> {
  const found = await stat(path).catch(() => null);
  if (!found?.isDirectory()) return [{ file: path, name: nameOf(basename(path), dirname(path)) }];
  const names = await readdir(path, { recursive: true });
  return names
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ file: join(path, name), name: nameOf(shown(name), path) }));
}

/** `shop/api.json` is of `shop/api`, and so is `shop/api/modelkeel.json`: what is called like every report names nothing. */
function nameOf(path: string, folder: string): string {
  const name = path.replace(/(?:\/?(?:modelkeel|report))?\.json$/i, '');
  return name === '' ? basename(folder) || path : name;
}

function shown(path: string): string {
  return path.split(sep).join('/');
}

async function readOne(file: string): Promise<ReadReport> {
  try {
    const { size } = await stat(file);
    if (size > LARGEST) return { kind: 'refused', why: `is larger than ${String(LARGEST / 1024 / 1024)} MB` };
    return readReport(await readFile(file, 'utf8'));
  } catch (error) {
    return { kind: 'refused', why: `cannot be read (${reasonOf(error)})` };
  }
}

function hasFailed({ rules, components }: JoinedReports, on: FailOn): boolean {
  const { severity, retiring } = on;
  // What a report says is of others: a severity of another version is none.
  const isFrom = (said: string): boolean =>
    severity !== null && SEVERITIES.some((one) => one === said && isAtLeast(one, severity));
  if (rules.some((rule) => isFrom(rule.severity) || on.rules.has(rule.rule))) return true;
  return (
    retiring !== null && components.some(({ isUsed, daysLeft }) => isUsed && daysLeft !== null && daysLeft <= retiring)
  );
}

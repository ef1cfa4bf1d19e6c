import { folderOf, isLockFile, mayHoldPolicy, policyRank } from '../base/policy-files.ts';
import type { LockFile } from '../model/lock.ts';
import type { PolicyLayer, PolicyProblem } from '../model/policy.ts';
import type { Note } from '../model/report.ts';
import type { HouseReach } from '../ports.ts';
import type { HouseData } from '../policy/house.ts';
import { readLock } from '../policy/lock/read-lock.ts';
import { readPolicy } from '../policy/read-policy.ts';
import type { NamedFile, ReadPolicy } from '../policy/read-policy.ts';
import { fingerprintsOf } from '../base/fingerprints.ts';
import { extendedFrom } from './extended-file.ts';
import { spoken } from '../model/spoken.ts';
import { told } from '../model/told.ts';
import type { Told } from '../model/told.ts';

interface Loading {
  readonly reach: HouseReach;
  readonly files: ReadonlySet<string>;
  readonly rules: readonly string[];
  readonly pathOf: (uri: string) => string;
  readonly signal: AbortSignal;
  readonly notes: Note[];
  readonly sources: Set<string>;
  /** What was read, to tell lines of what nobody shows. */
  readonly texts: Map<string, string>;
}

/** More policies than any repository has; each is read. */
const MAX_FILES = 1_000;
/** A file that extends a file that extends a file. */
const MAX_STEPS = 5;

/** What was loaded, and the files besides those with their own names that it was loaded from. */
export interface LoadedHouse {
  readonly data: HouseData;
  readonly sources: readonly string[];
}

/** Reads all policies, what they extend, their baselines, and all lock files. Nothing of it is run. */
export async function loadHouse(
  files: readonly string[],
  roots: readonly string[],
  given: Pick<Loading, 'reach' | 'rules' | 'pathOf' | 'signal'>,
): Promise<LoadedHouse> {
  const loading: Loading = { ...given, files: new Set(files), notes: [], sources: new Set(), texts: new Map() };
  const { above, only } = given.reach;
  const all = [...above, ...files];
  const layers: PolicyLayer[] = [];
  if (only !== null) for (const root of roots) layers.push(...(await layersOf(only, root, loading)));
  else
    for (const uri of await chosen(all.filter((one) => policyRank(one) !== null).slice(0, MAX_FILES), loading))
      layers.push(...(await layersOf(uri, folderOf(uri), loading)));
  const locks: LockFile[] = [];
  for (const uri of all.filter(isLockFile).slice(0, MAX_FILES)) {
    const text = await textOf(uri, loading);
    if (text === null) continue;
    const { lock, problems } = readLock(uri, text);
    locks.push(lock);
    noteOutside(uri, problems, loading);
  }
  const data = { layers: layers.toSorted((a, b) => a.folder.length - b.folder.length), locks, notes: loading.notes };
  return { data, sources: [...loading.sources] };
}

/** Of the files of one folder the best that holds a policy. */
async function chosen(uris: readonly string[], loading: Loading): Promise<readonly string[]> {
  const best = new Map<string, string>();
  for (const uri of uris.toSorted((a, b) => (policyRank(a) ?? 0) - (policyRank(b) ?? 0))) {
    const text = await textOf(uri, loading);
    if (text === null || !mayHoldPolicy(uri, text)) continue;
    const read = readPolicy(uri, text, loading.rules);
    if (!read) continue;
    const other = best.get(folderOf(uri));
    if (other === undefined) best.set(folderOf(uri), uri);
    else {
      const said = told`${nameOf(other)} beside this file counts, and what stands here does not.`;
      note(uri, { span: read.span, ...spoken(said) }, loading);
    }
  }
  return [...best.values()];
}

async function textOf(uri: string, { reach, signal, texts }: Loading): Promise<string | null> {
  const result = await reach.read(uri, signal);
  if (result.kind !== 'text') return null;
  texts.set(uri, result.source.text);
  return result.source.text;
}

function nameOf(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}

/** A file that nobody makes a report of is not shown: its line is told. */
function note(uri: string, problem: PolicyProblem, loading: Loading): void {
  const { notes, files, texts } = loading;
  const {
    message,
    said,
    span: { start, end },
  } = problem;
  if (files.has(uri)) {
    const span = { start, end: Math.min(end, start + 200) };
    notes.push({ uri, kind: 'policy', detail: message, ...(said && { said }), place: { uri, span } });
    return;
  }
  const line = (texts.get(uri) ?? '').slice(0, start).split('\n').length;
  notes.push({ uri, kind: 'policy', detail: `line ${String(line)}: ${message}` });
}

/** What the text of a file shows is told with its report, where there is one. */
function noteOutside(uri: string, problems: readonly PolicyProblem[], loading: Loading): void {
  if (!loading.files.has(uri)) for (const problem of problems) note(uri, problem, loading);
}

/** A file with what it extends before it. */
async function layersOf(uri: string, folder: string, loading: Loading): Promise<readonly PolicyLayer[]> {
  const text = await textOf(uri, loading);
  const read = text === null ? null : readPolicy(uri, text, loading.rules);
  if (text === null || !read) return [];
  noteOutside(uri, read.problems, loading);
  if (policyRank(uri) === null) loading.sources.add(uri);
  const before = await extendedLayers(uri, read, folder, [uri], loading);
  return [...before, await layerOf(uri, read, folder, loading)];
}

async function layerOf(uri: string, read: ReadPolicy, folder: string, loading: Loading): Promise<PolicyLayer> {
  const baseline = read.baseline ? await baselineOf(uri, read.baseline, loading) : [];
  return { folder, source: uri, name: loading.pathOf(uri), policy: read.policy, baseline };
}

async function extendedLayers(
  uri: string,
  read: ReadPolicy,
  folder: string,
  way: readonly string[],
  loading: Loading,
): Promise<readonly PolicyLayer[]> {
  const layers: PolicyLayer[] = [];
  for (const named of read.extends.slice(0, 20)) {
    const found = await extendedFrom(uri, named.text, loading.reach, loading.signal);
    const fault = (detail: Told): void => {
      note(uri, { span: named.span, ...spoken(told`"${named.text}" ${detail} It is not used.`) }, loading);
    };
    if (found.kind === 'refused') {
      fault(found.why);
      continue;
    }
    if (way.includes(found.uri)) {
      fault(told`extends itself in a circle.`);
      continue;
    }
    if (way.length >= MAX_STEPS) {
      fault(told`is more than ${MAX_STEPS} files away from the first.`);
      continue;
    }
    const base = readPolicy(found.uri, found.text, loading.rules);
    if (!base) {
      fault(told`holds no policy.`);
      continue;
    }
    if (policyRank(found.uri) === null) loading.sources.add(found.uri);
    loading.texts.set(found.uri, found.text);
    noteOutside(found.uri, base.problems, loading);
    layers.push(...(await extendedLayers(found.uri, base, folder, [...way, found.uri], loading)));
    layers.push(await layerOf(found.uri, base, folder, loading));
  }
  return layers;
}

/** The fingerprints of a report of before. */
async function baselineOf(uri: string, named: NamedFile, loading: Loading): Promise<readonly string[]> {
  const found = await extendedFrom(
    uri,
    named.text.startsWith('.') ? named.text : `./${named.text}`,
    loading.reach,
    loading.signal,
  );
  const prints = found.kind === 'found' ? fingerprintsOf(found.text) : null;
  if (found.kind === 'found') loading.sources.add(found.uri);
  if (prints) return [...prints.keys()];
  const why = found.kind === 'refused' ? found.why : told`is no report of \`modelkeel scan --format json\`.`;
  note(uri, { span: named.span, ...spoken(told`"${named.text}" ${why} There is no baseline.`) }, loading);
  return [];
}

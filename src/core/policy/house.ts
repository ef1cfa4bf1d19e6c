import { isLockFile } from '../base/policy-files.ts';
import type { RuleId } from '../model/finding.ts';
import type { LockFile } from '../model/lock.ts';
import type { Policy, PolicyLayer, RuleLevel, RulePolicy, Term, Terms } from '../model/policy.ts';
import type { Note } from '../model/report.ts';
import { readLock } from './lock/read-lock.ts';
import { fileMatcher, matchesPattern } from './patterns.ts';

/** All that a workspace says of itself to Modelkeel, as plain data: it is the same for all threads. */
export interface HouseData {
  /** From the outermost folder in; what a file extends stands before it. */
  readonly layers: readonly PolicyLayer[];
  readonly locks: readonly LockFile[];
  /** What is wrong with them that their own texts do not show: a file that is not there, a circle. */
  readonly notes: readonly Note[];
}

export const EMPTY_HOUSE: HouseData = { layers: [], locks: [], notes: [] };

/** One list of what is allowed or denied, and whose it is. */
export interface NamedTerms {
  readonly terms: Terms;
  /** The file, for messages. */
  readonly name: string;
}

/** What applies to one document. */
export interface Governing {
  readonly horizonDays: number | null;
  readonly testsLive: boolean | null;
  /** Whether it is left alone. */
  readonly isExcluded: boolean;
  /** Whether a policy says that it is a test. */
  readonly isTest: boolean;
  /** null where no policy says anything of the rule. */
  readonly levelOf: (rule: RuleId) => RuleLevel | null;
  /** Whether the rule is to say nothing of a component that goes by these names. */
  readonly ignores: (rule: RuleId, names: readonly string[]) => boolean;
  readonly unknown: (rule: RuleId) => 'allow' | 'deny';
  readonly allow: readonly NamedTerms[];
  readonly deny: readonly NamedTerms[];
  /** Whether a finding is in a baseline. */
  readonly isKnown: (fingerprint: string) => boolean;
  readonly lock: LockFile | null;
}

/** The policies and lock files of a workspace, by document. */
export interface House {
  readonly at: (uri: string) => Governing;
  /** The house as it would be with another text of a lock file. */
  readonly withText: (uri: string, text: string) => House;
}

/** What applies to all documents of a folder. */
type OfFolder = Omit<Governing, 'isExcluded' | 'isTest'>;

/** Makes policies and lock files ready to be asked about documents. */
export function createHouse(data: HouseData): House {
  const folders = new Map<string, OfFolder>();
  const matchers = data.layers.map(matchersOf);
  const ofFolder = (folder: string): OfFolder => {
    const known = folders.get(folder);
    if (known) return known;
    const made = governing(
      data.layers.filter((layer) => isWithin(folder, layer.folder)),
      nearestLock(data.locks, folder),
    );
    folders.set(folder, made);
    return made;
  };
  return {
    at: (uri) => {
      const over = matchers.filter(({ folder }) => uri.startsWith(`${folder}/`));
      const says = (tell: (matcher: Matchers, path: string) => boolean): boolean =>
        over.some((one) => tell(one, uri.slice(one.folder.length + 1)));
      return {
        ...ofFolder(uri.slice(0, Math.max(0, uri.lastIndexOf('/')))),
        isExcluded: says((one, path) => one.excludes(path) || one.includes?.(path) === false),
        isTest: says((one, path) => one.tests(path)),
      };
    },
    withText: (uri, text) =>
      isLockFile(uri)
        ? createHouse({ ...data, locks: [...data.locks.filter((one) => one.uri !== uri), readLock(uri, text).lock] })
        : createHouse(data),
  };
}

interface Matchers {
  readonly folder: string;
  readonly includes: ((path: string) => boolean) | null;
  readonly excludes: (path: string) => boolean;
  readonly tests: (path: string) => boolean;
}

function matchersOf({ folder, policy: { include, exclude, tests } }: PolicyLayer): Matchers {
  return {
    folder,
    includes: include ? fileMatcher(include) : null,
    excludes: fileMatcher(exclude ?? []),
    tests: fileMatcher(tests?.paths ?? []),
  };
}

function isWithin(folder: string, other: string): boolean {
  return folder === other || folder.startsWith(`${other}/`);
}

function nearestLock(locks: readonly LockFile[], folder: string): LockFile | null {
  const over = locks.filter((lock) => isWithin(folder, lock.folder));
  return over.toSorted((a, b) => b.folder.length - a.folder.length)[0] ?? null;
}

function governing(layers: readonly PolicyLayer[], lock: LockFile | null): OfFolder {
  const inner = layers.toReversed();
  const last = <T>(read: (policy: Policy) => T | undefined): T | null => {
    for (const { policy } of inner) {
      const value = read(policy);
      if (value !== undefined) return value;
    }
    return null;
  };
  const known = new Set(layers.flatMap(({ baseline }) => baseline));
  const named = (key: 'allow' | 'deny'): readonly NamedTerms[] =>
    layers.flatMap(({ policy, name }) => (policy[key] ? [{ terms: policy[key], name }] : []));
  return {
    horizonDays: last(({ horizonDays }) => horizonDays),
    testsLive: last(({ tests }) => tests?.live),
    levelOf: (rule) => last(({ rules }) => severityOf(rules?.[rule])),
    ignores: (rule, names) =>
      layers.some(({ policy }) =>
        (optionsOf(policy.rules?.[rule])?.ignore ?? []).some((pattern) =>
          names.some((name) => matchesPattern(pattern, name)),
        ),
      ),
    unknown: (rule) => last(({ rules }) => optionsOf(rules?.[rule])?.unknown) ?? 'allow',
    allow: named('allow'),
    deny: named('deny'),
    isKnown: (fingerprint) => known.has(fingerprint),
    lock,
  };
}

function severityOf(said: RuleLevel | RulePolicy | undefined): RuleLevel | undefined {
  return typeof said === 'object' ? said.severity : said;
}

function optionsOf(said: RuleLevel | RulePolicy | undefined): RulePolicy | null {
  return typeof said === 'object' ? said : null;
}

/** The pattern of a term, and why it is listed. */
export function termOf(term: Term): { readonly match: string; readonly reason: string | null } {
  return typeof term === 'string' ? { match: term, reason: null } : { match: term.match, reason: term.reason ?? null };
}

import type { ReportedComponent, ReportedReference, RepositoryReport } from './repository-report.ts';

/**
 * How often a repository uses a component, and where first. There are as many as repositories times components, and all are
 * kept until the last report is read: so each is one text, as it will be written.
 */
export interface Occurrence {
  readonly repository: string;
  /** Whether it is more than listed there. */
  readonly isUsed: boolean;
  /** The object as JSON: `repository`, `uses` by kind, `revisions`, and the first `places`. */
  readonly json: string;
}

/** A component once, with all repositories that name it. */
export interface JoinedComponent extends ReportedComponent {
  /** Days from today to its end; null where none is announced. */
  readonly daysLeft: number | null;
  readonly isUsed: boolean;
  readonly occurrences: readonly Occurrence[];
}

/** A repository in one line. */
export interface JoinedRepository {
  readonly name: string;
  readonly today: string;
  readonly catalogBuiltAt: string;
  readonly files: RepositoryReport['files'];
  readonly components: number;
  readonly findings: Readonly<Record<string, number>>;
}

/** A rule with how often it speaks, and in how many repositories. */
export interface JoinedRule {
  readonly rule: string;
  readonly severity: string;
  readonly findings: number;
  readonly repositories: number;
}

/** What dies next, across all repositories. */
export interface JoinedEnding {
  readonly day: string;
  readonly daysLeft: number;
  readonly component: string;
  readonly name: string;
  readonly replacement: string | null;
  readonly repositories: readonly string[];
}

/** The reports of many repositories as one. */
export interface JoinedReports {
  readonly today: string;
  readonly repositories: readonly JoinedRepository[];
  readonly components: readonly JoinedComponent[];
  readonly endings: readonly JoinedEnding[];
  readonly rules: readonly JoinedRule[];
}

/** Takes reports one at a time and keeps of each only what the joined report says. */
export interface Joining {
  readonly add: (name: string, report: RepositoryReport) => void;
  readonly result: () => JoinedReports;
}

/** Places kept for each component of a repository. */
const PLACES = 3;
const DAY = 86_400_000;

interface Kept {
  component: ReportedComponent;
  /** The day of the catalog that told of it: the newest is believed. */
  toldBy: string;
  readonly occurrences: Occurrence[];
}

/** Joins reports as of a day. The same reports give the same result, in whatever order they come. */
export function joinReports(today: string): Joining {
  const kept = new Map<string, Kept>();
  const repositories: JoinedRepository[] = [];
  const rules = new Map<string, JoinedRule>();
  return {
    add: (name, report) => {
      repositories.push(repositoryOf(name, report));
      countRules(rules, report);
      const uses = usesOf(report.references);
      for (const component of report.components) {
        const references = uses.get(component.id) ?? [];
        keep(kept, component, report.catalogBuiltAt, occurrenceOf(name, references));
      }
    },
    result: () => {
      const components = [...kept.values()].map((one) => joined(one, today)).toSorted((a, b) => compare(a.id, b.id));
      return {
        today,
        repositories: repositories.toSorted((a, b) => compare(a.name, b.name)),
        components,
        endings: endingsOf(components, today),
        rules: [...rules.values()].toSorted((a, b) => b.findings - a.findings || compare(a.rule, b.rule)),
      };
    },
  };
}

function repositoryOf(
  name: string,
  { today, catalogBuiltAt, files, components, findings }: RepositoryReport,
): JoinedRepository {
  const numbers: Record<string, number> = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of findings) if (severity in numbers) numbers[severity] = (numbers[severity] ?? 0) + 1;
  return { name, today, catalogBuiltAt, files, components: components.length, findings: numbers };
}

const RANK: Readonly<Record<string, number>> = { error: 3, warning: 2, info: 1 };

function countRules(rules: Map<string, JoinedRule>, { findings }: RepositoryReport): void {
  const here = new Set<string>();
  for (const { rule, severity } of findings) {
    const before = rules.get(rule) ?? { rule, severity, findings: 0, repositories: 0 };
    rules.set(rule, {
      rule,
      // The worst that any of them is.
      severity: (RANK[severity] ?? 0) > (RANK[before.severity] ?? 0) ? severity : before.severity,
      findings: before.findings + 1,
      repositories: before.repositories + (here.has(rule) ? 0 : 1),
    });
    here.add(rule);
  }
}

function usesOf(references: readonly ReportedReference[]): ReadonlyMap<string, readonly ReportedReference[]> {
  const uses = new Map<string, ReportedReference[]>();
  for (const reference of references) {
    if (reference.component === null) continue;
    const group = uses.get(reference.component);
    if (group) group.push(reference);
    else uses.set(reference.component, [reference]);
  }
  return uses;
}

function occurrenceOf(repository: string, references: readonly ReportedReference[]): Occurrence {
  const uses: Record<string, number> = {};
  for (const { use } of references) uses[use] = (uses[use] ?? 0) + 1;
  const revisions = new Set(references.flatMap(({ revision }) => (revision === null ? [] : [revision])));
  const places = [...new Set(references.map(({ place }) => place))].slice(0, PLACES);
  return {
    repository,
    isUsed: references.some(({ use }) => use !== 'listed'),
    json: JSON.stringify({ repository, uses, revisions: [...revisions].toSorted(), places }),
  };
}

function keep(kept: Map<string, Kept>, component: ReportedComponent, toldBy: string, occurrence: Occurrence): void {
  const before = kept.get(component.id);
  if (!before) {
    kept.set(component.id, { component, toldBy, occurrences: [occurrence] });
    return;
  }
  before.occurrences.push(occurrence);
  const isNewer = toldBy > before.toldBy || (toldBy === before.toldBy && told(component) > told(before.component));
  if (isNewer) [before.component, before.toldBy] = [component, toldBy];
}

/** Of two reports of one day the same is believed, whichever came first. */
function told({ life, replacement }: ReportedComponent): string {
  return JSON.stringify([life?.retires ?? '', life?.status ?? '', replacement ?? '']);
}

function joined({ component, occurrences }: Kept, today: string): JoinedComponent {
  const { life } = component;
  const ends = life?.retiresKind === 'earliest' ? null : (life?.retires ?? null);
  return {
    ...component,
    daysLeft: ends === null ? null : Math.round((Date.parse(ends) - Date.parse(today)) / DAY),
    isUsed: occurrences.some((one) => one.isUsed),
    occurrences: occurrences.toSorted((a, b) => compare(a.repository, b.repository)),
  };
}

function endingsOf(components: readonly JoinedComponent[], today: string): readonly JoinedEnding[] {
  return components
    .flatMap(({ id, name, life, daysLeft, replacement, isUsed, occurrences }) => {
      if (!isUsed || daysLeft === null || !life?.retires || life.retires < today) return [];
      const repositories = occurrences.flatMap((one) => (one.isUsed ? [one.repository] : []));
      return [{ day: life.retires, daysLeft, component: id, name, replacement, repositories }];
    })
    .toSorted(
      (a, b) =>
        compare(a.day, b.day) || b.repositories.length - a.repositories.length || compare(a.component, b.component),
    );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

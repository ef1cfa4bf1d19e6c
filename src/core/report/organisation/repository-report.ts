/** What is read of one JSON report (`modelkeel/report@2`): as little as joining many of them needs. */
export interface RepositoryReport {
  readonly today: string;
  readonly catalogBuiltAt: string;
  readonly files: { readonly analysed: number; readonly notAnalysed: number };
  readonly references: readonly ReportedReference[];
  readonly components: readonly ReportedComponent[];
  readonly findings: readonly { readonly rule: string; readonly severity: string; readonly reference: string }[];
}

export interface ReportedReference {
  readonly use: string;
  readonly component: string | null;
  readonly revision: string | null;
  readonly purl: string | null;
  readonly place: string;
}

export interface ReportedComponent {
  readonly id: string;
  readonly kind: string;
  readonly provider: string;
  readonly name: string;
  readonly life: ReportedLife | null;
  readonly replacement: string | null;
}

export interface ReportedLife {
  readonly status: string;
  readonly retires: string | null;
  readonly retiresKind: string | null;
  readonly source: string;
}

/** What was read, or why it cannot be, as the end of a sentence. */
export type ReadReport =
  { readonly kind: 'report'; readonly report: RepositoryReport } | { readonly kind: 'refused'; readonly why: string };

class Unfit extends Error {}

/** Reads a report that anybody may have written: what is not as it should be is refused, and never half taken. */
export function readReport(text: string): ReadReport {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'refused', why: 'is not JSON' };
  }
  try {
    const report = record(value, 'it');
    const schema = report['schema'];
    if (schema !== 'modelkeel/report@2')
      return { kind: 'refused', why: 'is no report of `modelkeel scan --format json`' };
    return { kind: 'report', report: reportOf(report) };
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    return { kind: 'refused', why: `is not as its schema says: ${error.message}` };
  }
}

function reportOf(report: Readonly<Record<string, unknown>>): RepositoryReport {
  const files = record(report['files'], 'files');
  return {
    today: day(report['today'], 'today'),
    catalogBuiltAt: day(record(report['catalog'], 'catalog')['builtAt'], 'catalog.builtAt'),
    files: {
      analysed: number(files['analysed'], 'files.analysed'),
      notAnalysed: number(files['notAnalysed'], 'files.notAnalysed'),
    },
    references: list(report['references'], 'references').map(referenceOf),
    components: list(report['components'], 'components').map(componentOf),
    findings: list(report['findings'], 'findings').map((one) => {
      const finding = record(one, 'findings');
      const read = (name: string): string => string(finding[name], `findings.${name}`);
      return { rule: read('rule'), severity: read('severity'), reference: read('reference') };
    }),
  };
}

function referenceOf(one: unknown): ReportedReference {
  const reference = record(one, 'references');
  const revision = reference['revision'] == null ? null : record(reference['revision'], 'references.revision');
  const place = record(reference['literal'] ?? reference['site'], 'references.site');
  const [file, line] = [string(place['file'], 'references.site.file'), number(place['line'], 'references.site.line')];
  return {
    use: string(reference['use'], 'references.use'),
    component: optional(reference['component'], 'references.component'),
    revision: optional(revision?.['value'], 'references.revision.value'),
    purl: optional(reference['purl'], 'references.purl'),
    place: `${file}:${String(line)}`,
  };
}

function componentOf(one: unknown): ReportedComponent {
  const component = record(one, 'components');
  const read = (name: string): string => string(component[name], `components.${name}`);
  const metadata = component['metadata'] == null ? {} : record(component['metadata'], 'components.metadata');
  const replacement = metadata['replacement'] == null ? null : record(metadata['replacement'], 'replacement');
  const instead = replacement === null ? null : record(replacement['value'], 'replacement.value');
  return {
    id: read('id'),
    kind: read('kind'),
    provider: read('provider'),
    name: read('name'),
    life: metadata['lifecycle'] == null ? null : lifeOf(record(metadata['lifecycle'], 'lifecycle')),
    replacement: instead === null || instead['unfit'] != null ? null : string(instead['id'], 'replacement.value.id'),
  };
}

function lifeOf(lifecycle: Readonly<Record<string, unknown>>): ReportedLife {
  const value = record(lifecycle['value'], 'lifecycle.value');
  const retires = optional(value['retires'], 'lifecycle.value.retires');
  return {
    status: string(value['status'], 'lifecycle.value.status'),
    retires: retires === null ? null : day(retires, 'lifecycle.value.retires'),
    retiresKind: optional(value['retiresKind'], 'lifecycle.value.retiresKind'),
    source: string(lifecycle['source'], 'lifecycle.source'),
  };
}

function record(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Unfit(`${name} is no object`);
  return value as Readonly<Record<string, unknown>>;
}

function list(value: unknown, name: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Unfit(`${name} is no list`);
  return value as readonly unknown[];
}

function string(value: unknown, name: string): string {
  if (typeof value !== 'string') throw new Unfit(`${name} is no text`);
  return value;
}

function optional(value: unknown, name: string): string | null {
  return value == null ? null : string(value, name);
}

function number(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Unfit(`${name} is no number`);
  return value;
}

function day(value: unknown, name: string): string {
  const text = string(value, name);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(Date.parse(text.slice(0, 10))))
    throw new Unfit(`${name} is no day`);
  return text.slice(0, 10);
}

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join, relative } from 'node:path';
import type { Analyzer } from '../../src/core/analyzer.ts';
import { languageOf } from '../../src/core/model/language.ts';
import type { FileReport, Reference } from '../../src/core/model/report.ts';
import type { SourceText, Span } from '../../src/core/model/text.ts';
import { readAnnotations } from './annotations.ts';
import type { FindingMark, Mark, ReferenceMark } from './annotations.ts';
import { PROJECT, ROOT } from './ports.ts';

const FOLDER = join(PROJECT, 'test', 'fixtures');

/** Paths of the annotated sources below `test/fixtures`, sorted. */
export function fixturePaths(folder: string = FOLDER): readonly string[] {
  return readdirSync(folder)
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? fixturePaths(path) : [path];
    })
    .sort();
}

/** A path as the tests name it. */
export function fixtureName(path: string): string {
  return relative(FOLDER, path);
}

/** Whether nothing live may be reported in it. */
export function isNegative(path: string): boolean {
  return /\.negative(?:\.|__)/.test(basename(path));
}

/**
 * The name a fixture has in its workspace. What stands behind `__` is the name, with `__` for slashes
 * (`vllm__.github__workflows__ci.yml`); others get a neutral one: a file called `openai.py` would be found by its own
 * `import openai`.
 */
function nameInWorkspace(path: string): string {
  const [, ...real] = basename(path).split('__');
  if (real.length > 0) return real.join('/');
  return path.includes('.env') ? '.env' : `main${extname(path)}`;
}

/** The fixture as a document of a folder of its own. */
export function fixtureSource(path: string): SourceText {
  const folder = fixtureName(path).replace(/[^\w]+/g, '-');
  const uri = `${ROOT}/${folder}/${nameInWorkspace(path)}`;
  return { uri, language: languageOf(uri) ?? 'plaintext', version: 1, text: readFileSync(path, 'utf8') };
}

function same(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

function spanOf(reference: Reference, uri: string): Span | null {
  const place = reference.resolution === 'unknown' ? reference.site : (reference.literal ?? reference.site);
  return place.uri === uri ? place.span : null;
}

function nameOf(reference: Reference): string | null {
  return reference.kind === 'endpoint' ? reference.text : (reference.identity?.name ?? null);
}

/** What is different between a mark and a reference at its span; empty when they agree. */
function differences(mark: ReferenceMark, reference: Reference): readonly string[] {
  const pairs: readonly (readonly [string, string | null, string | null])[] = [
    ['provider', mark.provider, reference.provider],
    ['name', mark.name, mark.name === null ? null : nameOf(reference)],
    ['reason', mark.unresolved, mark.unresolved === null ? null : reference.reason],
    ['use', mark.use, mark.use && reference.use],
    ['pin', mark.pin, mark.pin && (reference.identity?.pin ?? null)],
    ['kind', mark.subject, mark.subject && reference.kind],
    ['detector', mark.detector, mark.detector && reference.detector],
  ];
  return pairs.flatMap(([what, expected, got]) =>
    expected === got ? [] : [`${what} ${String(got)}, expected ${String(expected)}`],
  );
}

function show(text: string, span: Span): string {
  return `line ${text.slice(0, span.start).split('\n').length} "${text.slice(span.start, span.end)}"`;
}

function missed(source: SourceText, report: FileReport, marks: readonly ReferenceMark[]): readonly string[] {
  return marks.flatMap((mark) => {
    const here = report.references.filter((reference) => {
      const span = spanOf(reference, source.uri);
      return span !== null && same(span, mark.span) && (reference.kind === 'package') === (mark.subject === 'package');
    });
    if (here.some((reference) => differences(mark, reference).length === 0)) return [];
    const [nearest] = here;
    return [
      `${show(source.text, mark.span)}: ${nearest ? differences(mark, nearest).join('; ') : 'nothing is reported'}`,
    ];
  });
}

function unexpected(source: SourceText, report: FileReport, marks: readonly ReferenceMark[]): readonly string[] {
  // Imports stand in every source; they are compared where the fixture marks packages.
  const withPackages = marks.some(({ subject }) => subject === 'package');
  return report.references.flatMap((reference) => {
    if ((reference.kind === 'package' && !withPackages) || reference.use === 'listed') return [];
    const span = spanOf(reference, source.uri);
    if (span === null) return [];
    const here = marks.filter((mark) => same(mark.span, span));
    const what = `${reference.detector} ${reference.use} ${reference.provider} ${String(nameOf(reference) ?? reference.reason)}`;
    if (here.length === 0) return [`${show(source.text, span)}: reported without an annotation: ${what}`];
    const agreed = here.some(
      (mark) => mark.provider === reference.provider && (mark.name === null || mark.name === nameOf(reference)),
    );
    return agreed ? [] : [`${show(source.text, span)}: also reported as ${what}`];
  });
}

function findings(source: SourceText, report: FileReport, marks: readonly FindingMark[]): readonly string[] {
  if (marks.length === 0) return [];
  const agrees = (mark: FindingMark, finding: FileReport['findings'][number]): boolean =>
    finding.place.uri === source.uri && same(finding.place.span, mark.span) && finding.rule === mark.rule;
  const absent = marks.flatMap((mark) => {
    const found = report.findings.find((finding) => agrees(mark, finding));
    if (!found) return [`${show(source.text, mark.span)}: ${mark.rule} is not found`];
    return found.severity === mark.severity
      ? []
      : [`${show(source.text, mark.span)}: ${mark.rule} is ${found.severity}`];
  });
  const extra = report.findings
    // What holds of all fixtures together is told of none.
    .filter(({ rule }) => rule !== 'unevaluated-model')
    .filter((finding) => finding.place.uri === source.uri && !marks.some((mark) => agrees(mark, finding)))
    .map((finding) => `${show(source.text, finding.place.span)}: found without an annotation: ${finding.rule}`);
  return [...absent, ...extra];
}

/** Compares a report with what the fixture says; each difference in words. */
export function compare(source: SourceText, report: FileReport, marks: readonly Mark[]): readonly string[] {
  const references = marks.filter((mark) => mark.kind === 'reference');
  return [
    ...missed(source, report, references),
    ...unexpected(source, report, references),
    ...findings(
      source,
      report,
      marks.filter((mark) => mark.kind === 'finding'),
    ),
  ];
}

/**
 * Analyses an annotated source and asserts that exactly what it says is reported: each annotation is met, and nothing live
 * is reported where none stands. Findings are compared where the fixture marks any.
 */
export async function checkFixture(path: string, analyzer: Analyzer): Promise<void> {
  const source = fixtureSource(path);
  const marks = readAnnotations(source.text);
  const report = await analyzer.analyze(source, new AbortController().signal);
  assert.deepEqual(compare(source, report, marks), [], fixtureName(path));
}

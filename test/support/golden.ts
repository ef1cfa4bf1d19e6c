import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createAnalyzer } from '../../src/core/analyzer.ts';
import type { Analyzer } from '../../src/core/analyzer.ts';
import { applyEdits } from '../../src/core/base/edits.ts';
import type { LiveMetadata } from '../../src/core/metadata/live.ts';
import type { HubRepository } from '../../src/core/model/hub.ts';
import type { Finding } from '../../src/core/model/finding.ts';
import type { Fix } from '../../src/core/model/fix.ts';
import type { TextEdit } from '../../src/core/model/text.ts';
import { chooseFixes } from '../../src/core/report/choose-fixes.ts';
import { mergeReports } from '../../src/core/report/merge.ts';
import { PROJECT, ROOT, testPorts } from './ports.ts';

/** Texts by path. */
export type Files = Readonly<Record<string, string>>;

/** A fix as it should be: what stands there, which rule is fixed, what stands there then. */
export interface GoldenCase {
  readonly name: string;
  readonly rule: string;
  /** Whether the finding is silenced instead of fixed. */
  readonly suppressed: boolean;
  readonly before: Files;
  readonly after: Files;
  /** The Hub that was asked before; null where nobody was. */
  readonly live: LiveMetadata | null;
}

const FOLDER = join(PROJECT, 'test', 'golden', 'fixes');

/**
 * The cases below `test/golden/fixes/<rule>`: `<case>.before.<ending>` with `<case>.after.<ending>`, or a folder with the
 * trees `before` and `after`, and with what the Hub said in `hub.json`. A case called `suppress…` is about the suppression.
 */
export function goldenCases(): readonly GoldenCase[] {
  return readdirSync(FOLDER)
    .sort()
    .flatMap((rule) => casesIn(rule, join(FOLDER, rule)));
}

function casesIn(rule: string, folder: string): readonly GoldenCase[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name): readonly GoldenCase[] => {
      const path = join(folder, name);
      const about = { name: `${rule}/${name}`, rule, suppressed: name.startsWith('suppress'), live: hubOf(path) };
      if (statSync(path).isDirectory())
        return [{ ...about, before: filesIn(join(path, 'before')), after: filesIn(join(path, 'after')) }];
      if (!name.includes('.before.')) return [];
      const ending = name.slice(name.lastIndexOf('.'));
      const file = ending === '.env' ? '.env' : `main${ending}`;
      const after = path.replace('.before.', '.after.');
      return [{ ...about, before: { [file]: read(path) }, after: { [file]: read(after) } }];
    });
}

function hubOf(folder: string): LiveMetadata | null {
  const path = join(folder, 'hub.json');
  return existsSync(path) ? askedHub(JSON.parse(read(path)) as Parameters<typeof askedHub>[0]) : null;
}

function read(path: string): string {
  return readFileSync(path, 'utf8');
}

function filesIn(folder: string, root: string = folder): Files {
  const entries = readdirSync(folder).flatMap((name): readonly (readonly [string, string])[] => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? Object.entries(filesIn(path, root)) : [[relative(root, path), read(path)]];
  });
  return Object.fromEntries(entries);
}

/** A Hub that was asked about some repositories: what it said of each differs from this as given. */
export function askedHub(said: Readonly<Record<string, Partial<HubRepository>>>): LiveMetadata {
  const landed: LiveMetadata['landed'] = (kind, { name }) => {
    const own = said[name];
    if (!own || kind === 'package') return [];
    const value: HubRepository = { ...REPOSITORY, kind: kind === 'dataset' ? 'dataset' : 'model', id: name, ...own };
    const url = `https://huggingface.co/api/models/${name}`;
    const repository = { kind: 'found', value, freshness: 'live', asOf: '2026-11-23T10:00:00.000Z', url } as const;
    return [{ kind: 'hub', repository, card: null }];
  };
  return {
    landed,
    ask: (kind, identity) => Promise.resolve(landed(kind, identity)),
    hosts: () => [],
    allHosts: () => [],
    clear: () => Promise.resolve(),
  };
}

const REPOSITORY: HubRepository = {
  kind: 'model',
  id: '',
  commit: 'c'.repeat(40),
  lastModified: null,
  gated: false,
  disabled: false,
  license: null,
  baseModels: [],
  datasets: [],
  library: null,
  pipeline: null,
  files: [],
  security: null,
  newVersion: null,
};

/** What a scan of some files finds, and the analyzer that found it; the caller disposes of it. */
export async function scanFiles(
  files: Files,
  live: LiveMetadata | null = null,
): Promise<{ readonly analyzer: Analyzer; readonly findings: readonly Finding[] }> {
  const ports = testPorts(files);
  const analyzer = createAnalyzer(live ? { ...ports, live } : ports, { horizonDays: 90, includeTests: false });
  const reports = await analyzer.scan(() => undefined, new AbortController().signal);
  return { analyzer, findings: mergeReports(reports).findings };
}

/** The files after the verified fix of each finding of one rule, as fix all applies them. */
export async function fixFiles(
  files: Files,
  rule: string,
  suppressed = false,
  live: LiveMetadata | null = null,
): Promise<Files> {
  const { analyzer, findings } = await scanFiles(files, live);
  try {
    const offered: (readonly Fix[])[] = [];
    for (const finding of findings.filter((candidate) => candidate.rule === rule)) {
      const fixes = await analyzer.fixes(finding, new AbortController().signal);
      const wanted = fixes.filter(({ kind }) => (kind === 'suppress') === suppressed);
      const best = wanted.find(({ preferred }) => preferred) ?? wanted[0];
      if (best) offered.push([{ ...best, preferred: true }]);
    }
    return applied(
      files,
      chooseFixes(offered).flatMap(({ edits }) => edits),
    );
  } finally {
    analyzer.dispose();
  }
}

function applied(files: Files, edits: readonly TextEdit[]): Files {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path,
      applyEdits(
        text,
        edits.filter(({ uri }) => uri === `${ROOT}/${path}`),
      ),
    ]),
  );
}

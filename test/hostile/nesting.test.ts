import assert from 'node:assert/strict';
import { createAnalyzer } from '../../src/core/analyzer.ts';
import { createGrammars } from '../../src/core/syntax/grammars.ts';
import { frontEndOf, readLanguages } from '../../src/core/syntax/languages.ts';
import { createFactCollector } from '../../src/core/syntax/trees.ts';
import { testAssets, testPorts } from '../support/ports.ts';
import { NESTS } from './nests.ts';

const ENDINGS: Readonly<Record<string, string>> = {
  python: 'py',
  typescript: 'ts',
  typescriptreact: 'tsx',
  javascript: 'js',
  java: 'java',
  kotlin: 'kt',
  csharp: 'cs',
  go: 'go',
  rust: 'rs',
  ruby: 'rb',
  php: 'php',
  terraform: 'tf',
  bicep: 'bicep',
  r: 'R',
  powershell: 'ps1',
};

const signal = new AbortController().signal;

describe('code nested more deeply than any stack bears', () => {
  it('is tried with every grammar', () => {
    const grammarOf = (language: string): string => {
      const frontEnd = frontEndOf(language);
      return frontEnd?.kind === 'tree' ? frontEnd.grammar : '';
    };
    const tried = new Set(NESTS.map(({ language }) => grammarOf(language)));
    const missing = readLanguages().filter((language) => {
      const grammar = grammarOf(language);
      return grammar !== '' && !tried.has(grammar);
    });
    assert.deepEqual(missing, [], 'each needs frames in test/hostile/nests.ts, and its ending in this file');
  });

  it('is read as far as it goes, and says what was left out', async function () {
    this.timeout(120_000);
    const collector = createFactCollector(createGrammars(testAssets()));
    const shortened = new Set<string>();
    for (const { language, text } of NESTS) {
      const { notes } = await collector.collect({ uri: 'file:///a', language, version: 0, text: text(600) }, signal);
      const kinds = notes.map(({ kind }) => kind);
      for (const kind of kinds) assert.ok(['parse-budget', 'syntax-errors'].includes(kind), kind);
      if (kinds.includes('parse-budget')) shortened.add(language);
    }
    collector.dispose();
    assert.deepEqual(shortened, new Set(Object.keys(ENDINGS)));
  });

  it('costs no other file anything', async function () {
    this.timeout(120_000);
    const calls = NESTS.filter(({ open, closed }) => closed && (open === 'f(' || open === '('));
    const nested = Object.fromEntries(
      calls.map(({ language, text }, index) => [`${String(index)}.${ENDINGS[language] ?? ''}`, text(600)]),
    );
    const app = 'from openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-4-0314")\n';
    const analyzer = createAnalyzer(testPorts({ ...nested, 'zz.py': app }), { horizonDays: 90, includeTests: true });
    const reports = await analyzer.scan(() => undefined, signal);
    analyzer.dispose();
    const notes = reports.flatMap((report) => report.notes.map(({ kind }) => kind));
    assert.deepEqual(notes.includes('internal-error'), false);
    assert.equal(notes.includes('parse-budget'), true);
    assert.equal(reports.find(({ uri }) => uri.endsWith('/zz.py'))?.findings.length, 1);
  });
});

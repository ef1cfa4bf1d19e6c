import assert from 'node:assert/strict';
import type { FileReport, Note } from '../../../src/core/model/report.ts';
import { jsonReport } from '../../../src/core/report/json.ts';
import { mergeReports } from '../../../src/core/report/merge.ts';
import { textReport } from '../../../src/core/report/text.ts';

const at = { line: 1, column: 1, endLine: 1, endColumn: 1 };
const report = (uri: string, ...kinds: readonly Note['kind'][]): FileReport => ({
  uri,
  version: 0,
  references: [],
  findings: [],
  notes: kinds.map((kind) => ({ uri, kind, detail: 'x' })),
  dependencies: [],
});

describe('files that could not be analysed', () => {
  const merged = mergeReports(
    [
      report('/a.py'),
      report('/b.py', 'internal-error', 'parse-budget'),
      report('/c.py', 'syntax-errors', 'former-directive', 'minified'),
      report('/d.py', 'too-large'),
    ],
    [
      { uri: '/closed', kind: 'unreadable', detail: 'x' },
      { uri: '/sub', kind: 'submodule', detail: 'x' },
    ],
  );

  it('counts a file once, and a bug of ours as well', () => {
    assert.deepEqual(merged.files, { analysed: 2, notAnalysed: 3 });
  });

  it('are in the summary and in JSON', () => {
    const text = textReport(merged, {
      locate: (uri) => ({ file: uri.slice(1), ...at }),
      lineOf: () => null,
      baseline: null,
      paint: {
        severity: (_severity, words) => words,
        bold: (words) => words,
        dim: (words) => words,
        link: (words) => words,
      },
      files: 4,
      seconds: 0,
      catalogBuiltAt: '2026-11-20',
      today: '2026-11-23',
      quiet: false,
      wrapAt: null,
      width: 80,
    });
    assert.match(text, /· 3 files could not be analysed ·/);
    assert.match(text, /note: b\.py: internal-error, x/);
    const header = { version: '0', catalogBuiltAt: '2026-11-20', today: '2026-11-23' };
    const json = JSON.parse(jsonReport(merged, header, (uri) => ({ file: uri, ...at }))) as typeof merged;
    assert.deepEqual(json.files, { analysed: 2, notAnalysed: 3 });
  });
});

import assert from 'node:assert/strict';
import type { Finding } from '../../../src/core/model/finding.ts';
import type { Locate } from '../../../src/core/report/locate.ts';
import type { MergedReport } from '../../../src/core/report/merge.ts';
import { sarifReport } from '../../../src/core/report/sarif/sarif.ts';
import type { SarifContext } from '../../../src/core/report/sarif/sarif.ts';
import { rules } from '../../../src/core/rules/registry.ts';
import { sarifFaults } from '../../support/schemas.ts';

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly locations: readonly unknown[];
  readonly relatedLocations?: readonly unknown[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly { readonly kind: string; readonly justification?: string }[];
  readonly fixes?: readonly {
    readonly artifactChanges: readonly {
      readonly artifactLocation: unknown;
      readonly replacements: readonly unknown[];
    }[];
  }[];
}

interface Log {
  readonly runs: readonly [
    {
      readonly tool: {
        readonly driver: {
          readonly rules: readonly {
            readonly id: string;
            readonly help: { readonly text: string; readonly markdown: string };
          }[];
        };
      };
      readonly invocations: readonly [
        {
          readonly toolExecutionNotifications: readonly {
            readonly level: string;
            readonly descriptor: { readonly id: string };
            readonly message: { readonly text: string };
          }[];
        },
      ];
      readonly results: readonly Result[];
    },
  ];
}

const CONTEXT: SarifContext = {
  version: '1.2.3',
  catalogBuiltAt: '2026-11-20',
  today: '2026-11-23',
  suppressed: true,
};
/** Ten signs a line. */
const locate: Locate = (uri, { start, end }) => ({
  file: uri,
  line: Math.floor(start / 10) + 1,
  column: (start % 10) + 1,
  endLine: Math.floor(end / 10) + 1,
  endColumn: (end % 10) + 1,
  ...(uri.endsWith('.ipynb') && { cell: 2, cellLine: 1 }),
});

function finding(parts: Partial<Finding> = {}): Finding {
  return {
    rule: 'retired-model',
    severity: 'error',
    message: 'gpt-x was retired.',
    place: { uri: 'src/app.py', span: { start: 12, end: 17 } },
    reference: 'r1',
    related: [],
    fixes: [],
    tags: ['deprecated'],
    fingerprint: 'aaaa',
    ...parts,
  };
}

function report(parts: Partial<MergedReport> = {}): MergedReport {
  return {
    references: [],
    components: [],
    findings: [],
    suppressed: [],
    notes: [],
    files: { analysed: 1, notAnalysed: 0 },
    ...parts,
  };
}

const faults = sarifFaults();

function logOf(given: MergedReport, context: SarifContext = CONTEXT): Log {
  const log = JSON.parse(sarifReport(given, context, locate)) as Log;
  assert.deepEqual(faults(log).slice(0, 3), []);
  return log;
}

describe('the SARIF report', () => {
  it('keeps to the schema with nothing found, and has every rule with its page', () => {
    const { tool, results } = logOf(report()).runs[0];
    assert.deepEqual(results, []);
    assert.deepEqual(
      tool.driver.rules.map(({ id }) => id),
      rules.map(({ id }) => id),
    );
    for (const { id, help } of tool.driver.rules) {
      assert.ok(help.markdown.startsWith(`# ${id}\n`), id);
      assert.doesNotMatch(help.markdown, /\]\((?!https?:)/, `${id} links to what is not there`);
      assert.doesNotMatch(help.text, /```|\*\*/, id);
    }
  });

  it('has place, fix, uses and fingerprints of a finding', () => {
    const uri = 'src/über uns#1.py';
    const place = { uri, span: { start: 12, end: 17 } };
    const [result] = logOf(
      report({
        findings: [
          finding({
            place,
            related: [{ place: { uri: 'b.ipynb', span: { start: 0, end: 3 } }, message: 'used here by f' }],
            fixes: [
              {
                title: 'Replace with gpt-y',
                kind: 'replace',
                preferred: true,
                safety: 'review',
                edits: [
                  { uri, span: { start: 12, end: 17 }, newText: 'gpt-y' },
                  { uri, span: { start: 30, end: 30 }, newText: ', x=1' },
                ],
                expects: { kind: 'identity', provider: 'openai', name: 'gpt-y', pin: null },
              },
            ],
          }),
        ],
      }),
    ).runs[0].results;
    assert.ok(result);
    const artifactLocation = { uri: 'src/%C3%BCber%20uns%231.py', uriBaseId: 'SRCROOT' };
    const region = { startLine: 2, startColumn: 3, endLine: 2, endColumn: 8 };
    assert.equal(result.level, 'error');
    assert.equal(rules[result.ruleIndex]?.id, result.ruleId);
    assert.deepEqual(result.locations, [{ physicalLocation: { artifactLocation, region } }]);
    assert.deepEqual(result.relatedLocations, [
      {
        id: 0,
        message: { text: 'used here by f' },
        physicalLocation: {
          artifactLocation: { uri: 'b.ipynb', uriBaseId: 'SRCROOT' },
          region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 4 },
        },
        logicalLocations: [{ name: 'cell 3', fullyQualifiedName: 'cells[2]' }],
      },
    ]);
    assert.deepEqual(result.fixes?.[0]?.artifactChanges, [
      {
        artifactLocation,
        replacements: [
          { deletedRegion: region, insertedContent: { text: 'gpt-y' } },
          {
            deletedRegion: { startLine: 4, startColumn: 1, endLine: 4, endColumn: 1 },
            insertedContent: { text: ', x=1' },
          },
        ],
      },
    ]);
    assert.deepEqual(result.partialFingerprints, {
      primaryLocationLineHash: 'aaaa:1',
      'modelkeelFinding/v1': 'aaaa',
    });
  });

  it('marks what a comment silences, or leaves it out', () => {
    const silenced = report({ suppressed: [{ ...finding(), reason: 'kept for the 2023 run' }] });
    assert.deepEqual(logOf(silenced).runs[0].results[0]?.suppressions, [
      { kind: 'inSource', status: 'accepted', justification: 'kept for the 2023 run' },
    ]);
    assert.deepEqual(logOf(silenced, { ...CONTEXT, suppressed: false }).runs[0].results, []);
  });

  it('notifies of what was not analysed, as a warning, and of what was left out on purpose', () => {
    const notes = [
      { uri: 'big.py', kind: 'too-large', detail: '19 MB' },
      { uri: 'a.min.js', kind: 'minified', detail: 'one line' },
    ] as const;
    const told = logOf(report({ notes })).runs[0].invocations[0].toolExecutionNotifications;
    assert.deepEqual(
      told.map(({ level, descriptor, message }) => [level, descriptor.id, message.text]),
      [
        ['warning', 'too-large', 'big.py: 19 MB'],
        ['note', 'minified', 'a.min.js: one line'],
      ],
    );
  });

  it('holds 5,000 findings, and keeps the worst of more than fit, saying how many it left out', () => {
    const severities = ['info', 'error', 'warning'] as const;
    const many = (number: number): MergedReport =>
      report({
        findings: Array.from({ length: number }, (_, index) =>
          finding({
            severity: severities[index % 3] ?? 'info',
            fingerprint: String(index),
            place: { uri: `f${String(index)}.py`, span: { start: 0, end: 5 } },
          }),
        ),
      });
    assert.equal((JSON.parse(sarifReport(many(5000), CONTEXT, locate)) as Log).runs[0].results.length, 5000);
    const limits = { results: 40, bytes: 1e9, related: 1 };
    const { results, invocations } = logOf(many(100), { ...CONTEXT, limits }).runs[0];
    assert.equal(results.length, 40);
    assert.equal(results.filter(({ level }) => level === 'error').length, 33);
    assert.deepEqual(
      results.map(({ partialFingerprints }) => Number(partialFingerprints['modelkeelFinding/v1'])),
      results
        .map(({ partialFingerprints }) => Number(partialFingerprints['modelkeelFinding/v1']))
        .toSorted((a, b) => a - b),
    );
    const [told] = invocations[0].toolExecutionNotifications;
    assert.match(told?.message.text ?? '', /26 of severity warning, 34 of severity info\./);
    const tight = sarifReport(many(5000), { ...CONTEXT, limits: { ...limits, results: 1e6, bytes: 10_000 } }, locate);
    const empty = sarifReport(report(), CONTEXT, locate);
    assert.ok(tight.length - empty.length < 11_000, 'bytes are bounded');
  });

  it('keeps fingerprints when lines move, and never holds what steers a terminal', () => {
    const moved = finding({
      place: { uri: 'src/app.py', span: { start: 512, end: 517 } },
      message: 'a\u001b[2J\u202e',
    });
    const text = sarifReport(report({ findings: [moved] }), CONTEXT, locate);
    assert.doesNotMatch(text, /(?!\n)[\p{Cc}\p{Cf}]/u);
    assert.deepEqual(
      (JSON.parse(text) as Log).runs[0].results[0]?.partialFingerprints,
      logOf(report({ findings: [finding()] })).runs[0].results[0]?.partialFingerprints,
    );
  });
});

import assert from 'node:assert/strict';
import { createAnalyzer } from '../../../src/core/analyzer.ts';
import { mergeReports } from '../../../src/core/report/merge.ts';
import { testPorts } from '../../support/ports.ts';

/** What is reported of some files: where it is used, and where it is written. */
async function reported(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const analyzer = createAnalyzer(testPorts(files), { horizonDays: 90, includeTests: false });
  const reports = await analyzer.scan(() => undefined, new AbortController().signal);
  analyzer.dispose();
  const name = (uri: string | undefined): string => uri?.split('/').slice(-2).join('/') ?? '-';
  return mergeReports(reports)
    .references.map(
      ({ site, literal, text, use }) => `${name(site.uri)} ${String(text)} ${use} from ${name(literal?.uri)}`,
    )
    .toSorted();
}

describe('terraform variables', () => {
  const main = 'resource "example_agent" "a" {\n  model_name = var.answering\n}\n';

  it('are followed to the other files of the folder, and to no other folder', async () => {
    const found = await reported({
      'one/main.tf': main,
      'one/variables.tf': 'variable "answering" {\n  default = "gpt-4o"\n}\n',
      'two/main.tf': main,
      'two/variables.tf': 'variable "answering" {\n  default = "gpt-4.1"\n}\n',
      'three/main.tf': main,
    });
    assert.deepEqual(
      found.filter((line) => line.includes('main.tf ')),
      ['one/main.tf gpt-4o config from one/variables.tf', 'two/main.tf gpt-4.1 config from two/variables.tf'],
    );
  });

  it('are followed through locals, objects and defaults', async () => {
    const found = await reported({
      'one/main.tf': [
        'locals {',
        '  chosen = coalesce(var.settings.model, "gpt-4o-mini")',
        '}',
        'resource "example_agent" "a" {',
        '  model_name = local.chosen',
        '}',
      ].join('\n'),
      'one/variables.tf': 'variable "settings" {\n  default = {\n    model = "gpt-4o"\n  }\n}\n',
    });
    assert.ok(found.includes('one/main.tf gpt-4o config from one/variables.tf'), found.join('\n'));
    assert.ok(found.includes('one/main.tf gpt-4o-mini config from one/main.tf'), found.join('\n'));
  });
});

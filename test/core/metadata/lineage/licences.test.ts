import assert from 'node:assert/strict';
import fc from 'fast-check';
import { families } from '../../../../src/core/metadata/lineage/licences.ts';
import { licenseFact, rankOf } from '../../../../src/core/metadata/lineage/license-fact.ts';

const cases: readonly (readonly [stated: string, kind: string, spdx: string | null])[] = [
  ['apache-2.0', 'permissive', 'Apache-2.0'],
  ['MIT', 'permissive', 'MIT'],
  ['cc-by-4.0', 'permissive', 'CC-BY-4.0'],
  ['gpl-3.0', 'copyleft', 'GPL-3.0'],
  ['cc-by-sa-4.0', 'copyleft', 'CC-BY-SA-4.0'],
  ['cc-by-nc-4.0', 'noncommercial', 'CC-BY-NC-4.0'],
  ['cc-by-nc-sa-4.0', 'noncommercial', 'CC-BY-NC-SA-4.0'],
  ['MIT OR GPL-3.0-only', 'permissive', 'MIT OR GPL-3.0-only'],
  ['mit and cc-by-nc-4.0', 'noncommercial', 'MIT AND CC-BY-NC-4.0'],
  ['(MIT OR Apache-2.0) AND CC-BY-SA-4.0', 'copyleft', '(MIT OR Apache-2.0) AND CC-BY-SA-4.0'],
  ['GPL-2.0-only WITH Classpath-exception-2.0', 'copyleft', 'GPL-2.0-only WITH Classpath-exception-2.0'],
  ['llama2', 'restricted', 'LicenseRef-llama2'],
  ['llama3.1', 'restricted', 'LicenseRef-llama3.1'],
  ['llama4', 'restricted', 'LicenseRef-llama4'],
  ['gemma', 'restricted', 'LicenseRef-gemma'],
  ['https://ai.google.dev/gemma/terms', 'restricted', 'LicenseRef-ai.google.dev-gemma-terms'],
  ['openrail', 'restricted', 'LicenseRef-openrail'],
  ['openrail++', 'restricted', 'LicenseRef-openrail'],
  ['bigscience-bloom-rail-1.0', 'restricted', 'LicenseRef-bigscience-bloom-rail-1.0'],
  ['creativeml-openrail-m', 'restricted', 'LicenseRef-creativeml-openrail-m'],
  ['other (qwen)', 'restricted', 'LicenseRef-qwen'],
  ['other (qwen-research)', 'noncommercial', 'LicenseRef-qwen-research'],
  ['flux-1-dev-non-commercial-license', 'noncommercial', 'LicenseRef-flux-1-dev-non-commercial-license'],
  ['mistral-research-license', 'noncommercial', 'LicenseRef-mistral-research-license'],
  ['modified-mit', 'restricted', 'LicenseRef-modified-mit'],
  ['mit (code only)', 'permissive', 'MIT'],
  // Nobody has read these: no class, and no conflict.
  ['other', 'unknown', null],
  ['other (custom)', 'unknown', null],
  ['license', 'unknown', null],
  ['not specified', 'unknown', null],
  ['contoso-license-1', 'unknown', 'LicenseRef-contoso-license-1'],
  ['https://huggingface.co/contoso/a/blob/main/LICENSE', 'unknown', null],
  ['MIT OR contoso-1', 'unknown', 'LicenseRef-MIT-OR-contoso-1'],
  ['', 'unknown', null],
];

describe('licences', () => {
  for (const [stated, kind, spdx] of cases) {
    it(`${JSON.stringify(stated)} is ${kind}`, () => {
      const fact = licenseFact(stated);
      assert.deepEqual([fact.class, fact.spdx, fact.stated], [kind, spdx, stated]);
      if (kind !== 'permissive' && kind !== 'unknown') assert.ok(fact.restricts.length > 0);
    });
  }

  it('each family says what it restricts and where that is written', () => {
    for (const { class: kind, restricts, text, name } of families) {
      assert.ok(kind !== 'unknown' && restricts.length > 0, String(name));
      assert.match(text, /^https:\/\//);
    }
  });

  it('reads any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-zA-Z0-9 ().+-]{0,40}$/)), (stated) => {
        const fact = licenseFact(stated);
        assert.equal(fact.stated, stated);
        assert.equal(rankOf(fact) === null, fact.class === 'unknown');
      }),
      { numRuns: 1000 },
    );
  });
});

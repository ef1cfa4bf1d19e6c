import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createPrefilter } from '../../../src/core/detect/prefilter.ts';
import type { SdkTable } from '../../../src/core/detect/signature.ts';

const MODULES = {
  pypi: ['ts', 'zed_ai', 'zed.core'],
  npm: ['ai', '@zed/sdk', 'zed-js'],
  nuget: ['Zed.Kernel', 'Zed.Kernel.Chat'],
  cargo: ['zed_rs', 'zed_rs::chat'],
  composer: ['Zed\\Laravel'],
} as const;

const table = {
  packages: Object.entries(MODULES).map(([ecosystem, modules]) => ({ ecosystem, name: modules[0], modules })),
  families: [
    { ecosystem: 'pypi', names: ['zedfam-*'] },
    { ecosystem: 'npm', names: ['@zedfam/*'] },
  ],
  signatures: [],
} as unknown as SdkTable;

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** What the prefilter looks for, said as one expression. */
const python = ['ts', 'zed_ai', 'zed'].join('|');
const npm = MODULES.npm.map(escaped).join('|');
const others = ['Zed.Kernel', 'zed_rs', 'Zed\\Laravel'].map(escaped).join('|');
const families = 'zedfam_|@zedfam\\/';
const EXPRESSION = new RegExp(
  [
    `\\b(?:import|from)[ \\t]+(?:[\\w. \\t]{1,80},){0,8}[ \\t]*(?:${python})\\b`,
    `["'\`](?:${npm}|${python})["'\`/.]`,
    `\\b(?:import|from)[ \\t]+["']?(?:${families})|["'](?:${families})`,
    `\\b(?:import|use|using|require|library|extern crate)\\b[^\\n]{0,80}?[\\s"'\`{(:\\\\](?:${others})\\b`,
    `["'](?:${others})["'/]`,
    `\\b(?:${others})::`,
  ].join('|'),
  'i',
);

const PIECES = [
  ...['import', 'from', 'use', 'using', 'require', 'library', 'extern crate', 'IMPORT', 'reuse', 'static'],
  ...[' ', '\t', '\n', '"', "'", '`', '(', '{', ',', ', ', '.', '::', '/', ';', '\\', '\u00a0'],
  ...Object.values(MODULES).flat(),
  ...['os', 'zed', 'zedfam_core', '@zedfam/x', 'zed_air', 'ZED_RS', 'x'.repeat(79)],
];

describe('imports, as the prefilter looks for them', () => {
  const { mayMatch } = createPrefilter([table], ['stem-of-no-text']);

  it('are found where the expression that says the same finds them', () => {
    const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        assert.equal(mayMatch(text), EXPRESSION.test(text), JSON.stringify(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('are far from their words on one line at most', () => {
    const far = (count: number): string => `using ${'x'.repeat(count)} Zed.Kernel;`;
    assert.ok(mayMatch(far(79)));
    assert.ok(!mayMatch(far(90)));
    assert.ok(!mayMatch('using x;\nY Zed.Kernel;'));
  });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { LockEntry } from '../../../src/core/model/lock.ts';
import { hold } from '../../../src/core/policy/lock/drift.ts';
import { LOCK_KINDS } from '../../../src/core/policy/lock/lock-kinds.ts';
import { planLock } from '../../../src/core/policy/lock/plan-lock.ts';
import { readLock } from '../../../src/core/policy/lock/read-lock.ts';
import { compareEntries, LOCKED_BY, writeLock } from '../../../src/core/policy/lock/write-lock.ts';
import { askedHub, scanFiles } from '../../support/golden.ts';
import jsonata from 'jsonata';
import { parseCatalogFile } from '../../../src/core/metadata/catalog-file.ts';
import { snapshotsOf } from '../../../src/tools/catalog/snapshots.ts';
import { PROJECT } from '../../support/ports.ts';
import { inEnglish } from '../../../src/core/model/told.ts';

const URI = 'file:///workspace/modelkeel.lock';
const [A, B] = ['a'.repeat(40), 'b'.repeat(40)];
const BGE: LockEntry = {
  id: 'huggingface:BAAI/bge-m3',
  kind: 'embedding-model',
  asked: 'main',
  by: 'commit',
  value: A,
};
const ALIAS: LockEntry = { id: 'openai:gpt-x', kind: 'model', by: 'snapshot', value: 'gpt-x-1', seen: '2026-05-01' };

function without(one: LockEntry & { readonly span?: unknown }, ...keys: readonly string[]): LockEntry {
  return Object.fromEntries(Object.entries(one).filter(([key]) => !keys.includes(key))) as unknown as LockEntry;
}

const bare = (entries: readonly (LockEntry & { readonly span?: unknown })[]): readonly LockEntry[] =>
  entries.map((one) => without(one, 'span'));
const read = (text: string): readonly LockEntry[] => bare(readLock(URI, text).lock.entries);

const word = fc.string({ minLength: 1, maxLength: 12 });
const entry: fc.Arbitrary<LockEntry> = fc
  .record({
    id: word.map((name) => `p:${name}`),
    kind: fc.constantFrom(...LOCK_KINDS),
    asked: fc.option(word, { nil: undefined }),
    pin: fc.option(fc.tuple(fc.constantFrom(...LOCKED_BY), word), { nil: undefined }),
    license: fc.option(word, { nil: undefined }),
    weights: fc.option(fc.array(word, { minLength: 1, maxLength: 3 }), { nil: undefined }),
    unknown: fc.option(word, { nil: undefined }),
  })
  .map(({ pin, ...rest }) => {
    const all = { ...rest, by: pin?.[0], value: pin?.[1] };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as unknown as LockEntry;
  });

describe('a lock file', () => {
  it('is read as it was written, whatever stands in it, and always the same bytes', () => {
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: ({ id }) => id, maxLength: 8 }), (entries) => {
        const text = writeLock(entries);
        assert.deepEqual(read(text), entries.toSorted(compareEntries));
        assert.equal(writeLock(read(text)), text);
        assert.equal(writeLock(entries.toReversed()), text);
      }),
    );
  });

  it('has one block of lines for each, in an order', () => {
    const text = writeLock([ALIAS, { ...BGE, license: 'mit', weights: ['m.safetensors sha256:1'] }]);
    assert.equal(
      text.slice(text.indexOf('version')),
      `version = 1\n\n[[component]]\nid = "huggingface:BAAI/bge-m3"\nkind = "embedding-model"\nasked = "main"\ncommit = "${A}"\nlicense = "mit"\nweights = [\n  "m.safetensors sha256:1",\n]\n\n[[component]]\nid = "openai:gpt-x"\nkind = "model"\nsnapshot = "gpt-x-1"\nseen = "2026-05-01"\n`,
    );
  });

  it('says what cannot be used of it', () => {
    const of = (text: string): readonly [boolean, string] => {
      const { isBroken, problems } = readLock(URI, text);
      return [isBroken, problems[0]?.message ?? ''];
    };
    assert.match(of('version = 2\n').join(), /^true,It is in version 2 of the format/);
    assert.match(of('[[component]]\nid = "x"\n').join(), /^true,It says no version/);
    assert.match(of('version = 1\n[[component]\n').join(), /^true,The TOML cannot be read here/);
    assert.match(of('version = 1\n[[component]]\nid = "x"\nkind = "ghost"\n').join(), /^false,This entry has no id/);
    assert.deepEqual(of('version = 1\n'), [false, '']);
  });
});

describe('a lock file that a merge left open', () => {
  const conflict = (ours: string, theirs: string, base = ''): string =>
    `version = 1\n\n<<<<<<< HEAD\n${ours}${base === '' ? '' : `||||||| base\n${base}`}=======\n${theirs}>>>>>>> branch\n`;
  const block = (one: LockEntry): string => writeLock([one]).split('\n\n').slice(1).join('\n\n');

  it('is mended where both sides have other entries', () => {
    const { lock, problems, isBroken } = readLock(URI, conflict(block(BGE), block(ALIAS)));
    assert.equal(isBroken, false);
    assert.deepEqual(bare(lock.entries), [BGE, ALIAS]);
    assert.match(problems[0]?.message ?? '', /run `modelkeel lock`, which takes what is used/);
    const plan = planLock([BGE], lock, () => false);
    assert.deepEqual(plan.entries, [BGE]);
    assert.deepEqual(
      plan.removed.map(({ id }) => id),
      [ALIAS.id],
    );
  });

  it('is explained where they lock one thing to two, and closed by who is asked', () => {
    const text = conflict(block(BGE), block({ ...BGE, value: B }), block({ ...BGE, value: 'c'.repeat(40) }));
    const { lock, problems } = readLock(URI, text);
    assert.deepEqual(lock.entries, []);
    assert.match(
      problems[0]?.message ?? '',
      /BAAI\/bge-m3 is commit aaaaaaaa on one side and commit bbbbbbbb on the other/,
    );
    assert.deepEqual(planLock([BGE], lock, () => false).undecided, [BGE.id]);
    assert.deepEqual(planLock([{ ...BGE, value: B }], lock, () => true).entries, [{ ...BGE, value: B }]);
  });

  it('in lines of one entry is read on both sides', () => {
    const whole = writeLock([BGE]);
    const text = whole.replace(
      `commit = "${A}"\n`,
      `<<<<<<< ours\ncommit = "${A}"\n=======\ncommit = "${B}"\n>>>>>>> theirs\n`,
    );
    assert.equal(readLock(URI, text).lock.conflicts.length, 1);
  });
});

describe('what is used, held against what was locked', () => {
  it('moves, is missing, or is the same', () => {
    assert.equal(hold(BGE, [BGE]).kind, 'same');
    assert.equal(hold(BGE, []).kind, 'missing');
    const now: LockEntry = { ...BGE, value: B, license: 'custom', formats: ['bin', 'safetensors'] };
    const held = hold(now, [{ ...BGE, license: 'apache-2.0', formats: ['safetensors'] }]);
    assert.deepEqual(held.kind === 'drift' && held.changes.map(inEnglish), [
      'commit aaaaaaaa → bbbbbbbb',
      'licence apache-2.0 → custom',
      'new pickle files (.bin)',
    ]);
  });

  it('counts new files by their hashes', () => {
    const before = { ...BGE, weights: ['a.safetensors sha256:1', 'b.bin sha256:2'] };
    const now = {
      ...BGE,
      weights: ['a.safetensors sha256:9', 'b.bin sha256:2', 'c.pt sha256:3', 'd.ckpt sha256:4', 'e.gguf sha256:5'],
    };
    const held = hold(now, [before]);
    assert.deepEqual(held.kind === 'drift' && held.changes.map(inEnglish), [
      '2 new pickle files',
      '1 other new file of weights',
      '1 file of weights with other bytes',
    ]);
  });

  it('is not taken back by what is known from an earlier day, or by what is not known', () => {
    assert.equal(hold({ ...ALIAS, value: 'gpt-x-0', seen: '2026-04-01' }, [ALIAS]).kind, 'same');
    assert.equal(hold({ ...ALIAS, value: 'gpt-x-2', seen: '2026-06-01' }, [ALIAS]).kind, 'drift');
    const unknown = without(ALIAS, 'by', 'value');
    assert.equal(hold({ ...unknown, unknown: 'why' }, [ALIAS]).kind, 'same');
  });

  it('follows the code, and leaves what moved by itself until it is asked', () => {
    const pinned = without(BGE, 'asked');
    const code = planLock(
      [{ ...pinned, value: B }],
      { entries: [{ ...pinned, span: { start: 0, end: 0 } }], conflicts: [] },
      () => false,
    );
    assert.deepEqual([code.moved.length, code.entries[0]?.value], [1, B]);
    const written = { entries: [{ ...ALIAS, span: { start: 0, end: 0 } }], conflicts: [] };
    const world = { ...ALIAS, value: 'gpt-x-2', seen: '2026-06-01' };
    const left = planLock([world], written, () => false);
    assert.deepEqual([left.drifted.length, left.entries], [1, [ALIAS]]);
    assert.deepEqual(planLock([world], written, (id) => id === ALIAS.id).entries, [world]);
  });

  it('takes over what was not known before', () => {
    const unknown = without({ ...BGE, unknown: 'not asked' }, 'by', 'value');
    const plan = planLock([BGE], { entries: [{ ...unknown, span: { start: 0, end: 0 } }], conflicts: [] }, () => false);
    assert.deepEqual(plan.entries, [BGE]);
  });
});

describe('the fixes of what is locked', () => {
  const CODE = 'from transformers import AutoModel\nAutoModel.from_pretrained("BAAI/bge-m3")\n';
  const hub = askedHub({
    'BAAI/bge-m3': {
      commit: B,
      license: { id: 'other', name: 'custom', link: null },
      files: [{ path: 'x.bin', bytes: 1, sha256: 'f'.repeat(64) }],
    },
  });

  it('accept or pin, and hold', async () => {
    const lock = writeLock([{ ...BGE, kind: 'model', license: 'mit', weights: ['m.safetensors sha256:1'] }]);
    const { analyzer, findings } = await scanFiles({ 'main.py': CODE, 'modelkeel.lock': lock }, hub);
    const drift = findings.find(({ rule }) => rule === 'lock-drift');
    assert.ok(drift);
    assert.match(drift.message, /licence mit → custom, 1 new pickle file\./);
    const held = await analyzer.fixes(drift, new AbortController().signal);
    analyzer.dispose();
    const titles = held.map(({ title }) => title).filter((title) => !title.startsWith('Ignore'));
    assert.deepEqual(titles, ['Pin to commit aaaaaaaa, as it was locked', 'Accept commit bbbbbbbb in modelkeel.lock']);
    assert.ok(held.every(({ preferred }) => !preferred));
    const accept = held.find(({ kind }) => kind === 'lock')?.edits[0];
    const after = lock.slice(0, accept?.span.start) + (accept?.newText ?? '') + lock.slice(accept?.span.end);
    assert.deepEqual(read(after), [
      {
        ...{ id: BGE.id, kind: 'model', asked: 'main', by: 'commit', value: B, license: 'custom' },
        ...{ formats: ['bin'], weights: [`x.bin sha256:${'f'.repeat(64)}`], seen: '2026-11-23' },
      },
    ]);
  });

  it('add what is missing where it belongs', async () => {
    const lock = writeLock([ALIAS]);
    const { analyzer, findings } = await scanFiles({ 'main.py': CODE, 'modelkeel.lock': lock }, hub);
    const missing = findings.find(({ rule }) => rule === 'not-locked');
    assert.ok(missing);
    const fix = (await analyzer.fixes(missing, new AbortController().signal)).find(({ kind }) => kind === 'lock');
    analyzer.dispose();
    const edit = fix?.edits[0];
    assert.ok(edit);
    const after = lock.slice(0, edit.span.start) + edit.newText + lock.slice(edit.span.end);
    assert.equal(after, writeLock(read(after)));
    assert.deepEqual(
      read(after).map(({ id }) => id),
      [BGE.id, ALIAS.id],
    );
  });
});

describe('the data source for Renovate in docs/lock.md', () => {
  it('reads of what is released with the catalog what an alias means, in an order of days', async () => {
    const page = readFileSync(join(PROJECT, 'docs', 'lock.md'), 'utf8');
    const { customManagers, customDatasources } = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '') as {
      readonly customManagers: readonly {
        readonly datasourceTemplate?: string;
        readonly versioningTemplate?: string;
      }[];
      readonly customDatasources: { readonly modelkeel: { readonly transformTemplates: readonly [string] } };
    };
    const catalog = parseCatalogFile(readFileSync(join(PROJECT, 'src/core/metadata/catalog/catalog.json')));
    const template = customDatasources.modelkeel.transformTemplates[0];
    for (const id of ['openai:gpt-4o', 'anthropic:claude-sonnet-4-5']) {
      const read = (await jsonata(template.replace('{{packageName}}', id)).evaluate(snapshotsOf(catalog))) as {
        readonly releases: readonly { readonly version: string }[];
      };
      const [{ version } = { version: '' }] = read.releases;
      const order = customManagers.find(({ datasourceTemplate }) => datasourceTemplate === 'custom.modelkeel');
      const match = new RegExp(order?.versioningTemplate?.replace('regex:', '') ?? '').exec(version);
      assert.equal(match?.groups?.['compatibility'], id.split(':')[1], version);
      assert.match(match?.groups?.['major'] ?? '', /^202\d$/);
    }
  });
});

describe('the expressions for Renovate in docs/lock.md', () => {
  it('find what is written', () => {
    const page = readFileSync(join(PROJECT, 'docs', 'lock.md'), 'utf8');
    const block = /```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    const { customManagers } = JSON.parse(block) as {
      readonly customManagers: readonly {
        readonly matchStrings: readonly string[];
        readonly managerFilePatterns: readonly string[];
      }[];
    };
    const digest = `sha256:${'d'.repeat(64)}`;
    const text = writeLock([
      { ...BGE, license: 'mit', seen: '2026-05-01' },
      { id: 'huggingface:squad', kind: 'dataset', asked: 'v1', by: 'commit', value: B },
      { id: 'vllm:vllm/vllm-openai', kind: 'container-image', asked: 'latest', by: 'digest', value: digest },
      { id: 'npm:@acme/server', kind: 'mcp-server', by: 'version', value: '1.2.3' },
      ALIAS,
    ]);
    const found = customManagers.map(({ matchStrings, managerFilePatterns }) => {
      const pattern = managerFilePatterns[0] ?? '';
      assert.match('api/modelkeel.lock', new RegExp(pattern.slice(1, -1)));
      return matchStrings.flatMap((source) =>
        [...text.matchAll(new RegExp(source, 'g'))].map(({ groups }) => ({ ...groups })),
      );
    });
    assert.deepEqual(found, [
      [{ depName: 'BAAI/bge-m3', currentValue: 'main', currentDigest: A }],
      [{ depName: 'squad', currentValue: 'v1', currentDigest: B }],
      [{ depName: 'vllm/vllm-openai', currentValue: 'latest', currentDigest: digest }],
      [{ datasource: 'npm', depName: '@acme/server', currentValue: '1.2.3' }],
      [{ depName: ALIAS.id, currentValue: ALIAS.value }],
    ]);
  });
});

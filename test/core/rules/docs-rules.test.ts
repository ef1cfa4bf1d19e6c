import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LiveMetadata } from '../../../src/core/metadata/live.ts';
import type { Finding } from '../../../src/core/model/finding.ts';
import { rules } from '../../../src/core/rules/registry.ts';
import { askedHub, fixFiles, scanFiles } from '../../support/golden.ts';
import type { Files } from '../../support/golden.ts';
import { assertListed } from '../../support/assert-listed.ts';
import { PROJECT } from '../../support/ports.ts';
import { randomKey } from '../../support/random-key.ts';

const FOLDER = join(PROJECT, 'docs', 'rules');
const FILES: Readonly<Record<string, string>> = {
  python: 'main.py',
  typescript: 'main.ts',
  dotenv: '.env',
  requirements: 'requirements.txt',
  json: 'package.json',
  yaml: 'docker-compose.yml',
  dockerfile: 'Dockerfile',
  bash: 'run.sh',
  sql: 'schema.sql',
  promptfoo: 'promptfooconfig.yaml',
  jsonc: 'modelkeel.config.json',
  toml: 'modelkeel.lock',
};
const SECTIONS = ['Found', 'Silent', 'Why it matters', 'Silencing it', 'Sources'];

/** A fenced block: its language, the word behind it, its text, and the line it begins in. */
interface Block {
  readonly language: string;
  readonly says: string;
  readonly text: string;
  readonly line: number;
}

/** `{48}` stands for as many random characters: no page holds anything that looks like a key. */
function withKeys(text: string): string {
  return text.replace(/(?<=-)\{(\d+)\}/g, (_, count: string) => randomKey(Number(count)));
}

function blocksOf(page: string): readonly Block[] {
  return [...page.matchAll(/^```(\w+)(?: (\w+))?\n([\s\S]*?)^```$/gm)].map((match) => ({
    language: match[1] ?? '',
    says: match[2] ?? '',
    text: withKeys(match[3] ?? ''),
    line: page.slice(0, match.index).split('\n').length,
  }));
}

function filesOf({ language, text }: Block): Files {
  const name = FILES[language];
  if (name === undefined) throw new Error(`no example may be written in ${language}`);
  return { [name]: text };
}

/** What the Hub said of repositories, in a block of its own: `json hub`. */
function hubOf(blocks: readonly Block[]): LiveMetadata | null {
  const said = blocks.find(({ says }) => says === 'hub');
  return said ? askedHub(JSON.parse(said.text) as Parameters<typeof askedHub>[0]) : null;
}

/** A block, with those before it that stand beside it: `requirements beside`. */
function withBeside(block: Block, blocks: readonly Block[]): Files {
  const at = blocks.indexOf(block);
  const first = blocks.slice(0, at).findLastIndex(({ says }) => says !== 'beside') + 1;
  return Object.assign({}, ...blocks.slice(first, at).map(filesOf), filesOf(block)) as Files;
}

/** What holds of a repository or a manifest as a whole is told on its own page, and would be in the way on all others. */
const OF_THE_WHOLE: ReadonlySet<string> = new Set([
  'dead-choice',
  'gated-model',
  'missing-license',
  'restricted-license',
  'unevaluated-model',
  'unpinned-package',
]);

async function findingsOf(rule: string, files: Files, live: LiveMetadata | null): Promise<readonly Finding[]> {
  const { analyzer, findings } = await scanFiles(files, live);
  analyzer.dispose();
  return findings.filter((finding) => finding.rule === rule || !OF_THE_WHOLE.has(finding.rule));
}

describe('rule pages', () => {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.md'));

  it('there is one for each rule, and no other', () => {
    const expected = ['README.md', ...rules.map(({ id }) => `${id}.md`)];
    assertListed(names.toSorted(), expected.toSorted(), 'docs/rules, a page');
  });

  it('the index lists the rules in their order, each with its severity', async () => {
    const index = readFileSync(join(FOLDER, 'README.md'), 'utf8');
    const rows = [...index.matchAll(/^\| \[([\w-]+)\]\(\1\.md\) +\| (\w+) +\|/gm)].map((row) => [row[1], row[2]]);
    assertListed(
      rows.map(([rule = '']) => rule),
      rules.map(({ id }) => id),
      'docs/rules/README.md, the table',
    );
    for (const [rule = '', severity = ''] of rows) {
      const page = readFileSync(join(FOLDER, `${rule}.md`), 'utf8');
      const says = `Severity: **${severity}**`;
      assert.ok(page.includes(`\n\n${says}`), `${rule}.md does not say "${says}" below its title, as the index does`);
      const blocks = blocksOf(page);
      const [first] = blocks.filter(({ says }) => says === 'finds');
      assert.ok(first, `${rule} has no example`);
      assert.deepEqual(
        [
          ...new Set(
            (await findingsOf(rule, withBeside(first, blocks), hubOf(blocks))).map((finding) => finding.severity),
          ),
        ],
        [severity],
        rule,
      );
    }
  });

  it('the README has the table of the index', () => {
    const rowsOf = (page: string, folder: string): readonly string[] =>
      page
        .split('\n')
        .filter((line) => /^\| \[[\w-]+\]\(/.test(line))
        .map((line) => line.replace(`(${folder}`, '(').replace(/ +/g, ' '));
    const [index, readme] = [join(FOLDER, 'README.md'), join(PROJECT, 'README.md')].map((path) =>
      readFileSync(path, 'utf8'),
    );
    const expected = rowsOf(index ?? '', '');
    assertListed(rowsOf(readme ?? '', 'docs/rules/'), expected, 'README.md, "Rules"');
  });

  for (const name of names) {
    const page = readFileSync(join(FOLDER, name), 'utf8');
    const rule = name.replace(/\.md$/, '');
    const blocks = blocksOf(page);
    const live = hubOf(blocks);

    it(`${name} has the parts a page has`, () => {
      const headings = [...page.matchAll(/^## (.+)$/gm)].map((match) => match[1] ?? '');
      if (name !== 'README.md') {
        assert.ok(page.startsWith(`# ${rule}\n`));
        assert.deepEqual(
          SECTIONS.filter((section) => !headings.includes(section)),
          [],
        );
      }
      assert.equal(page.match(/^```/gm)?.length ?? 0, blocks.length * 2, 'a block is not closed');
      for (const [, target = ''] of page.matchAll(/\]\((?!https?:)([^)#]+)/g))
        assert.doesNotThrow(() => readFileSync(join(FOLDER, target)), `${target} is linked`);
    });

    for (const [index, block] of blocks.entries()) {
      const at = `${name}:${String(block.line)}`;
      if (block.says === 'finds') {
        it(`${at} finds what it says`, async () => {
          const findings = await findingsOf(rule, withBeside(block, blocks), live);
          assert.deepEqual([...new Set(findings.map((finding) => finding.rule))], [rule]);
          const next = blocks[index + 1];
          assert.equal(next?.language, 'text', 'the messages follow');
          assert.deepEqual(
            findings.map(({ message }) => message),
            next.text.trimEnd().split('\n'),
          );
        });
      } else if (block.says === 'fixed') {
        it(`${at} is what the fix writes, and needs no other`, async () => {
          const before = blocks.slice(0, index).findLast(({ says }) => says === 'finds');
          assert.ok(before);
          const fixed = { ...withBeside(before, blocks), ...filesOf(block) };
          assert.deepEqual(await fixFiles(withBeside(before, blocks), rule, false, live), fixed);
          assert.deepEqual(
            (await findingsOf(rule, fixed, live)).map(({ message }) => message),
            [],
          );
        });
      } else if (block.says === 'beside') {
        it(`${at} stands beside the next one`, () => {
          assert.ok(['finds', 'silent', 'beside'].includes(blocks[index + 1]?.says ?? ''));
        });
      } else if (block.says === 'hub') {
        it(`${at} is what the Hub said`, () => {
          assert.equal(block.language, 'json');
        });
      } else if (block.says === 'silent') {
        it(`${at} gives no finding`, async () => {
          assert.deepEqual(
            (await findingsOf(rule, withBeside(block, blocks), live)).map(({ message }) => message),
            [],
          );
        });
      } else {
        it(`${at} is the text of messages`, () => {
          assert.deepEqual([block.language, blocks[index - 1]?.says], ['text', 'finds']);
        });
      }
    }
  }
});

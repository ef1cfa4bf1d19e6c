// Writes the lists of tables (SDKs, commands, configuration files) from what is in the folder, so that adding a table is adding a file.
// Runs with `npm ci`, with each build and before the tests; the lists are never committed.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folders of tables below `src/core/detect`, with the type of a table and the file that says what one is. */
const KINDS = [
  {
    folder: 'sdks',
    type: 'SdkTable',
    format: './signature.ts',
    list: 'sdkTableFiles',
    target: 'sdk-tables.generated.ts',
  },
  {
    folder: 'commands',
    type: 'CommandTable',
    format: './command-table.ts',
    list: 'commandTableFiles',
    target: 'command-tables.generated.ts',
  },
  {
    folder: 'configs',
    type: 'ConfigTable',
    format: './config-table.ts',
    list: 'configTableFiles',
    target: 'config-tables.generated.ts',
  },
];

/** @returns {void} */
export function listTables() {
  listRulePages();
  const detect = join(dirname(fileURLToPath(import.meta.url)), 'src', 'core', 'detect');
  for (const kind of KINDS) if (existsSync(join(detect, kind.folder))) writeList(detect, kind);
}

/** The pages of the rules, in the order of their index, which is that of the rules: reports for other tools carry them as help. */
function listRulePages() {
  const root = dirname(fileURLToPath(import.meta.url));
  const folder = join(root, 'docs', 'rules');
  const rows = readFileSync(join(folder, 'README.md'), 'utf8').matchAll(
    /^\| \[([a-z-]+)\]\(\1\.md\)\s*\| (\w+)\s*\| (.+?)\s*\|$/gm,
  );
  const pages = [...rows].map(([, id, severity, says]) => {
    const markdown = readFileSync(join(folder, `${id}.md`), 'utf8');
    return `  ${JSON.stringify({ id, severity, says, markdown })},`;
  });
  const lines = [
    '// Written by list-tables.mjs; do not edit.',
    "import type { RulePage } from './rule-page.ts';",
    '',
    'export const rulePages: readonly RulePage[] = [',
    ...pages,
    '];',
    '',
  ];
  writeChanged(join(root, 'src', 'core', 'report', 'rule-pages.generated.ts'), lines.join('\n'));
}

/**
 * @param {string} path
 * @param {string} text
 */
function writeChanged(path, text) {
  let before = '';
  try {
    before = readFileSync(path, 'utf8');
  } catch {
    // The first time there is none.
  }
  if (before !== text) writeFileSync(path, text);
}

/**
 * @param {string} detect
 * @param {(typeof KINDS)[number]} kind
 */
function writeList(detect, { folder, type, format, list, target }) {
  const tables = readdirSync(join(detect, folder))
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .flatMap((file) => {
      const text = readFileSync(join(detect, folder, file), 'utf8');
      const names = text.matchAll(new RegExp(`^export const (\\w+): ${type}\\b`, 'gm'));
      return [...names].map((match) => ({ file, name: match[1] }));
    });
  const lines = [
    '// Written by list-tables.mjs; do not edit.',
    `import type { ${type} } from '${format}';`,
    ...tables.map(({ file, name }) => `import { ${name} } from './${folder}/${file}';`),
    '',
    `export const ${list}: readonly ${type}[] = [`,
    ...tables.map(({ name }) => `  ${name},`),
    '];',
    '',
  ];
  writeChanged(join(detect, target), lines.join('\n'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) listTables();

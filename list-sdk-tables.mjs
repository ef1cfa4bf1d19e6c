// Writes the list of SDK tables from what is in the folder, so that adding an SDK is adding a file.
// Runs with `npm ci`, with each build and before the tests; the list itself is never committed.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @returns {void} */
export function listSdkTables() {
  const detect = join(dirname(fileURLToPath(import.meta.url)), 'src', 'core', 'detect');
  const tables = readdirSync(join(detect, 'sdks'))
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .flatMap((file) => {
      const text = readFileSync(join(detect, 'sdks', file), 'utf8');
      return [...text.matchAll(/^export const (\w+): SdkTable\b/gm)].map((match) => ({ file, name: match[1] }));
    });
  const lines = [
    '// Written by list-sdk-tables.mjs; do not edit.',
    "import type { SdkTable } from './signature.ts';",
    ...tables.map(({ file, name }) => `import { ${name} } from './sdks/${file}';`),
    '',
    'export const sdkTableFiles: readonly SdkTable[] = [',
    ...tables.map(({ name }) => `  ${name},`),
    '];',
    '',
  ];
  const target = join(detect, 'sdk-tables.generated.ts');
  const text = lines.join('\n');
  let before = '';
  try {
    before = readFileSync(target, 'utf8');
  } catch {
    // The first time there is none.
  }
  if (before !== text) writeFileSync(target, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) listSdkTables();

/**
 * Prints, for each platform, how many of the ids that code uses the catalog knows, and which it does not:
 *
 *     npx tsx src/tools/catalog/list-missing.ts FILE.jsonl …
 *
 * Each line of a file is an object with `model` and `provider`; those of another `kind` than `model`, and those that a judge
 * called wrong or arguable, are left out. Servers on one's own machine are asked for repositories of the Hub.
 */
import { readFileSync } from 'node:fs';

import { providers, rulesOf } from '../../core/identify/registry.ts';
import { loadCatalog } from '../../core/metadata/catalog.ts';
import { object, text } from '../../core/metadata/online/json.ts';

const OWN_SERVERS: readonly string[] = ['vllm', 'llama.cpp', 'xinference', 'infinity', 'lmstudio'];

const catalog = loadCatalog(readFileSync('src/core/metadata/catalog/catalog.json'));
const seen = new Map<string, Set<string>>();
const missing = new Map<string, Set<string>>();
for (const file of process.argv.slice(2))
  for (const line of readFileSync(file, 'utf8')
    .split('\n')
    .filter((one) => one !== ''))
    count(object(JSON.parse(line)));

const sizes = [...seen].toSorted(([, a], [, b]) => b.size - a.size);
for (const [platform, ids] of sizes) {
  const unknown = [...(missing.get(platform) ?? [])];
  process.stdout.write(`${[platform, share(ids.size - unknown.length, ids.size), unknown.join(' ')].join('\t')}\n`);
}
const total = sizes.reduce((sum, [, ids]) => sum + ids.size, 0);
const lacking = [...missing.values()].reduce((sum, ids) => sum + ids.size, 0);
process.stdout.write(`all\t${share(total - lacking, total)}\n`);

function count(row: Readonly<Record<string, unknown>>): void {
  const [stated, id] = [text(row['provider']), text(row['model'])];
  const isJudgedOut = row['verdict'] === 'wrong' || row['verdict'] === 'arguable' || row['ambiguous'] === true;
  if (row['kind'] !== 'model' || stated === null || id === null || isJudgedOut) return;
  const named = providers.find(({ litellm, langchain }) => [...litellm, ...langchain].includes(stated))?.id;
  const platform = OWN_SERVERS.includes(stated) ? 'huggingface' : rulesOf(stated) ? stated : (named ?? stated);
  const lookup = rulesOf(platform)?.read(id, null, catalog)?.lookup ?? id;
  add(seen, platform, lookup);
  if (catalog.find(platform, lookup, catalog.builtAt, 90).kind !== 'found') add(missing, platform, lookup);
}

function add(sets: Map<string, Set<string>>, platform: string, id: string): void {
  sets.set(platform, (sets.get(platform) ?? new Set()).add(id));
}

function share(part: number, whole: number): string {
  return `${String(part)}/${String(whole)} ${((100 * part) / whole).toFixed(0)} %`;
}

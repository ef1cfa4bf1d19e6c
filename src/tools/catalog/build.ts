/**
 * Builds the bundled catalog from the tables of facts:
 *
 *     npx tsx src/tools/catalog/build.ts --facts DIR [--out DIR] [--built-at YYYY-MM-DD]
 *                                        [--traits FILE] [--history FILE] [--providers FILE]
 *
 * The same facts give the same bytes. Whatever cannot be carried is printed; see docs/catalog.md.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';

import { buildAdvisories, readAdvisories, writeAdvisories } from './advisories.ts';
import { addAliases } from './aliases.ts';
import { checkDraft } from './check.ts';
import { emptyDraft } from './draft.ts';
import { readFacts } from './facts.ts';
import { addHistory, addProviders, addTraits, rowsOf } from './further.ts';
import { addHub } from './hub.ts';
import { addLifecycles } from './lifecycles.ts';
import { writeCatalog } from './write.ts';

const { values } = parseArgs({
  options: {
    facts: { type: 'string' },
    out: { type: 'string', default: 'src/core/metadata/catalog' },
    'built-at': { type: 'string' },
    traits: { type: 'string', default: 'src/tools/catalog/traits.csv' },
    history: { type: 'string', default: 'src/tools/catalog/history.csv' },
    providers: { type: 'string', default: 'src/tools/catalog/providers.csv' },
  },
});
if (values.facts === undefined) {
  process.stderr.write(
    'usage: build.ts --facts DIR [--out DIR] [--built-at YYYY-MM-DD] [--traits FILE] [--history FILE] [--providers FILE]\n',
  );
  process.exit(2);
}

const facts = readFacts(values.facts);
const lastObserved =
  [...facts.lifecycle, ...facts.aliases]
    .map((fact) => fact.source_observed)
    .sort()
    .at(-1) ?? '';
const builtAt = values['built-at'] ?? lastObserved;
const draft = emptyDraft();
addLifecycles(draft, facts.lifecycle, facts.aliases);
addHub(draft, facts.hub, builtAt);
addAliases(draft, facts.aliases, facts.lifecycle);
const notCarried = addTraits(draft, rowsOf(values.traits));
addHistory(draft, rowsOf(values.history));
addProviders(draft, rowsOf(values.providers));

for (const remark of draft.remarks) process.stdout.write(`note: ${remark}\n`);
const errors = checkDraft(draft);
for (const error of errors) process.stderr.write(`error: ${error}\n`);
if (errors.length > 0) process.exit(1);

const text = writeCatalog(draft, builtAt);
writeFileSync(join(values.out, 'catalog.json'), text);
const count = (tables: ReadonlyMap<string, { readonly size: number }>): number =>
  [...tables.values()].reduce((sum, table) => sum + table.size, 0);
process.stdout.write(
  `${String(facts.lifecycle.length)} lifecycle, ${String(facts.aliases.length)} alias and ${String(facts.hub.length)} Hub facts → ` +
    `${String(count(draft.models))} ids on ${String(draft.models.size)} platforms, ${String(count(draft.pins))} pin facts, ${String(draft.hub.size)} repositories, ` +
    `traits of ${String(count(draft.traits))} ids (${String(notCarried)} left out), ${String(draft.history.length)} earlier and ${String(draft.providers.length)} provider facts; ` +
    `built ${builtAt}; ${(text.length / 1024).toFixed(0)} KB raw, ${(gzipSync(text).length / 1024).toFixed(0)} KB gzipped; ${String(draft.remarks.length)} notes\n`,
);

const { file, remarks } = buildAdvisories(readAdvisories(values.facts), builtAt);
for (const remark of remarks) process.stdout.write(`note: ${remark}\n`);
writeFileSync(join(values.out, 'advisories.json'), writeAdvisories(file));
process.stdout.write(`${String(file.advisories.length)} advisories\n`);

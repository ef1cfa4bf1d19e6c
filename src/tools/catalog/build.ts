/**
 * Builds the bundled catalog from the tables of facts:
 *
 *     npm run catalog -- [--refresh] [--only NAME[@VERSION] …] [--repository OWNER/NAME=CHECKOUT …]
 *                        [--facts DIR] [--drawn DIR] [--out DIR] [--built-at YYYY-MM-DD]
 *     npm run catalog -- --diff OLD.json [--out DIR]
 *     npm run catalog -- --snapshots FILE [--out DIR]
 *
 * `--facts` holds the tables that are compiled by hand (`catalog/`), `--drawn` what was read from packages; `--refresh` reads
 * the packages anew first; `--repository` reads a checkout. `--diff` builds nothing: it prints, as Markdown, what changed since an
 * older catalog; `--snapshots` writes what each alias means. The same facts give the same bytes. Whatever cannot be carried is printed; see docs/catalog.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';

import { parseCatalogFile } from '../../core/metadata/catalog-file.ts';
import { knownIds } from '../../core/metadata/platform-table.ts';
import { addAdvice } from './advice.ts';
import { buildAdvisories, readAdvisories, writeAdvisories } from './advisories.ts';
import { addAliases } from './aliases.ts';
import { checkDraft } from './check.ts';
import { catalogDifference } from './diff.ts';
import { emptyDraft } from './draft.ts';
import { addDrawn, readDrawn, sightings } from './drawn-facts.ts';
import { addDrawnHub } from './drawn-hub.ts';
import { buildEndings, readEndingFacts, writeEndings } from './endings.ts';
import { weighEvidence } from './evidence.ts';
import { readFacts } from './facts.ts';
import { addContracts, addHistory, addProviders, addTraits, rowsOf } from './further.ts';
import { addDeleted, addHub } from './hub.ts';
import { addLifecycles, addPlatformEnds } from './lifecycles.ts';
import { refreshPackages } from './packages/refresh-packages.ts';
import { drawRepositories } from './repositories/draw-repositories.ts';
import { packCatalog } from './pack.ts';
import { snapshotsOf } from './snapshots.ts';
import { writeCatalog } from './write.ts';

const { values } = parseArgs({
  options: {
    facts: { type: 'string', default: 'catalog' },
    drawn: { type: 'string', default: 'catalog/drawn' },
    refresh: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
    repository: { type: 'string', multiple: true, default: [] },
    out: { type: 'string', default: 'src/core/metadata/catalog' },
    'built-at': { type: 'string' },
    diff: { type: 'string' },
    snapshots: { type: 'string' },
  },
});
void main();

async function main(): Promise<void> {
  if (values.diff !== undefined) {
    const [before, after] = [values.diff, join(values.out, 'catalog.json')].map((path) =>
      parseCatalogFile(readFileSync(path)),
    );
    if (before && after) process.stdout.write(catalogDifference(before, after));
    return;
  }
  if (values.snapshots !== undefined) {
    const catalog = parseCatalogFile(readFileSync(join(values.out, 'catalog.json')));
    writeFileSync(values.snapshots, `${JSON.stringify(snapshotsOf(catalog), null, 1)}\n`);
    return;
  }
  if (values.refresh) {
    const { lines, failed } = await refreshPackages(values.drawn, values.only);
    for (const line of lines) process.stdout.write(`${line}\n`);
    // What was kept before still stands: a catalog is built of it, and whoever runs this sees that it is not of today.
    if (failed > 0) process.exitCode = 1;
  }

  for (const line of drawRepositories(values.drawn, values.repository)) process.stdout.write(`${line}\n`);

  const facts = readFacts(values.facts);
  const drawn = readDrawn(values.drawn);
  const advice = rowsOf(join(values.facts, 'replacements.csv'));
  const lastObserved =
    [
      ...[...facts.lifecycle, ...facts.aliases].map((fact) => fact.source_observed),
      ...advice.map((row) => row['source_observed'] ?? ''),
      ...drawn.map(({ snapshot }) => snapshot.published),
    ]
      .sort()
      .at(-1) ?? '';
  const builtAt = values['built-at'] ?? lastObserved;
  const draft = emptyDraft();
  addLifecycles(draft, facts.lifecycle, facts.aliases, [...(sightings(drawn).get('mistral')?.keys() ?? [])]);
  addHub(draft, facts.hub, builtAt);
  addDeleted(draft, rowsOf(join(values.facts, 'deleted.csv')));
  addDrawnHub(draft, drawn);
  addAliases(draft, facts.aliases, facts.lifecycle);
  const notCarried = addTraits(draft, rowsOf(join(values.facts, 'traits.csv')));
  addHistory(draft, rowsOf(join(values.facts, 'history.csv')));
  addProviders(draft, rowsOf(join(values.facts, 'providers.csv')));
  addDrawn(draft, drawn);
  addPlatformEnds(draft, facts.lifecycle);
  addAdvice(draft, advice);
  addContracts(draft, rowsOf(join(values.facts, 'kinds.csv')));
  weighEvidence(draft, drawn);

  for (const remark of draft.remarks) process.stdout.write(`note: ${remark}\n`);
  const errors = checkDraft(draft);
  for (const error of errors) process.stderr.write(`error: ${error}\n`);
  if (errors.length > 0) process.exit(1);

  const text = writeCatalog(draft, builtAt);
  writeFileSync(join(values.out, 'catalog.json'), text);
  const { platforms } = parseCatalogFile(text);
  const ids = Object.values(platforms).reduce((sum, rows) => sum + knownIds(rows).size, 0);
  const count = (tables: ReadonlyMap<string, { readonly size: number }>): number =>
    [...tables.values()].reduce((sum, table) => sum + table.size, 0);
  process.stdout.write(
    `${String(facts.lifecycle.length)} lifecycle, ${String(facts.aliases.length)} alias and ${String(facts.hub.length)} Hub facts → ` +
      `${String(ids)} ids on ${String(Object.keys(platforms).length)} platforms, ${String(count(draft.pins))} pin facts, ${String(draft.hub.size)} repositories, ` +
      `traits of ${String(count(draft.traits))} ids (${String(notCarried)} left out), ${String(draft.history.length)} earlier and ${String(draft.providers.length)} provider facts; ` +
      `built ${builtAt}; ${(text.length / 1024).toFixed(0)} KB raw, ${(gzipSync(text).length / 1024).toFixed(0)} KB gzipped, ${(packCatalog(text).length / 1024).toFixed(0)} KB as shipped; ${String(draft.remarks.length)} notes\n`,
  );

  const { file, remarks } = buildAdvisories(readAdvisories(values.facts), builtAt);
  for (const remark of remarks) process.stdout.write(`note: ${remark}\n`);
  writeFileSync(join(values.out, 'advisories.json'), writeAdvisories(file));
  process.stdout.write(`${String(file.advisories.length)} advisories\n`);

  const endings = buildEndings(readEndingFacts(values.facts));
  writeFileSync(join(values.out, 'endings.json'), writeEndings(endings));
  process.stdout.write(`${String(endings.endings.length)} endings\n`);
}

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'csv-parse/sync';

import { PROJECT } from '../../support/ports.ts';
import type { ExplainContext, Explanation } from '../../../src/core/inspect/explain.ts';
import { explain } from '../../../src/core/inspect/explain.ts';
import type { CatalogFile } from '../../../src/core/metadata/catalog-file.ts';
import { loadCatalog } from '../../../src/core/metadata/catalog.ts';
import type { ModelMetadata } from '../../../src/core/model/metadata.ts';
import type { Sourced } from '../../../src/core/model/sourced.ts';
import { explainText } from '../../../src/core/report/explain-text.ts';
import type { Paint } from '../../../src/core/report/text.ts';
import type { StatedLife } from '../../support/explain-oracle.ts';
import {
  countDays,
  daysAround,
  oraclePlatform,
  replacementOn,
  statedLife,
  statusOn,
} from '../../support/explain-oracle.ts';

const TODAY = '2026-11-23';
const HORIZON = 90;
const json = readFileSync(join(PROJECT, 'src/core/metadata/catalog/catalog.json'), 'utf8');
const file = JSON.parse(json) as CatalogFile;
const catalog = loadCatalog(json);
const plain: Paint = { severity: (_, text) => text, bold: String, dim: String, link: String };

function contextOn(today: string): ExplainContext {
  const advisories = { builtAt: TODAY, of: () => null };
  const endings = { all: () => [], ofPackage: () => null, pairsOf: () => [] };
  return { catalog, advisories, endings, today, horizonDays: HORIZON, live: () => [] };
}

/** The one answer for an id on a platform, with what every answer has to hold. */
function answer(platform: string, id: string, today: string): Explanation & { readonly facts: ModelMetadata } {
  const answers = explain(id, platform, contextOn(today));
  const [only] = answers;
  assert.ok(only && answers.length === 1, `${platform}: ${id}: ${String(answers.length)} answers`);
  assert.equal(only.identity.provider, platform, id);
  assert.ok(only.metadata.kind === 'found', `${platform}: ${id} is ${only.metadata.kind}`);
  return { ...only, facts: only.metadata.value };
}

function isSourced(fact: Sourced<unknown> | null, where: string): void {
  if (fact === null) return;
  assert.ok(fact.source.length > 2 && fact.source !== 'unknown', where);
  assert.ok(fact.url === null || /^https?:\/\/[\w.-]+\.[a-z]+/.test(fact.url), where);
  assert.match(fact.asOf, /^20\d\d-\d\d-\d\d$/, where);
  assert.ok(fact.asOf <= file.builtAt, where);
}

/** Status, days and days left of an answer are those of the row, on one day. */
function holdsLife(facts: ModelMetadata, stated: StatedLife, today: string, where: string): void {
  const life = facts.lifecycle?.value;
  assert.ok(life, `${where}: no lifecycle`);
  assert.equal(life.status, statusOn(stated, today), `${where} on ${today}`);
  assert.equal(life.deprecated ?? '', stated.deprecated, where);
  assert.equal(life.retires ?? '', stated.retires, where);
  assert.equal(life.retiresKind ?? '', stated.kind, where);
  assert.equal(life.daysLeft, stated.retires === '' ? null : countDays(today, stated.retires), `${where} on ${today}`);
}

const routers: readonly string[] = ['openrouter', 'vercel-gateway'];

/** An end that a lab announced is the lab's own row: the same days, of its closed models alone. */
function holdsLabsLife(facts: ModelMetadata, lab: string, id: string, where: string): void {
  assert.ok(routers.includes(facts.platform), where);
  const own = id.slice(id.indexOf('/') + 1);
  const names = [own, own.replace(/(\d)\.(\d)/, '$1-$2')];
  const row = file.platforms[lab]?.models.find(([name]) => names.includes(name));
  assert.ok(row, `${where}: ${lab} has no such model`);
  const life = facts.lifecycle?.value;
  assert.deepEqual([life?.deprecated ?? null, life?.retires ?? null], [row[6] ?? null, row[7] ?? null], where);
}

/** What is read by a person says the days, the source and the day of observation. */
function holdsText(given: Explanation & { readonly facts: ModelMetadata }, today: string, where: string): void {
  const text = explainText([given], today, plain);
  const { lifecycle, replacement, pin, hub } = given.facts;
  for (const fact of [lifecycle, replacement, pin, hub])
    if (fact)
      assert.ok(text.includes(`${fact.source}, seen ${fact.asOf}`), `${where}: ${fact.source} is not in\n${text}`);
  for (const day of [lifecycle?.value.deprecated, lifecycle?.value.retires, lifecycle?.value.released])
    if (day) assert.ok(text.includes(day), `${where}: ${day} is not in\n${text}`);
  if (replacement) assert.ok(text.includes(replacement.value.id), where);
}

describe('explain: every id of the catalog', () => {
  for (const platform of catalog.platforms.filter((name) => name !== 'huggingface')) {
    it(`answers for ${platform}, on every day that matters to it`, () => {
      const tableToday = oraclePlatform(file, platform, TODAY);
      for (const id of catalog.ids(platform)) {
        const where = `${platform}: ${id}`;
        const stated = statedLife(tableToday.rows.get(id));
        for (const today of daysAround(stated ?? { deprecated: '', retires: '' }, TODAY)) {
          const given = answer(platform, id, today);
          const table = platform.startsWith('azure') ? oraclePlatform(file, platform, today) : tableToday;
          const life = statedLife(table.rows.get(id));
          const { traits, history, provider, ...rest } = given.facts;
          for (const fact of [rest.lifecycle, rest.pin, rest.replacement, traits, ...history, ...provider])
            isSourced(fact, where);
          const by = given.facts.lifecycle?.value.by;
          if (by !== undefined) holdsLabsLife(given.facts, by, id, where);
          else if (life === null) assert.equal(given.facts.lifecycle, null, where);
          else holdsLife(given.facts, life, today, where);
          const [instead, expected] = [rest.replacement?.value.id ?? null, replacementOn(table, id, today, HORIZON)];
          // What the lab names is offered on a router that serves it.
          if (routers.includes(platform) && instead !== expected && instead !== null)
            assert.ok(expected === null || table.advice.has(id), where);
          else assert.equal(instead, expected, `${where} on ${today}`);
          if (instead !== null && routers.includes(platform)) assert.ok(catalog.serves(platform, instead), where);
          if (today === TODAY) holdsText(given, today, where);
        }
      }
    });
  }

  it('answers for every repository of the Hub', () => {
    for (const [id, source, day] of file.hub) {
      const given = answer('huggingface', id, TODAY);
      isSourced(given.facts.hub, id);
      const { hub } = given.facts;
      assert.ok(hub, id);
      if (hub.value.renamedTo === null)
        assert.deepEqual([hub.source, hub.url, hub.asOf], [...(file.sources[source] ?? []), file.days[day]], id);
      holdsText(given, TODAY, id);
    }
  });
});

/** The tables of facts that were compiled by hand. */
const facts = join(PROJECT, 'catalog');
type Row = Readonly<Record<string, string>>;

function tableOf(name: string): readonly Row[] {
  if (!existsSync(join(facts, name))) return [];
  return parse<Record<string, string>>(readFileSync(join(facts, name)), { columns: true, bom: true, trim: true });
}

/** Names of platforms that the facts write otherwise. */
const platformNames: Readonly<Record<string, string>> = {
  'aws-bedrock': 'bedrock',
  'google-gemini-api': 'google',
  'google-vertex': 'vertex',
};
const platformOf = (row: Row): string => platformNames[row['provider'] ?? ''] ?? row['provider'] ?? '';
/** A month is no day, and neither is a blank. */
const day = (text: string | undefined): string => (/^\d{4}-\d\d-\d\d$/.test(text ?? '') ? (text ?? '') : '');
const squeezed = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('+', 'plus')
    .replace(/[^a-z0-9]/g, '');

/** The source is the page the row cites, and the day the one it was seen on: of a month, its first. */
function citesRow(fact: Sourced<unknown>, row: Row, where: string): void {
  isSourced(fact, where);
  if (fact.url === null) assert.doesNotMatch(row['source_url'] ?? '', /https?:/, where);
  else assert.ok(row['source_url']?.includes(fact.url), `${where}: ${fact.url} is not in ${row['source_url'] ?? ''}`);
  const observed = row['source_observed'] ?? '';
  assert.equal(fact.asOf, day(observed) === '' ? `${observed.slice(0, 7)}-01` : observed, where);
}

const lifecycle = tableOf('lifecycle.csv');
const left =
  lifecycle.length === 0 ? ', left out: the tables are not beside the checkout (MODELKEEL_FACTS names them)' : '';

describe(`explain: every row of the facts${left}`, function () {
  const aliases = tableOf('aliases.csv');
  const hub = tableOf('huggingface.csv');
  before(function () {
    // The tables are where catalogs are built; the property over the catalog is everywhere.
    if (lifecycle.length === 0) this.skip();
  });
  const redirects = new Map(
    aliases.flatMap((row) => {
      const from = /^redirect-from-(.+)$/.exec(row['kind'] ?? '')?.[1];
      return from === undefined ? [] : [[`${platformOf(row)} ${row['alias'] ?? ''}`, { from, row }] as const];
    }),
  );
  /** Rows that name a page and no id of an API: said in docs/catalog.md, printed by the build. */
  const slugs = new Set(
    lifecycle
      .filter((row) => row['provider'] === 'mistral' && row['source_url']?.endsWith('/models_overview/'))
      .map((row) => row['model_id'] ?? '')
      .filter(
        (id) =>
          !aliases.some((row) => row['alias'] === id || row['resolves_to'] === id) && !catalog.serves('mistral', id),
      ),
  );

  it('lifecycle.csv: dates, state, days left and replacement are those of the row', () => {
    const notCarried: string[] = [];
    for (const row of lifecycle.filter(({ model_id }) => model_id !== '*')) {
      const platform = platformOf(row);
      const id = (row['model_id'] ?? '').replace(/[\\|]+$/, '');
      const where = `${platform}: ${id}`;
      if (platform === 'mistral' && slugs.has(id)) {
        // No id that code could call: what is called instead is said, where an alias tells it.
        const [slug] = explain(id, platform, contextOn(TODAY));
        assert.ok(slug?.metadata.kind === 'absent' && !slug.metadata.complete, where);
        const [instead] = slug.metadata.suggestions;
        if (instead === undefined) notCarried.push(id);
        else {
          const status = answer(platform, instead, TODAY).facts.lifecycle?.value.status;
          // What was not listed of late is not called active any more.
          assert.equal(status === 'unconfirmed' ? 'active' : status, row['status_2026_11_23'], where);
        }
        continue;
      }
      const redirect = redirects.get(`${platform} ${id}`);
      const isRedirect = redirect !== undefined && row['retires_kind'] !== 'redirect';
      const { seen, gone } = seenOf(platform, id);
      const stated: StatedLife = {
        seen,
        gone,
        status: row['status_2026_11_23'] as StatedLife['status'],
        deprecated: day(row['deprecated']),
        retires: isRedirect ? redirect.from : day(row['retires']),
        kind: isRedirect ? 'redirect' : day(row['retires']) === '' ? '' : (row['retires_kind'] as StatedLife['kind']),
      };
      for (const today of daysAround(stated, TODAY)) holdsLife(answer(platform, id, today).facts, stated, today, where);
      const given = answer(platform, id, TODAY);
      const life = given.facts.lifecycle;
      assert.ok(life, where);
      // A newer word of the platform's own SDK stands in the place of the row's.
      if (/npmjs\.com\/package\//.test(life.url ?? '') && life.asOf > (row['source_observed'] ?? '')) continue;
      assert.equal(life.value.released ?? '', day(row['released']), where);
      // What lists speak against, or one second-hand source says, is told as reported.
      assert.ok([row['confidence'], 'low'].includes(life.value.confidence), where);
      citesRow(life, row, where);
      holdsText(given, TODAY, where);
      const { replacement } = given.facts;
      const first = replacement?.value.hops[0]?.id;
      const said = `${row['replacement'] ?? ''} ${redirect?.row['resolves_to'] ?? ''}`;
      const isAdvised = file.platforms[platform]?.advice?.some(([own, , , , ids]) => own === id && ids) ?? false;
      // Where the row names none, that of its alias or of its snapshot answers: the property above walks those.
      if (first !== undefined && said.trim() !== '')
        assert.ok(
          isAdvised || said.includes(first) || isNamed(said, first) || isSlugOf(said, first, slugs),
          `${where}: ${first} is not in ${said}`,
        );
    }
    assert.ok(notCarried.length <= 7, `of these nothing is said: ${notCarried.join(' ')}`);
  });

  it('aliases.csv: the pin state is what the row says', () => {
    for (const row of aliases) holdsAlias(row, aliases);
  });

  it('huggingface.csv: licence, bases, gate, formats, commit and day are those of the row', () => {
    for (const row of hub) {
      const id = row['model_id'] ?? '';
      const fact = answer('huggingface', id, TODAY).facts.hub;
      assert.ok(fact, id);
      isSourced(fact, id);
      const { license, baseModels, gated, formats, commit, released } = fact.value;
      assert.ok(
        license === null || squeezed(licenceOf(row)).includes(squeezed(license)),
        `${id}: ${String(license)}, ${row['license'] ?? ''}`,
      );
      assert.equal(license === null, ['', 'not specified'].includes(row['license'] ?? ''), id);
      for (const base of baseModels) assert.ok(row['base_model']?.includes(base), `${id}: ${base}`);
      assert.equal(gated, row['gated'] === '' ? null : row['gated'] !== 'false', id);
      for (const format of formats) assert.ok(row['formats']?.includes(format), `${id}: ${format}`);
      assert.equal(formats.length > 0, row['formats'] !== '', id);
      const isDeleted = file.hub.some((one) => one[0] === id && one[11]);
      if (isDeleted) assert.equal(commit, null, id);
      else if (commit === null) assert.doesNotMatch(row['pinned_sha'] ?? '', /[0-9a-f]{40}/i, id);
      else assert.match(row['pinned_sha'] ?? '', new RegExp(`${commit.sha} \\(${commit.chosenBy}`, 'i'), id);
      assert.equal(released ?? '', day(row['released']), id);
    }
  });
});

/** Addresses of texts that the Hub has an id for. */
const licenceTexts: Readonly<Record<string, string>> = {
  'https://ai.google.dev/gemma/terms': 'gemma',
  'https://huggingface.co/spaces/bigscience/license': 'bigscience-bloom-rail-1.0',
  'https://www.nvidia.com/en-us/agreements/enterprise-software/nvidia-open-model-license/': 'nvidia-open-model-license',
};

function licenceOf(row: Row): string {
  const stated = row['license'] ?? '';
  if (stated === 'multiple') return 'other';
  return licenceTexts[stated] ?? stated;
}

/** Whether a display name (`Claude Opus 4.1 / Sonnet 4.5`) can mean an id. */
function isNamed(text: string, id: string): boolean {
  const tail = id.replace(/^[a-z0-9]+\./, '').replace(/(-\d{8})?(-v\d+(:\d+)?)?$/, '');
  return text.split(/[/,()]|\bor\b/).some((part) => {
    const words = squeezed(part);
    return words.length > 3 && (squeezed(tail).includes(words) || words.includes(squeezed(tail)));
  });
}

/** Whether a slug of the documentation (`mistral-large-3-25-12`) is named that is written like the id (`mistral-large-2512`). */
function isSlugOf(text: string, id: string, slugs: ReadonlySet<string>): boolean {
  const [, words = '', month = ''] = /^(.+)-(\d{4})$/.exec(id) ?? [];
  return [...slugs].some(
    (slug) =>
      squeezed(slug).startsWith(squeezed(text)) &&
      slug.replaceAll('-', '').endsWith(month) &&
      words.split('-').every((word) => slug.split('-').includes(word)),
  );
}

const since = (row: Row): string => /from (\d{4}-\d\d-\d\d)/.exec(row['kind'] ?? '')?.[1] ?? '';

function holdsAlias(row: Row, all: readonly Row[]): void {
  const platform = platformOf(row);
  const { alias = '', resolves_to: target = '', kind = '' } = row;
  const where = `${platform}: ${alias} (${kind})`;
  const given = answer(platform, alias, TODAY);
  const { pin, lifecycle, hub } = given.facts;
  const means = (state: string, to: string | null): void => {
    assert.equal(pin?.value.state, state, where);
    assert.equal(pin.value.target, to, where);
    assert.equal(given.identity.pin, state, where);
    // The SDK of the platform itself was read later, and says nothing else.
    if (pin.url?.startsWith('https://www.npmjs.com/') && pin.asOf > (row['source_observed'] ?? '')) return;
    citesRow(pin, row, where);
  };
  if (since(row) !== '') {
    const said = given.facts.history.find((fact) => fact.value.value === target && fact.value.since === since(row));
    if (said) citesRow(said, row, where);
    else assert.equal(pin?.value.since, since(row), where);
  }
  // A later move of the same alias answers.
  const moved = all.some(
    (other) => other['alias'] === alias && platformOf(other) === platform && since(other) > since(row),
  );
  if (moved) return;
  const noPin = ['floating-no-pin', 'no-dated-pin-published', 'stable-no-dated-pin'].includes(kind);
  if (kind === 'pinned-dateless') {
    means('pinned', null);
    return;
  }
  if (noPin || (kind.startsWith('floating') && (row['notes'] ?? '').includes('no dated pin'))) {
    means('no-pin-offered', null);
    return;
  }
  if (kind.startsWith('floating')) {
    means('floating', target);
    return;
  }
  if (kind === 'repo-rename') {
    assert.equal(hub?.value.renamedTo, target, where);
    return;
  }
  if (kind === 'inference-profile') {
    assert.equal(given.identity.lookup, target, where);
    return;
  }
  if (kind === 'same-model-on-platform') {
    // What is true of the weights crosses over, and names its source at the lab.
    assert.equal(pin?.value.state, 'pinned', where);
    return;
  }
  const from = /^redirect-from-(.+)$/.exec(kind)?.[1];
  assert.ok(from !== undefined, where);
  assert.equal(lifecycle?.value.retiresKind, 'redirect', where);
  assert.equal(lifecycle.value.retires, from, where);
  assert.equal(answer(platform, alias, from).facts.lifecycle?.value.status, 'redirected', where);
}

/** When lists last held an id, as the catalog says: that is drawn from packages, and no column of the tables. */
function seenOf(platform: string, id: string): { readonly seen: string; readonly gone: string } {
  const row = file.platforms[platform]?.models.find(([other]) => other === id);
  return { seen: row?.[10] ?? '', gone: row?.[12] ?? '' };
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'csv-parse/sync';

import type { EndingFile, EndingRow } from '../../core/metadata/endings/endings.ts';
import type { Ending, EndingPackage } from '../../core/model/ending.ts';
import { ECOSYSTEMS } from '../../core/model/facts.ts';
import type { AffectedRange } from '../../core/model/registries.ts';

/** A row of `endings.csv`; lists are divided by blanks. */
export type EndingFact = Readonly<
  Record<
    | 'kind'
    | 'id'
    | 'name'
    | 'packages'
    | 'patterns'
    | 'tails'
    | 'argument'
    | 'addresses'
    | 'commands'
    | 'ends'
    | 'effect'
    | 'instead'
    | 'confidence'
    | 'source'
    | 'source_url'
    | 'source_observed',
    string
  >
>;

/** Reads `endings.csv`; a folder of facts may be without it. */
export function readEndingFacts(directory: string): readonly EndingFact[] {
  if (!existsSync(join(directory, 'endings.csv'))) return [];
  return parse<EndingFact>(readFileSync(join(directory, 'endings.csv')), { columns: true, bom: true });
}

/**
 * The table of endings, sorted by id.
 *
 * @throws for a row that says something the table does not know: it is ours.
 */
export function buildEndings(facts: readonly EndingFact[]): EndingFile {
  const endings = facts.map(rowOf).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const twice = endings.find(({ id }, index) => id === endings[index + 1]?.id);
  if (twice) throw new Error(`two endings are called ${twice.id}`);
  return { schema: 'modelkeel/endings@1', endings };
}

/** One row a line, the same bytes for the same rows. */
export function writeEndings(file: EndingFile): string {
  const rows = file.endings.map((row) => JSON.stringify(row)).join(',\n');
  return `{\n"$schema": "./endings.schema.json",\n"schema": ${JSON.stringify(file.schema)},\n"endings": [\n${rows}\n]\n}\n`;
}

function rowOf(fact: EndingFact): EndingRow {
  const { id, name, ends, instead, source, source_url: url, source_observed: asOf } = fact;
  const packages = wordsOf(fact.packages).map((text) => packageOf(text, id));
  const kind = oneOf(fact.kind, ['api', 'package', 'call', 'pair', 'default'], id);
  if ((kind === 'package' || kind === 'call' || kind === 'default') && packages.length === 0)
    throw new Error(`${id} names no package`);
  if (kind === 'pair' && packages.length !== 2) throw new Error(`${id} is no pair`);
  if (source === '' || url === '' || !/^\d{4}-\d\d-\d\d$/.test(asOf)) throw new Error(`${id} has no source or no day`);
  if (ends !== '' && !/^\d{4}-\d\d-\d\d$/.test(ends)) throw new Error(`${id} ends on no day: ${ends}`);
  const lists = {
    packages,
    patterns: wordsOf(fact.patterns),
    tails: wordsOf(fact.tails),
    argument: wordsOf(fact.argument),
    addresses: wordsOf(fact.addresses),
    commands: fact.commands === '' ? [] : [fact.commands],
  };
  return {
    kind,
    id,
    name,
    ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
    ...(ends === '' ? {} : { ends }),
    effect: oneOf(fact.effect, ['fails', 'closes', 'removed', 'unsupported', 'deprecated'], id),
    instead,
    confidence: oneOf(fact.confidence, ['high', 'medium', 'low'], id),
    evidence: { source, url, asOf },
  } satisfies Partial<Ending>;
}

function wordsOf(text: string): readonly string[] {
  return text.split(' ').filter((word) => word !== '');
}

function oneOf<Word extends string>(text: string, words: readonly Word[], id: string): Word {
  const found = words.find((word) => word === text);
  if (found === undefined) throw new Error(`${id}: "${text}" is none of ${words.join(', ')}`);
  return found;
}

/** `pypi:openai@>=1.0.0`, `npm:@ai-sdk/openai@>=2.0.0`, `pypi:langchain@<=0.0.300`, `pypi:google-generativeai`. */
function packageOf(text: string, id: string): EndingPackage {
  const match = /^(\w+):(@?[^@\s]+)(?:@(>=|<=|<)([\w.-]+))?$/.exec(text);
  const [, system, name, operator, version] = match ?? [];
  const ecosystem = ECOSYSTEMS.find((one) => one === system);
  if (ecosystem === undefined || name === undefined) throw new Error(`${id}: no package: ${text}`);
  return { ecosystem, name, range: version === undefined ? null : rangeOf(operator ?? '', version) };
}

function rangeOf(operator: string, version: string): AffectedRange {
  return {
    introduced: operator === '>=' ? version : null,
    fixed: operator === '<' ? version : null,
    lastAffected: operator === '<=' ? version : null,
  };
}

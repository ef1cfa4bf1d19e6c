// Makes THIRD-PARTY-NOTICES out of what bundles and assets are really made of. What has no licence text is not shipped.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('.', import.meta.url));
/** Texts of licences that do not come with the package or the data. */
const TEXTS = join(ROOT, 'licenses');

/** What packages hold of others without saying so in a licence file of their own, by a part of the path of an input. */
const WITHIN = [
  {
    part: 'web-tree-sitter.wasm',
    name: 'Emscripten and musl, in web-tree-sitter',
    licence: 'MIT',
    text: 'emscripten.txt',
  },
];

/**
 * One entry for each package, grammar and set of data.
 *
 * @param {readonly { readonly outputs: Readonly<Record<string, { readonly inputs: object }>> }[]} metafiles of esbuild
 * @param {readonly string[]} assets paths of files that are copied as they are
 * @returns {{ text: string, missing: string[] }} `missing` names what has no licence text
 */
export function makeNotices(metafiles, assets) {
  const bundled = metafiles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs)),
  );
  const inputs = [...new Set([...bundled, ...assets])].map((path) => path.replaceAll('\\', '/'));
  const folders = new Set(inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []));
  const entries = [
    ...[...folders].map(packageEntry),
    ...assets.flatMap(grammarEntry),
    ...WITHIN.filter(({ part }) => inputs.some((path) => path.includes(part))).map(fromTexts),
    ...dataEntries(assets),
  ];
  const missing = entries.filter(({ text }) => text === null).map(({ name }) => name);
  return { text: written(entries.filter(({ text }) => text !== null)), missing };
}

function packageEntry(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i.test(file));
  const own = files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
  return { name: `${name} ${version}`, licence: license ?? 'see below', text: own || textOf(`${basename(name)}.txt`) };
}

/** A package of many grammars has one licence of its own; each grammar was made by others. */
function grammarEntry(path) {
  const [, from, name] =
    /node_modules\/(@vscode\/tree-sitter-wasm)\/.*\/(tree-sitter-[\w-]+)\.wasm$/.exec(path.replaceAll('\\', '/')) ?? [];
  return name === undefined ? [] : [{ name: `${name}, in ${from}`, licence: 'MIT', text: textOf(`${name}.txt`) }];
}

/** Sources of the data that is copied, by their addresses. */
function dataEntries(assets) {
  const { works, cited } = JSON.parse(readFileSync(join(TEXTS, 'data.json'), 'utf8'));
  const sources = assets
    .filter((path) => /(?:catalog|advisories)\.json$/.test(path))
    .flatMap((path) => JSON.parse(readFileSync(path, 'utf8')).sources);
  const places = [...new Set(sources.flatMap(([, address]) => placeOf(address)))];
  return places
    .filter((place) => !cited.includes(place))
    .map((place) => {
      const work = works.find(({ from }) => from === place);
      return work
        ? fromTexts({ ...work, name: `${work.name}, https://${place}` })
        : { name: place, licence: '', text: null };
    });
}

/** Repositories and databases; what the pages of a provider say are facts. */
function placeOf(address) {
  if (address === null) return [];
  const { hostname, pathname } = new URL(address.replace('{id}', 'id'));
  if (hostname === 'osv.dev') return [hostname];
  // Packages that facts are drawn from, whatever their version.
  if (hostname === 'www.npmjs.com') return [`npmjs.com${pathname.replace(/\/v\/.*$/, '')}`];
  if (hostname !== 'github.com') return [];
  const [owner, repository] = pathname.split('/').filter((part) => part !== '');
  return [repository === undefined ? `${hostname}/${owner}` : `${hostname}/${owner}/${repository}`];
}

function fromTexts({ name, licence, text }) {
  return { name, licence, text: textOf(text) };
}

function textOf(file) {
  const path = join(TEXTS, file);
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : null;
}

/** Those of one text stand together: each with its name and who holds the rights, then the text that is the same for all. */
function written(entries) {
  const byTerms = new Map();
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const { holders, terms } = splitTerms(entry.text);
    const same = byTerms.get(terms.replace(/\s+/g, ' ')) ?? { terms, heads: new Map() };
    same.heads.set(holders, [...(same.heads.get(holders) ?? []), `${entry.name} (${entry.licence})`]);
    byTerms.set(terms.replace(/\s+/g, ' '), same);
  }
  const head =
    'Modelkeel holds works of others. Each is listed with its licence; the text stands below.\n' +
    'Facts in its data name their source where they are shown.\n';
  const parts = [...byTerms.values()].map(({ terms, heads }) => {
    const of = [...heads].map(([holders, names]) => [...names, ...(holders ? [holders] : [])].join('\n'));
    return `${'='.repeat(80)}\n${of.join('\n\n')}\n\n${terms}\n`;
  });
  return [head, ...parts].join('\n');
}

/** A licence whose terms begin with a sentence that is the same everywhere: what stands before says who holds the rights. */
function splitTerms(text) {
  const at = /^[ \t]*Permission is hereby granted|^[ \t]*Permission to use, copy, modify/m.exec(text)?.index ?? 0;
  return { holders: text.slice(0, at).trim(), terms: text.slice(at).trim() };
}

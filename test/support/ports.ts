import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { languageOf } from '../../src/core/model/language.ts';
import type { AnalyzerPorts } from '../../src/core/analyzer.ts';
import { CATALOG_ASSET } from '../../src/core/metadata/open-catalog.ts';
import type { Assets, Clock, Logger, Workspace } from '../../src/core/ports.ts';
import { packCatalog } from '../../src/tools/catalog/pack.ts';

/** Root of the checkout. */
export const PROJECT = join(import.meta.dirname, '..', '..');

/** The day the bundled facts were compiled; every test answers for it. */
export const TODAY = '2026-11-23';

/** The root uri of in-memory workspaces. */
export const ROOT = 'file:///workspace';

const ASSET_FOLDERS = [
  'node_modules/web-tree-sitter',
  'src/core/metadata/catalog',
  'src/core/metadata',
  ...grammarFolders(),
];

/** Packages that bring grammars have their files at the top or in `wasm`. */
function grammarFolders(): readonly string[] {
  const { devDependencies } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as {
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  const names = Object.keys(devDependencies).filter((name) => /(?:^|\/)tree-sitter-/.test(name));
  return names.flatMap((name) => [`node_modules/${name}`, `node_modules/${name}/wasm`]);
}

let packed: Promise<Uint8Array> | null = null;

/** The catalog as it is shipped, packed once. */
function packedCatalog(): Promise<Uint8Array> {
  packed ??= readFile(join(PROJECT, 'src/core/metadata/catalog/catalog.json'), 'utf8').then(packCatalog);
  return packed;
}

/** Grammars, runtime and catalog straight from where the build takes them. */
export function testAssets(): Assets {
  const known = new Map<string, Promise<Uint8Array>>();
  const read = (name: string): Promise<Uint8Array> => {
    if (name === CATALOG_ASSET) return packedCatalog();
    const deflated = /^(\w+\.json)\.deflate$/.exec(name)?.[1];
    if (deflated !== undefined) return read(deflated).then((bytes) => deflateRawSync(bytes));
    // The grammar package brings a runtime of its own; there must be only one.
    const file = name === 'tree-sitter.wasm' ? 'web-tree-sitter.wasm' : name;
    const path = ASSET_FOLDERS.map((folder) => join(PROJECT, folder, file)).find((candidate) => existsSync(candidate));
    if (path === undefined) throw new Error(`no such asset: ${name}`);
    return readFile(path);
  };
  return {
    read: (name) => {
      const bytes = known.get(name) ?? read(name);
      known.set(name, bytes);
      return bytes;
    },
  };
}

function fixedClock(today: string = TODAY): Clock {
  return { today: () => today };
}

/** Keeps errors for the test to look at; says nothing. */
function recordingLogger(): Logger & { readonly errors: readonly string[] } {
  const errors: string[] = [];
  return {
    errors,
    info: () => undefined,
    warn: () => undefined,
    error: (message, cause) => void errors.push(cause instanceof Error ? `${message}: ${cause.message}` : message),
  };
}

/** A workspace whose files are the texts given, by path below `ROOT`. */
export function memoryWorkspace(files: Readonly<Record<string, string>> = {}): Workspace {
  const texts = new Map(Object.entries(files).map(([path, text]) => [`${ROOT}/${path}`, text]));
  return {
    roots: [ROOT],
    list: () => Promise.resolve([...texts.keys()]),
    isTarget: () => true,
    read: (uri) => {
      const text = texts.get(uri);
      return Promise.resolve(
        text === undefined
          ? { kind: 'unreadable', reason: 'vanished', detail: uri }
          : { kind: 'text', source: { uri, language: languageOf(uri) ?? 'plaintext', version: 1, text } },
      );
    },
  };
}

/** All ports over an in-memory workspace. */
export function testPorts(files: Readonly<Record<string, string>> = {}): AnalyzerPorts {
  return { assets: testAssets(), clock: fixedClock(), logger: recordingLogger(), workspace: memoryWorkspace(files) };
}

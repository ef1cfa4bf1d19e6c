import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compilePattern } from '../../../src/core/detect/pattern.ts';
import { sdkTables } from '../../../src/core/detect/registry.ts';
import type { ArgumentSpec } from '../../../src/core/detect/signature.ts';
import { providers } from '../../../src/core/identify/registry.ts';
import { assertListed } from '../../support/assert-listed.ts';
import { readAnnotations } from '../../support/annotations.ts';
import { fixturePaths, isNegative } from '../../support/fixtures.ts';
import { PROJECT } from '../../support/ports.ts';

/** Who names components without serving them: registries and libraries with models of their own. */
const NAMESPACES = ['langsmith', 'mlflow', 'spacy', 'timm', 'web-llm', 'whisper'];

function repeated(values: readonly string[]): readonly string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

describe('SDK tables', () => {
  it('are all in the registry', () => {
    const files = readdirSync(join(PROJECT, 'src/core/detect/sdks')).map((name) => name.replace(/\.ts$/, ''));
    const where = "src/core/detect/sdks (`export const name: SdkTable = { id: 'file-name', … }`)";
    assertListed(sdkTables.map(({ id }) => id).toSorted(), files.toSorted(), where);
  });

  it('have ids of their own', () => {
    assert.deepEqual(repeated(sdkTables.map(({ id }) => id)), []);
    for (const table of sdkTables) assert.deepEqual(repeated(table.signatures.map(({ id }) => id)), [], table.id);
  });

  it('say where their facts come from', () => {
    for (const table of sdkTables) assert.match(table.documentation, /^https:\/\/[\w.-]+\//, table.id);
  });

  it('name providers whose ids can be read', () => {
    const known = new Set([...providers.map(({ id }) => id), ...NAMESPACES]);
    const unknown = sdkTables.flatMap((table) =>
      [table, ...(table.clients ?? []), ...table.signatures].flatMap(({ provider }) =>
        provider == null || known.has(provider) ? [] : [`${table.id}: ${provider}`],
      ),
    );
    assert.deepEqual(unknown, [], 'a provider is a row or a file in src/core/identify/providers');
  });

  it('have patterns that can be read', () => {
    for (const table of sdkTables) {
      const patterns = [...(table.clients ?? []), ...table.signatures].flatMap(({ callee }) => callee);
      for (const pattern of patterns) {
        const { path } = compilePattern(pattern);
        assert.ok(
          path.every(({ names }) => names === null || [...names].every((name) => /^[\w$]+$/.test(name))),
          pattern,
        );
      }
      assert.deepEqual(
        repeated(table.signatures.flatMap(({ id, callee }) => callee.map((text) => `${id} ${text}`))),
        [],
      );
    }
  });

  it('have tails of plain names', () => {
    for (const { id, tails } of sdkTables.flatMap(({ signatures }) => signatures)) {
      for (const tail of tails ?? []) assert.match(tail, /^\w+(?:\(\))?(?:\.\w+(?:\(\))?)*$/, id);
    }
  });

  it('name arguments', () => {
    const specs: readonly (ArgumentSpec | undefined)[] = sdkTables.flatMap((table) => [
      ...table.signatures.flatMap(({ argument, revision, fixed }) => [
        fixed === undefined ? argument : undefined,
        revision,
      ]),
      ...(table.clients ?? []).map(({ endpoint }) => endpoint),
    ]);
    for (const spec of specs) {
      if (!spec) continue;
      assert.ok(spec.names.length > 0 || spec.position !== undefined);
      for (const name of spec.names) assert.match(name, /^\w+(?:\.\w+)*$/);
    }
  });

  it('list each module of an ecosystem once', () => {
    const modules = sdkTables.flatMap(({ packages }) =>
      packages.flatMap((spec) => spec.modules.map((module) => `${spec.ecosystem}:${spec.name}:${module}`)),
    );
    assert.deepEqual(repeated(modules), []);
  });

  it('know the package of every module in a pattern', () => {
    const modules = new Set(sdkTables.flatMap(({ packages }) => packages.flatMap((spec) => spec.modules)));
    const known = (module: string): boolean =>
      [...modules].some(
        (name) => module === name || ['.', '/', '::', '\\'].some((separator) => module.startsWith(name + separator)),
      );
    const unknown = sdkTables
      .flatMap(({ clients, signatures }) => [...(clients ?? []), ...signatures].flatMap(({ callee }) => callee))
      .map((pattern) => pattern.slice(0, pattern.indexOf('#')))
      .filter((module) => !known(module));
    assert.deepEqual([...new Set(unknown)], []);
  });

  it('have a fixture that hits each signature', () => {
    const hit = new Set(
      fixturePaths()
        .filter((path) => !isNegative(path))
        .flatMap((path) => readAnnotations(readFileSync(path, 'utf8')))
        .flatMap((mark) => (mark.kind === 'reference' && mark.detector !== null ? [mark.detector] : [])),
    );
    const missing = sdkTables.flatMap((table) =>
      table.signatures.map(({ id }) => `${table.id}/${id}`).filter((detector) => !hit.has(detector)),
    );
    assert.deepEqual(missing, [], `mark in a fixture, with detector=: ${missing.join(', ')}`);
  });
});

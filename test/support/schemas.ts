import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Validator } from '@cfworker/json-schema';
import type { Schema } from '@cfworker/json-schema';
import { PROJECT } from './ports.ts';

const require = createRequire(import.meta.url);

/** The first faults of a document by a schema, in words; none where it keeps to it. */
export type Faults = (document: unknown) => readonly string[];

/** The schema of SARIF 2.1.0, as Microsoft's packages carry it. */
export function sarifFaults(): Faults {
  const folder = dirname(require.resolve('@microsoft/jest-sarif/package.json'));
  return faultsBy(new Validator(read(join(folder, 'lib', 'schemas', 'sarif-2.1.0-rtm.5.json')), '4'));
}

/** The schemas of CycloneDX, as its own library carries them. */
export function cycloneDxFaults(version: '1.6' | '1.7'): Faults {
  const folder = join(dirname(require.resolve('@cyclonedx/cyclonedx-library/package.json')), 'res', 'schema');
  const validator = new Validator(read(join(folder, `bom-${version}.SNAPSHOT.schema.json`)), '7');
  for (const name of ['spdx.SNAPSHOT', 'jsf-0.82.SNAPSHOT', 'cryptography-defs.SNAPSHOT'])
    addIfThere(validator, join(folder, `${name}.schema.json`));
  return faultsBy(validator);
}

/** The schema of SPDX 3.0.1; see test/schemas/README.md. */
export function spdxFaults(): Faults {
  return faultsBy(new Validator(read(join(PROJECT, 'test', 'schemas', 'spdx-3.0.1.schema.json')), '2020-12'));
}

function addIfThere(validator: Validator, path: string): void {
  try {
    validator.addSchema(read(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function faultsBy(validator: Validator): Faults {
  return (document) =>
    validator.validate(document).errors.map(({ instanceLocation, error }) => `${instanceLocation}: ${error}`);
}

function read(path: string): Schema {
  return JSON.parse(readFileSync(path, 'utf8')) as Schema;
}

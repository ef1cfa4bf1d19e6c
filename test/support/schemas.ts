import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Validator } from '@cfworker/json-schema';
import type { Schema } from '@cfworker/json-schema';

const require = createRequire(import.meta.url);

/** The first faults of a document by a schema, in words; none where it keeps to it. */
export type Faults = (document: unknown) => readonly string[];

/** The schema of SARIF 2.1.0, as Microsoft's packages carry it. */
export function sarifFaults(): Faults {
  const folder = dirname(require.resolve('@microsoft/jest-sarif/package.json'));
  return faultsBy(new Validator(read(join(folder, 'lib', 'schemas', 'sarif-2.1.0-rtm.5.json')), '4'));
}

function faultsBy(validator: Validator): Faults {
  return (document) =>
    validator.validate(document).errors.map(({ instanceLocation, error }) => `${instanceLocation}: ${error}`);
}

function read(path: string): Schema {
  return JSON.parse(readFileSync(path, 'utf8')) as Schema;
}

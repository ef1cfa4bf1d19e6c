import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { policySchemaText } from '../core/policy-start.ts';
import { writeWhole } from '../host/write-file.ts';

/** `npm run schema`: writes the JSON Schema of policies, which is made of the table that their reader works by. */
async function writeSchema(): Promise<void> {
  const folder = join(import.meta.dirname, '..', '..', 'schemas');
  await mkdir(folder, { recursive: true });
  await writeWhole(join(folder, 'modelkeel.config.schema.json'), policySchemaText());
}

void writeSchema();

import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { BOM_FORMATS, BOM_VERSIONS } from './bom-formats.ts';

/** Adds what only a bill of materials takes. */
export function withBomOptions(command: Command): Command {
  return command
    .description('write a bill of materials of the models, data sets, packages and services in code')
    .addOption(new Option('--format <format>', 'format of the bill').choices(BOM_FORMATS).default(BOM_FORMATS[0]))
    .addOption(new Option('--spec-version <version>', 'version of the format').choices(BOM_VERSIONS))
    .option('--output <file>', 'write it to a file')
    .option('--name <name>', 'name of what the bill is of (default: name of the folder)')
    .option('--serial-number <uuid>', 'use this serial number (default: made from the content)', uuid)
    .option('--no-timestamps', 'leave out when it was made')
    .option('--strict', 'exit with 2 if a file could not be analysed', false);
}

function uuid(value: string): string {
  const bare = value.toLowerCase().replace(/^urn:uuid:/, '');
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(bare)) throw new InvalidArgumentError('Give a UUID.');
  return bare;
}

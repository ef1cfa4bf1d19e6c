import { Option } from 'commander';
import type { Command } from 'commander';

/** Options of `catalog update`. */
export interface CatalogUpdateOptions {
  readonly from?: string;
  readonly sha256?: string;
}

/** Options of `catalog status`. */
export interface CatalogOptions {
  readonly format: 'text' | 'json';
  readonly today?: string;
}

/** What `catalog` does; each gives its exit code. */
export interface CatalogCommands {
  readonly update: (options: CatalogUpdateOptions) => Promise<number>;
  readonly status: (options: CatalogOptions) => Promise<number>;
  readonly validate: (file: string | undefined) => Promise<number>;
  readonly pin: () => Promise<number>;
  readonly unpin: () => Promise<number>;
  readonly reset: () => Promise<number>;
}

/** Adds `catalog` and what stands below it. */
export function addCatalog(program: Command, commands: CatalogCommands, finish: (code: number) => void): void {
  const catalog = program.command('catalog').description('show, update or pin the catalog that answers come from');
  catalog
    .command('update')
    .description('fetch a newer catalog; contacts only the host of the URL')
    .option(
      '--from <url>',
      'URL of the catalog (default: MODELKEEL_CATALOG_URL); its SHA-256 is expected at URL.sha256',
    )
    .option('--sha256 <hex>', 'expect this SHA-256 instead')
    .action(async (options: CatalogUpdateOptions) => {
      finish(await commands.update(options));
    });
  catalog
    .command('status', { isDefault: true })
    .alias('info')
    .description('show which catalog is used, how old it is and where it came from')
    .addOption(new Option('--format <format>', 'output format').choices(['text', 'json']).default('text'))
    .option('--today <date>', 'compute its age as of this date, YYYY-MM-DD')
    .action(async (options: CatalogOptions) => {
      finish(await commands.status(options));
    });
  catalog
    .command('validate')
    .argument('[file]', 'a catalog.json (default: the one in use)')
    .description('check that a catalog is valid and consistent; exit with 1 if it has faults, 2 if it is not a catalog')
    .action(async (file: string | undefined) => {
      finish(await commands.validate(file));
    });
  catalog
    .command('pin')
    .description('keep using the current catalog, even if there is a newer one')
    .action(async () => {
      finish(await commands.pin());
    });
  catalog
    .command('unpin')
    .description('use the newest catalog again')
    .action(async () => {
      finish(await commands.unpin());
    });
  catalog
    .command('reset')
    .description('remove the fetched or pinned catalog and use the bundled one')
    .action(async () => {
      finish(await commands.reset());
    });
}

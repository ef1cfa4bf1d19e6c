import type { FileFacts } from '../model/facts.ts';
import { GROUND_OF_SHARED_IMPORTS } from '../resolve/declarations.ts';
import type { Declarations } from '../resolve/declarations.ts';
import type { Memory } from '../resolve/memory.ts';
import { moduleUri, submoduleUri } from '../resolve/modules.ts';
import type { ModuleMap } from '../resolve/modules.ts';
import type { Project } from '../resolve/project.ts';
import { settingsBound, settingsNamed } from '../resolve/settings.ts';
import { environmentSettings } from './environment-files.ts';
import type { Listing } from './listing.ts';
import type { ScriptConfigs } from './script-configs.ts';

/** What a view of the workspace is made of. */
export interface ViewParts {
  readonly roots: readonly string[];
  readonly listing: Pick<Listing, 'has' | 'environmentFiles'>;
  readonly configs: Pick<ScriptConfigs, 'aliasesIn'>;
  readonly declarations: Declarations;
  readonly isKnown: (uri: string) => boolean;
  /** Facts of a document; `undefined` where they are still to be read. */
  readonly factsOf: (uri: string) => FileFacts | null | undefined;
  readonly want: (uri: string) => void;
}

/** The workspace as evaluation sees it. All that is asked of it is noted in the memory, with what is missing. */
export function createProjectView(parts: ViewParts, memory: Memory): Project {
  const { declarations, listing } = parts;
  const want = (uri: string): void => {
    parts.want(uri);
    memory.miss();
  };
  const facts = (uri: string): FileFacts | null => {
    memory.note(uri);
    const known = parts.factsOf(uri);
    if (known === undefined) want(uri);
    return known ?? null;
  };
  const map: ModuleMap = {
    has: (uri) => listing.has(uri) || parts.isKnown(uri),
    roots: parts.roots,
    aliases: (folder) => parts.configs.aliasesIn(folder, want),
  };
  return {
    memory,
    facts,
    has: map.has,
    roots: parts.roots,
    moduleOf: (from, module) => moduleUri(map, from, module),
    submoduleOf: (from, module, name) => submoduleUri(map, from, module, name),
    declared: (from, module, name) => {
      if (from.namespace !== null) memory.note(declarations.groundOf(from, name));
      return declarations.find(from, module, name, map).flatMap((uri) => facts(uri) ?? []);
    },
    imports: (from) => {
      if (from.ecosystem === 'nuget') memory.note(GROUND_OF_SHARED_IMPORTS);
      return declarations.imports(from);
    },
    environment: (from, variable) =>
      environmentSettings(listing.environmentFiles(), from, facts, (settings) => settingsNamed(settings, variable)),
    bound: (from, path) =>
      environmentSettings(listing.environmentFiles(), from, facts, (settings) => settingsBound(settings, path)),
  };
}

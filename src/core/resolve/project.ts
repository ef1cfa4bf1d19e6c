import type { FileFacts, ImportFact, StringExpression } from '../model/facts.ts';
import type { Memory } from './memory.ts';

/** A setting of the workspace that an environment variable may be read from. */
export interface EnvironmentSetting {
  readonly uri: string;
  readonly value: StringExpression;
}

/** What evaluation may ask about the rest of the workspace. Synchronous: what is not there yet is recorded and asked again. */
export interface Project {
  /** What was worked out of this version of the workspace. */
  readonly memory: Memory;
  /** Facts of a document; null when there is none or when it is not read yet (it is then noted as wanted). */
  readonly facts: (uri: string) => FileFacts | null;
  /** Whether there is a file. */
  readonly has: (uri: string) => boolean;
  /** Folders that are looked at, without trailing slash. */
  readonly roots: readonly string[];
  /** The document a module name means in `from`, or null for packages from outside the workspace. */
  readonly moduleOf: (from: FileFacts, module: string) => string | null;
  /** The document of `name` as a submodule of `module` (`from . import config`). */
  readonly submoduleOf: (from: FileFacts, module: string, name: string) => string | null;
  /**
   * Documents that declare `name` at their top level, in the package or namespace `module`, or, where it is null, in one that
   * sees it without an import. Empty for languages whose modules are files.
   */
  readonly declared: (from: FileFacts, module: string | null, name: string) => readonly FileFacts[];
  /** What the project of `from` imports for all of its documents (C# `global using`). */
  readonly imports: (from: FileFacts) => readonly ImportFact[];
  /** Settings of that name in the `.env` files that apply to `from`. */
  readonly environment: (from: FileFacts, variable: string) => readonly EnvironmentSetting[];
  /** As `environment`, for names that objects are filled by: case and dashes do not count. */
  readonly bound: (from: FileFacts, path: string) => readonly EnvironmentSetting[];
}

/** True where an import can only mean a file of the workspace. */
export function isRelative(fact: Pick<ImportFact, 'module'>): boolean {
  return fact.module.startsWith('.');
}

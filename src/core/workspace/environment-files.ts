import type { FileFacts, SettingFact, StringExpression } from '../model/facts.ts';
import { languageOf } from '../model/language.ts';
import { folderOf } from '../resolve/modules.ts';
import type { EnvironmentSetting } from '../resolve/project.ts';

/**
 * Files that give values to names which code reads by name: environment files, and those of Spring Boot, MicroProfile and
 * .NET (https://docs.spring.io/spring-boot/reference/features/external-config.html, https://microprofile.io/specifications/config/,
 * https://learn.microsoft.com/dotnet/core/extensions/configuration-providers), and Laravel (https://laravel.com/docs/configuration).
 */
const ENVIRONMENT_FILE =
  /(?:^|\/)(?:(?:[\w.-]*\.)?env(?:\.[\w.-]+)?|(?:application|bootstrap)(?:-[\w.-]+)?\.(?:properties|ya?ml)|microprofile-config\.properties|appsettings(?:\.[\w.-]+)?\.json|config\/[\w-]+\.php)$/i;
/** Whether code reads the settings of a file by their names. */
export function isEnvironmentFile(uri: string): boolean {
  return ENVIRONMENT_FILE.test(uri) && languageOf(uri) !== null;
}

/** Settings that are chosen of the files that apply to `from`. */
export function environmentSettings(
  uris: readonly string[],
  from: FileFacts,
  factsOf: (uri: string) => FileFacts | null,
  choose: (settings: readonly SettingFact[]) => readonly StringExpression[],
): readonly EnvironmentSetting[] {
  return uris.flatMap((uri) => {
    if (!from.uri.startsWith(`${appliesBelow(uri)}/`)) return [];
    return choose(factsOf(uri)?.settings ?? []).map((value) => ({ uri, value }));
  });
}

/** The folder whose code reads a file: its own, or the project's where it is a resource. */
function appliesBelow(uri: string): string {
  const folder = folderOf(uri);
  return uri.endsWith('.php') ? folderOf(folder) : folder.replace(/\/src\/[\w-]+\/resources(?:\/.*)?$/, '');
}

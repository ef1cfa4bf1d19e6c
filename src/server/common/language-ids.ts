import { languageOf, languages } from '../../core/model/language.ts';

/** Names that other editors have for languages, by those of the core. */
const ALIASES: Readonly<Record<string, string>> = {
  bash: 'shellscript',
  sh: 'shellscript',
  zsh: 'shellscript',
  cs: 'csharp',
  'c-sharp': 'csharp',
  'c#': 'csharp',
  docker: 'dockerfile',
  containerfile: 'dockerfile',
  env: 'dotenv',
  gomod: 'go.mod',
  hcl: 'terraform',
  'terraform-vars': 'terraform',
  'java-properties': 'properties',
  jproperties: 'properties',
  'javascript.jsx': 'javascriptreact',
  jsx: 'javascriptreact',
  'typescript.tsx': 'typescriptreact',
  tsx: 'typescriptreact',
  json5: 'jsonc',
  jsonl: '',
  requirements: 'pip-requirements',
  'yaml.docker-compose': 'yaml',
  'yaml.github': 'yaml',
  'yaml.helm-values': 'yaml',
};

/**
 * The language of an open document: by its name, as for files, else by what the client calls it. null where it is not read.
 * A notebook file that is open as text is not read: its cells are, where it is open as a notebook.
 */
export function languageForOpen(uri: string, languageId: string): string | null {
  const byName = uri.startsWith('untitled:') ? null : languageOf(uri);
  if (byName === 'jupyter') return null;
  const named = ALIASES[languageId] ?? languageId;
  return byName ?? (languages.has(named) ? named : null);
}

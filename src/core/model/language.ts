/** Language ids by file name; the front ends of the syntax room are chosen by these ids. VS Code's own ids where it has one. */
const BY_ENDING: Readonly<Record<string, string>> = {
  py: 'python',
  pyi: 'python',
  ipynb: 'jupyter',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'typescriptreact',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'javascriptreact',
};

const DOTENV = /^(?:[\w-]*\.env(?:\.[\w.-]+)?|env\.(?:example|sample|template|dist))$/i;

/** The language of a file by its name, or null for files no front end reads. */
export function languageOf(uri: string): string | null {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  if (DOTENV.test(name)) return 'dotenv';
  const dot = name.lastIndexOf('.');
  return dot < 0 ? null : (BY_ENDING[name.slice(dot + 1).toLowerCase()] ?? null);
}

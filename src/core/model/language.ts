/** Language ids by file ending; the front ends of the syntax room are chosen by these ids. VS Code's own ids where it has one. */
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
  vue: 'vue',
  svelte: 'svelte',
  html: 'html',
  htm: 'html',
  astro: 'astro',
  java: 'java',
  kt: 'kotlin',
  kts: 'kotlin',
  go: 'go',
  cs: 'csharp',
  rs: 'rust',
  rb: 'ruby',
  rake: 'ruby',
  gemspec: 'ruby',
  php: 'php',
  r: 'r',
  // Globs of editors tell cases apart.
  R: 'r',
  sh: 'shellscript',
  bash: 'shellscript',
  zsh: 'shellscript',
  ps1: 'powershell',
  psm1: 'powershell',
  slurm: 'shellscript',
  sbatch: 'shellscript',
  yaml: 'yaml',
  yml: 'yaml',
  json: 'json',
  jsonc: 'jsonc',
  toml: 'toml',
  ini: 'ini',
  cfg: 'ini',
  properties: 'properties',
  dockerfile: 'dockerfile',
  tf: 'terraform',
  tfvars: 'terraform',
  hcl: 'terraform',
  bicep: 'bicep',
  bicepparam: 'bicep',
  modelfile: 'modelfile',
  baml: 'baml',
  sql: 'sql',
  prisma: 'prisma',
  prompt: 'prompt',
  prompty: 'prompt',
};

/** Language ids by file name, for files whose ending does not say what they are. First match wins. */
const BY_NAME: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:[\w-]*\.env(?:\.[\w.-]+)?|env\.(?:example|sample|template|dist|local|development|production|docker)|\.Renviron)$/i,
    'dotenv',
  ],
  [/^(?:\.envrc|\.(?:bash|zsh)(?:rc|_profile|env)|\.profile)$/, 'shellscript'],
  [/^modelkeel\.lock$/, 'modelkeel-lock'],
  [/^(?:package-lock|npm-shrinkwrap|composer-lock|packages\.lock)\.json$/, 'lockfile'],
  [
    /^(?:pnpm-lock\.yaml|yarn\.lock|bun\.lock|poetry\.lock|uv\.lock|pdm\.lock|Pipfile\.lock|Cargo\.lock|Gemfile\.lock|composer\.lock|conda-lock\.yml|gradle\.lockfile|pylock(?:\.[\w-]+)?\.toml|go\.sum|renv\.lock)$/,
    'lockfile',
  ],
  [/^DESCRIPTION$/, 'r-description'],
  [/^(?:(?:[\w.-]+[-_.])?requirements(?:[-_.][\w.-]+)?|constraints)\.(?:txt|in)$/i, 'pip-requirements'],
  [/^go\.mod$/, 'go.mod'],
  [/^(?:pom\.xml|[^/]+\.(?:cs|fs|vb)proj|Directory\.(?:Packages|Build)\.props|packages\.config)$/, 'xml'],
  [/^[\w.-]+\.gradle$/, 'gradle'],
  [/^Pipfile$/, 'toml'],
  [/^(?:Gemfile|Rakefile)$/, 'ruby'],
  [/^(?:Dockerfile|Containerfile)(?:[-._][\w.-]+)?$/i, 'dockerfile'],
  [/^Modelfile(?:[.-][\w.-]+)?$/i, 'modelfile'],
  [/^config\.pbtxt$/, 'textproto'],
];

/** Endings behind that of a configuration which say that it is one to be copied or filled in. */
const TEMPLATE =
  /\.(ya?ml|jsonc?|toml|ini|properties|tfvars)\.(?:example|sample|template|dist|default|tpl|tmpl|j2|jinja2?|copy)$/i;

/** Names that `BY_NAME` may know, as globs: some they match are of no language. */
const NAME_GLOBS: readonly string[] = [
  '.env', '.env.*', '*.env', '*.env.*', 'env.*', '.Renviron', '.envrc', '.bash*', '.zsh*', '.profile',
  '*.lock', '*.lockfile', '*lock.json', '*.lock.json', 'npm-shrinkwrap.json', '*-lock.y*ml', 'pylock*.toml', 'go.sum', 'go.mod',
  '*requirements*', 'constraints.*', 'pom.xml', '*proj', '*.props', 'packages.config', '*.gradle', 'Pipfile', 'Gemfile',
  'Rakefile', '*.yaml.*', '*.yml.*', '*.json.*', '*.jsonc.*', '*.toml.*', '*.ini.*', '*.properties.*', '*.tfvars.*',
  '.claude/**/*.md', '.opencode/**/*.md', '.github/**/*.md', '.cursor/**/*.md', '.codex/**/*.md', '.gemini/**/*.md', '.agents/**/*.md', '.factory/**/*.md', '.qwen/**/*.md', '.windsurf/**/*.md', '.roo/**/*.md', '.cursor/**/*.mdc', '*.prompt.md', '*.agent.md', '*.chatmode.md', 'SKILL.md', 'agents/*.md',
  'commands/*.md', 'Dockerfile*', 'dockerfile*', 'Containerfile*', 'Modelfile*', 'modelfile*', 'config.pbtxt', 'DESCRIPTION',
]; // prettier-ignore

/** A glob over names of files that may have a language; ask `languageOf` about each. */
export const fileGlob = `**/{${[...Object.keys(BY_ENDING).map((ending) => `*.${ending}`), ...NAME_GLOBS].join(',')}}`;

/** All language ids a document may have that is read. */
export const languages: ReadonlySet<string> = new Set([
  ...Object.values(BY_ENDING),
  ...BY_NAME.map(([, language]) => language),
]);

/**
 * Files of coding agents, whose front matter says what model runs them; what stands below it is for the model to read. Other
 * Markdown is for people.
 */
const AGENT_FILE =
  /\/\.(?:claude|opencode|github|cursor|codex|gemini|agents|factory|qwen|windsurf|roo)\/(?:[^?#]*\/)?(?:agents?|commands?|skills?|prompts?|chatmodes|modes?|rules)\/[^?#]*\.(?:md|mdc)$|\.(?:prompt|agent|chatmode)\.md$|\/SKILL\.md$|\/(?:agents|commands)\/(?!README\.md$)[\w.-]+\.md$/;

/** The language of a file by its name, or null for files no front end reads. */
export function languageOf(uri: string): string | null {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  if (/\.mdc?$/.test(name)) return AGENT_FILE.test(uri) ? 'prompt' : null;
  for (const [pattern, language] of BY_NAME) if (pattern.test(name)) return language;
  if (/\/requirements\/[\w.-]+\.(?:txt|in)$/i.test(uri)) return 'pip-requirements';
  // `config.yaml.example`, `values.yaml.tpl`: what is to be copied or filled in is written in the language of the copy.
  const template = TEMPLATE.exec(name);
  if (template) return BY_ENDING[(template[1] ?? '').toLowerCase()] ?? null;
  const dot = name.lastIndexOf('.');
  return dot < 0 ? null : (BY_ENDING[name.slice(dot + 1).toLowerCase()] ?? null);
}

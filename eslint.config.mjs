import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

const NETWORK = ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns'];
const PROGRAMS = ['child_process', 'cluster', 'vm', 'repl'];
/** Modules with and without `node:`. */
const closed = (names) => ({ paths: names.flatMap((name) => [name, `node:${name}`]) });

const style = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' },
  { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
  { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that defines it.' },
  { selector: 'Decorator', message: 'No decorators.' },
];

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'coverage/',
      '.vscode-test/',
      'test/fixtures/',
      'test/golden/',
      'test/extension/workspaces/',
      'examples/',
      '**/*.mjs',
      '**/*.cjs',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-restricted-syntax': ['error', ...style],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-empty': ['error', { allowEmptyCatch: false }],
    },
  },
  {
    // Text of others must not make an expression try and try again. Two rules of many: the others are of style, and slow.
    files: ['src/**'],
    plugins: { regexp },
    rules: { 'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }] },
  },
  {
    // Nor start again at each sign of a run. What maintainers' tools read is their own.
    files: ['src/**'],
    ignores: ['src/tools/**'],
    rules: { 'regexp/no-super-linear-move': 'error' },
  },
  {
    files: [
      'src/core/**',
      'src/extension/**',
      'src/cli/**',
      'src/server/**',
      'src/protocol/**',
      'src/host/**',
      'src/worker/**',
    ],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'navigator'].map((name) => ({
          name,
          message: 'Nothing leaves the machine but through the Http port: src/extension/http.ts, src/host/http.ts.',
        })),
      ],
      'no-restricted-imports': ['error', closed([...NETWORK, ...PROGRAMS])],
      'no-eval': 'error',
      'no-new-func': 'error',
    },
  },
  {
    // Text of others must not steer a terminal: what is written there is made visible first.
    files: ['src/cli/**'],
    ignores: ['src/cli/terminal.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...style,
        {
          selector: 'CallExpression[callee.property.name="write"][callee.object.object.name="process"]',
          message: 'Write through src/cli/terminal.ts.',
        },
      ],
      'no-console': 'error',
    },
  },
  {
    // The one door of the editor to other machines.
    files: ['src/extension/http.ts'],
    rules: { 'no-restricted-globals': 'off' },
  },
  {
    // The one door of the command line and of the server.
    files: ['src/host/http.ts'],
    rules: { 'no-restricted-imports': ['error', closed(PROGRAMS)] },
  },
  {
    // The one place that starts another program.
    files: ['src/host/git.ts'],
    rules: { 'no-restricted-imports': ['error', closed([...NETWORK, 'cluster', 'vm', 'repl'])] },
  },
  {
    // The one place that runs code which is not its own module: that of the command line, compiled before.
    files: ['src/host/compiled-code.ts'],
    rules: { 'no-restricted-imports': ['error', closed([...NETWORK, 'child_process', 'cluster', 'repl'])] },
  },
  {
    files: ['test/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', '@typescript-eslint/no-floating-promises': 'off' },
  },
);

/** Who may import whom; see ARCHITECTURE.md, "Layers". */
const stages = 'syntax|detect|resolve|identify|metadata|rules|fixes|policy|report';

/** Folders of the syntax room that may know another: what is shared, documents that hold others, formats made of others. */
const documents = 'collector|tree|embedded|dockerfile|dotenv|ini|listing|manifests|markup|notebook|toml';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', '\\.cjs$', '^src/core/model/'] },
      to: {},
    },
    {
      name: 'base-imports-nothing',
      severity: 'error',
      from: { path: '^src/core/base/' },
      to: { path: '^src/', pathNot: '^src/core/(base|model)/' },
    },
    {
      name: 'model-imports-model',
      severity: 'error',
      from: { path: '^src/core/model/' },
      to: { path: '^src/', pathNot: '^src/core/model/' },
    },
    {
      name: 'stages-are-siblings',
      severity: 'error',
      from: { path: `^src/core/(${stages})/` },
      to: {
        path: '^src/core/',
        pathNot: [
          '^src/core/(base|model)/',
          '^src/core/$1/',
          '^src/core/ports(-online)?\\.ts$',
          '^src/core/(fixes|policy)/',
        ],
      },
    },
    {
      name: 'only-rules-import-fixes-and-policy',
      severity: 'error',
      from: { path: '^src/core/(syntax|detect|resolve|identify|metadata|report)/' },
      to: { path: '^src/core/(fixes|policy)/' },
    },
    {
      name: 'ports-in-few-rooms',
      severity: 'error',
      from: { path: '^src/core/(detect|resolve|identify|rules|fixes|policy|report|base|model)/' },
      to: { path: '^src/core/ports(-online)?\\.ts$' },
    },
    {
      name: 'leaves-never-import-siblings',
      severity: 'error',
      from: {
        path: '^src/core/(detect/sdks|detect/commands|detect/configs|detect/conventions|identify/providers|metadata/sources)/([^/]+)\\.ts$',
      },
      to: { path: '^src/core/$1/', pathNot: '^src/core/$1/$2\\.ts$' },
    },
    {
      name: 'rooms-that-join-are-joined-by-the-facade',
      severity: 'error',
      from: {
        path: '^src/core/',
        pathNot: '^src/core/((analyzer|assemble|scan)\\.ts|kept/|threads/|inspect/|workspace/)',
      },
      to: { path: '^src/core/(inspect|workspace)/' },
    },
    {
      name: 'collector-knows-no-language',
      severity: 'error',
      from: { path: '^src/core/syntax/(collector|tree)/' },
      to: { path: '^src/core/syntax/[^/]+/', pathNot: '^src/core/syntax/(collector|tree)/' },
    },
    {
      // Documents that hold code of other languages get them through languages.ts.
      name: 'a-language-knows-no-other',
      severity: 'error',
      from: { path: '^src/core/syntax/([^/]+)/', pathNot: `^src/core/syntax/(${documents})/` },
      to: {
        path: '^src/core/',
        pathNot: '^src/core/(base|model|syntax/(collector|tree|embedded|$1))/|^src/core/syntax/[\\w-]+\\.ts$',
      },
    },
    {
      name: 'core-imports-no-shell',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: '^src/(extension|cli|server|worker|host|protocol|tools)/' },
    },
    {
      name: 'shells-stay-apart',
      severity: 'error',
      from: { path: '^src/(extension|cli|server|worker)/' },
      to: { path: '^src/(extension|cli|server|worker|tools)/', pathNot: '^src/$1/' },
    },
    {
      name: 'protocol-knows-the-model',
      severity: 'error',
      from: { path: '^src/protocol/' },
      to: { path: '^src/', pathNot: '^src/(protocol|core/model)/' },
    },
    {
      name: 'protocol-and-server-know-no-client',
      severity: 'error',
      from: { path: '^src/(protocol|server|core|cli|host)/' },
      to: { path: 'node_modules/vscode-languageclient' },
    },
    {
      name: 'language-server-libraries-only-in-server-and-protocol',
      severity: 'error',
      from: { path: '^src/(core|cli|host)/' },
      to: { path: 'node_modules/vscode-(languageserver|jsonrpc)' },
    },
    {
      name: 'server-is-any-host-but-at-its-entries',
      severity: 'error',
      from: { path: '^src/server/common/' },
      to: { path: '^src/(server/(node|browser)|host)/' },
    },
    {
      name: 'host-knows-ports-alone',
      severity: 'error',
      from: { path: '^src/host/' },
      to: { path: '^src/', pathNot: '^src/(host|core/(base|model)/|core/ports(-online)?\\.ts$)' },
    },
    {
      name: 'shells-use-the-facade',
      severity: 'error',
      from: { path: '^src/(cli|server)/' },
      to: {
        path: '^src/core/',
        pathNot:
          '^src/core/(analyzer|ports|ports-online|policy-start)\\.ts$|^src/core/policy/|^src/core/metadata/(live|open-catalog|check-catalog|catalog-faults|catalog-ages|online/environment|fetched/[\\w-]+)\\.ts$|^src/core/(model|report|base)/',
      },
    },
    {
      name: 'a-thread-is-the-core-and-its-host',
      severity: 'error',
      from: { path: '^src/worker/' },
      to: { path: '^src/', pathNot: '^src/(worker/|host/|core/threads/program\\.ts$)' },
    },
    {
      name: 'extension-knows-protocol-and-model',
      severity: 'error',
      from: { path: '^src/extension/' },
      to: { path: '^src/', pathNot: '^src/(extension|protocol|core/model)/' },
    },
    {
      name: 'vscode-only-in-extension',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(extension|tools/embedded/opener)/' },
      to: { path: '^vscode$' },
    },
    {
      name: 'node-only-at-the-edges',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(cli|host|tools|server/node|worker)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'programs-start-in-one-place',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/host/(git|compiled-code)\\.ts$', '^src/tools/'] },
      to: { path: '^(node:)?(child_process|cluster|vm|repl)$' },
    },
    {
      name: 'parser-only-behind-trees',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/core/syntax/((trees|grammars|text-change)\\.ts$|tree/)' },
      to: { path: 'node_modules/web-tree-sitter' },
    },
    {
      name: 'tools-are-never-bundled',
      severity: 'error',
      from: { path: '^src/(core|extension|cli|server|worker|host|protocol)/' },
      to: { path: '^src/tools/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'] },
  },
};

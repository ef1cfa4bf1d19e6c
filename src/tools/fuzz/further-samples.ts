/** Short files of formats that no annotated source is written in, by their names. */
export const FURTHER_SAMPLES: Readonly<Record<string, string>> = {
  'schema.sql': 'CREATE EXTENSION vector;\nCREATE TABLE documents (id bigserial, embedding vector(1536));\n',
  'schema.prisma': 'model Document {\n  id Int @id\n  embedding Unsupported("vector(1536)")?\n}\n',
  'modelkeel.lock': 'version = 1\n\n[[component]]\nid = "openai:gpt-4o"\nkind = "model"\n',
  'a.ipynb': JSON.stringify({
    cells: [
      { cell_type: 'markdown', source: ['# A\n', 'text'] },
      {
        cell_type: 'code',
        outputs: [],
        source: ['!pip install openai==1.2.3\n', 'from openai import OpenAI\n', 'x = 1'],
      },
      { cell_type: 'code', outputs: [], source: 'OpenAI().chat.completions.create(model="gpt-4-0314")' },
    ],
    metadata: { language_info: { name: 'python' } },
    nbformat: 4,
  }),
  'a.csx': '#r "nuget: OpenAI, 2.1.0"\nusing OpenAI.Chat;\nvar a = new ChatClient("gpt-4-0314", "key");\n',
  'a.jsx': 'import OpenAI from "openai";\nconst A = () => <B model="gpt-4o" run={() => new OpenAI()} />;\n',
  'a.jsonc': '{ // models\n  "model": "gpt-4-0314", /* and */ "embedding": "text-embedding-ada-002",\n}\n',
  'package-lock.json':
    '{"packages":{"":{},"node_modules/openai":{"version":"4.56.0"},"a/node_modules/@b/c":{"version":"1.0.0"}}}',
  'yarn.lock': '"openai@npm:^4.2.0, openai@^4.3.0":\n  version: 4.56.0\n\nlangchain@^0.1.0:\n  version "0.1.3"\n',
  'pnpm-lock.yaml':
    "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      openai:\n        specifier: ^4\n        version: 4.56.0(zod@3.23.8)\n",
  'poetry.lock': '[[package]]\nname = "openai"\nversion = "1.2.3"\n\n[[package]]\nname = "vllm"\nversion = "0.5.0"\n',
  'Pipfile.lock': '{"default":{"openai":{"version":"==1.2.3"}},"develop":{}}',
  'Gemfile.lock': 'GEM\n  specs:\n    ruby-openai (7.1.0)\n      faraday (>= 1)\n    nokogiri (1.16.0-x86_64-linux)\n',
  'Cargo.lock': '[[package]]\nname = "async-openai"\nversion = "0.20.0"\n',
  'composer.lock': '{"packages":[{"name":"openai-php/client","version":"v0.8.0"}],"packages-dev":[]}',
  'renv.lock': '{"R":{},"Packages":{"ellmer":{"Package":"ellmer","Version":"0.3.0"}}}',
  'go.sum':
    'github.com/sashabaranov/go-openai v1.20.0 h1:abc=\ngithub.com/sashabaranov/go-openai v1.20.0/go.mod h1:abc=\n',
  'gradle.lockfile': '# comment\ncom.openai:openai-java:0.8.0=compileClasspath,runtimeClasspath\nempty=\n',
  'conda-lock.yml': 'package:\n- name: transformers\n  version: 4.40.0\n  manager: pip\n',
  'packages.lock.json': '{"version":1,"dependencies":{"net8.0":{"OpenAI":{"type":"Direct","resolved":"2.1.0"}}}}',
  'bun.lock': '{"packages":{"openai":["openai@4.56.0","",{},"sha512-a"],},}',
};

import assert from 'node:assert/strict';
import { createAnalyzer } from '../../../src/core/analyzer.ts';
import type { Reference } from '../../../src/core/model/report.ts';
import { mergeReports } from '../../../src/core/report/merge.ts';
import { inEnglish } from '../../../src/core/model/told.ts';
import { ROOT, memoryWorkspace, testPorts } from '../../support/ports.ts';

/** The packages a scan finds: `path text component version requirement`. */
async function scan(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return (await packagesIn(files)).map(({ site, text, component, identity, requirement }) =>
    [
      site.uri.slice(ROOT.length + 1),
      text,
      component,
      identity?.revision.kind === 'version' ? identity.revision.value : '-',
      requirement ?? '-',
    ].join(' '),
  );
}

async function packagesIn(files: Readonly<Record<string, string>>): Promise<readonly Reference[]> {
  const analyzer = createAnalyzer(testPorts(files), { horizonDays: 90, includeTests: false });
  const reports = await analyzer.scan(() => undefined, new AbortController().signal);
  analyzer.dispose();
  return reports.flatMap(({ references }) => references.filter(({ kind }) => kind === 'package'));
}

const TYPESCRIPT = "import OpenAI from 'openai';\n\nexport const client = new OpenAI();\n";
const PYTHON = 'import openai\n';

function npmLock(rows: Readonly<Record<string, string>>): string {
  const packages = Object.fromEntries(Object.entries(rows).map(([path, version]) => [path, { version }]));
  return JSON.stringify({ lockfileVersion: 3, packages }, null, 2);
}

describe('packages', () => {
  it('have the version of the lock file, in code and in the manifest, and keep the requirement', async () => {
    const files = {
      'package.json': '{ "dependencies": { "openai": "^4.2.0" } }',
      'package-lock.json': npmLock({ 'node_modules/openai': '4.56.0' }),
      'src/main.ts': TYPESCRIPT,
    };
    assert.deepEqual(await scan(files), [
      'package.json openai npm:openai 4.56.0 ^4.2.0',
      'src/main.ts openai npm:openai 4.56.0 ^4.2.0',
    ]);
    const [reference] = await packagesIn(files);
    assert.equal(reference?.identity?.purl, 'pkg:npm/openai@4.56.0');
    assert.equal(reference.identity.pin, 'pinned');
    assert.equal(inEnglish(reference.identity.pinReason), 'package-lock.json holds 4.56.0');
  });

  it('have the exact version of the manifest where nothing is locked, and none where it is a range', async () => {
    const exact = { 'requirements.txt': 'openai==1.40.0\n', 'app/main.py': PYTHON };
    assert.deepEqual(await scan(exact), [
      'requirements.txt openai pypi:openai 1.40.0 ==1.40.0',
      'app/main.py openai pypi:openai 1.40.0 ==1.40.0',
    ]);
    const range = { 'pyproject.toml': '[project]\ndependencies = ["openai>=1"]\n', 'main.py': PYTHON };
    assert.deepEqual(await scan(range), [
      'pyproject.toml openai pypi:openai - >=1',
      'main.py openai pypi:openai - >=1',
    ]);
  });

  it('of a project in a workspace have what is locked for it', async () => {
    const files = {
      'package-lock.json': npmLock({ 'node_modules/openai': '4.56.0', 'packages/web/node_modules/openai': '5.0.1' }),
      'packages/web/src/main.ts': TYPESCRIPT,
      'packages/webhook/main.ts': TYPESCRIPT,
    };
    assert.deepEqual(await scan(files), [
      'packages/web/src/main.ts openai npm:openai 5.0.1 -',
      'packages/webhook/main.ts openai npm:openai 4.56.0 -',
    ]);
  });

  it('of Yarn have what is locked for the requirement of their manifest', async () => {
    const files = {
      'yarn.lock': 'openai@^3.0.0:\n  version "3.3.0"\n\nopenai@^4.2.0:\n  version "4.56.0"\n',
      'a/package.json': '{ "dependencies": { "openai": "^4.2.0" } }',
      'a/main.ts': TYPESCRIPT,
      'b/main.ts': TYPESCRIPT,
    };
    assert.deepEqual(await scan(files), [
      'a/package.json openai npm:openai 4.56.0 ^4.2.0',
      'a/main.ts openai npm:openai 4.56.0 ^4.2.0',
      'b/main.ts openai npm:openai - -',
    ]);
  });

  it('have the version of the nearest lock file', async () => {
    const lock = (version: string): string => `[[package]]\nname = "openai"\nversion = "${version}"\n`;
    const files = { 'uv.lock': lock('1.0.0'), 'a/uv.lock': lock('2.0.0'), 'a/b/main.py': PYTHON, 'main.py': PYTHON };
    assert.deepEqual(await scan(files), [
      'a/b/main.py openai pypi:openai 2.0.0 -',
      'main.py openai pypi:openai 1.0.0 -',
    ]);
  });

  it('of Cargo, Maven and .NET may have their version from a manifest above', async () => {
    const cargo = {
      'Cargo.toml': '[workspace.dependencies]\nasync-openai = "0.28"\n',
      'Cargo.lock':
        '[[package]]\nname = "async-openai"\nversion = "0.27.2"\n\n[[package]]\nname = "async-openai"\nversion = "0.28.1"\n',
      'crates/a/Cargo.toml': '[dependencies]\nasync-openai = { workspace = true }\n',
    };
    assert.deepEqual(await scan(cargo), [
      'Cargo.toml async-openai cargo:async-openai 0.28.1 0.28',
      'crates/a/Cargo.toml async-openai cargo:async-openai 0.28.1 0.28',
    ]);
    const nuget = {
      'Directory.Packages.props':
        '<Project><ItemGroup><PackageVersion Include="OpenAI" Version="2.0.0" /></ItemGroup></Project>',
      'src/App/App.csproj': '<Project><ItemGroup><PackageReference Include="openai" /></ItemGroup></Project>',
      'src/App/Program.cs': 'using OpenAI.Chat;\n',
    };
    assert.deepEqual(await scan(nuget), [
      'Directory.Packages.props OpenAI nuget:OpenAI 2.0.0 2.0.0',
      'src/App/App.csproj openai nuget:OpenAI 2.0.0 2.0.0',
      'src/App/Program.cs OpenAI nuget:OpenAI 2.0.0 2.0.0',
    ]);
  });

  it('that share an import name are told apart by the manifest', async () => {
    const code = 'client = OpenAI::Client.new(access_token: "x")\n';
    assert.deepEqual(await scan({ Gemfile: 'gem "ruby-openai", "~> 7.0"\n', 'app/chat.rb': code }), [
      'Gemfile ruby-openai gem:ruby-openai - ~> 7.0',
      'app/chat.rb OpenAI gem:ruby-openai - ~> 7.0',
    ]);
    assert.deepEqual(await scan({ 'app/chat.rb': code }), ['app/chat.rb OpenAI gem:openai - -']);
  });

  it('are not seen in a name that the workspace or the file gives to something else', async () => {
    const code = 'client = OpenAI::Client.new(access_token: "x")\n';
    assert.deepEqual(await scan({ Gemfile: 'gem "rails"\n', 'app/chat.rb': code }), []);
    assert.deepEqual(await scan({ 'app/chat.rb': `module OpenAI\n  class Client\n  end\nend\n\n${code}` }), []);
    assert.deepEqual(
      await scan({ 'app/chat.rb': code, 'app/open_ai.rb': 'module OpenAI\n  class Client\n  end\nend\n' }),
      [],
    );
  });

  it('are not used by their own sources', async () => {
    const use = 'package com.example\n\nimport com.aallam.openai.client.OpenAI\n';
    const own = 'package com.aallam.openai.client\n\nclass OpenAI\n';
    assert.deepEqual(await scan({ 'src/Chat.kt': use, 'src/OpenAI.kt': own }), []);
    assert.deepEqual(await scan({ 'src/Chat.kt': use }), [
      'src/Chat.kt com.aallam.openai maven:com.aallam.openai:openai-client - -',
    ]);
  });

  it('are one component, however they are named', async () => {
    const analyzer = createAnalyzer(
      testPorts({
        'requirements.txt': 'Google_GenerativeAI==0.8.3\n',
        'main.py': 'import google.generativeai as genai\n',
      }),
      { horizonDays: 90, includeTests: false },
    );
    const merged = mergeReports(await analyzer.scan(() => undefined, new AbortController().signal));
    analyzer.dispose();
    assert.deepEqual(
      merged.components.map(({ id, name, references }) => [id, name, references.length]),
      [['pypi:google-generativeai', 'google-generativeai', 2]],
    );
  });

  it('are not wanted from lock files that nobody asks for, and those that are wanted are read once', async () => {
    const files = {
      'package.json': '{ "dependencies": { "openai": "^4.2.0" } }',
      'package-lock.json': npmLock({ 'node_modules/openai': '4.56.0', 'node_modules/langchain': '0.3.0' }),
      'uv.lock': '[[package]]\nname = "openai"\nversion = "1.0.0"\n',
      'a.ts': TYPESCRIPT,
      'b.ts': TYPESCRIPT,
    };
    const workspace = memoryWorkspace(files);
    const read: string[] = [];
    const analyzer = createAnalyzer(
      {
        ...testPorts(files),
        workspace: {
          ...workspace,
          read: (uri, signal) => {
            read.push(uri.slice(ROOT.length + 1));
            return workspace.read(uri, signal);
          },
        },
      },
      { horizonDays: 90, includeTests: false },
    );
    const reports = await analyzer.scan(() => undefined, new AbortController().signal);
    analyzer.dispose();
    // A manifest may hold a policy, for which it is read before everything else, and not again.
    assert.deepEqual(read.toSorted(), ['a.ts', 'b.ts', 'package-lock.json', 'package.json']);
    assert.deepEqual(
      reports.flatMap(({ notes }) => notes),
      [],
    );
    const code = reports.find(({ uri }) => uri.endsWith('/a.ts'));
    assert.deepEqual(code?.dependencies.toSorted(), [`${ROOT}/package-lock.json`, `${ROOT}/package.json`]);
  });
});

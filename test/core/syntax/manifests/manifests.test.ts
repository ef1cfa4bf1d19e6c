import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import fc from 'fast-check';
import { packageFileOf } from '../../../../src/core/base/package-files.ts';
import { languageOf } from '../../../../src/core/model/language.ts';
import type { PackageFact } from '../../../../src/core/model/facts.ts';
import { packagesIn } from '../../../../src/core/syntax/manifests/manifests.ts';
import { fixturePaths } from '../../../support/fixtures.ts';

function read(name: string, text: string): readonly PackageFact[] {
  const uri = `file:///workspace/${name}`;
  return packagesIn({ uri, language: languageOf(uri) ?? '', version: 0, text });
}

function rows(name: string, text: string): readonly (readonly (string | null)[])[] {
  return read(name, text).map((row) => [row.name, row.version]);
}

const LOCKS: Readonly<Record<string, string>> = {
  'package-lock.json': `{
  "name": "app", "lockfileVersion": 3,
  "packages": {
    "": { "name": "app", "version": "1.0.0", "dependencies": { "openai": "^4.2.0" } },
    "node_modules/@ai-sdk/openai": { "version": "1.3.24", "dependencies": { "zod": "3" } },
    "node_modules/openai": {
      "version": "4.56.0",
      "resolved": "https://registry.npmjs.org/openai/-/openai-4.56.0.tgz"
    },
    "node_modules/langchain/node_modules/openai": { "version": "3.0.0" },
    "packages/web": { "name": "web", "version": "9.9.9" },
    "packages/web/node_modules/openai": { "version": "5.0.1" },
    "node_modules/web": { "resolved": "packages/web", "link": true }
  }
}
`,
  'pnpm-lock.yaml': `lockfileVersion: '9.0'

catalogs:
  default:
    openai:
      specifier: ^4.2.0
      version: 4.56.0

importers:

  .:
    dependencies:
      '@ai-sdk/openai':
        specifier: ^1.3.0
        version: 1.3.24(zod@3.23.8)
    devDependencies:
      alias:
        specifier: npm:openai@^3
        version: openai@3.0.0

  packages/web:
    dependencies:
      openai:
        specifier: 'catalog:'
        version: 4.56.0(ws@8.18.0)(zod@3.23.8)
      shared:
        specifier: workspace:*
        version: link:../shared

packages:

  openai@9.9.9:
    resolution: {integrity: sha512-x}
`,
  'yarn.lock': `# yarn lockfile v1


"@ai-sdk/openai@^1.3.0":
  version "1.3.24"

openai@^4.2.0, openai@^4.3.0:
  version "4.56.0"
  resolved "https://registry.yarnpkg.com/openai/-/openai-4.56.0.tgz"
  dependencies:
    version "1"
`,
  'bun.lock': `{
  "lockfileVersion": 1,
  "workspaces": { "": { "dependencies": { "openai": "^4.2.0" } } },
  "packages": {
    "@ai-sdk/openai": ["@ai-sdk/openai@1.3.24", "", {}, "sha512-x"],
    "openai": ["openai@4.56.0", "", { "bin": { "openai": "bin/cli" } }, "sha512-x"],
    "langchain/openai": ["openai@3.0.0", "", {}, "sha512-x"],
    "web": ["web@workspace:packages/web"],
  },
}
`,
  'uv.lock': `version = 1
requires-python = ">=3.12"

[[package]]
name = "assistant"
version = "0.1.0"
source = { virtual = "." }
dependencies = [
    { name = "openai" },
]

[package.metadata]
requires-dist = [{ name = "openai", specifier = ">=1.2" }]

[[package]]
name = "openai"
version = "1.40.0"
source = { registry = "https://pypi.org/simple" }
`,
  'Cargo.lock': `version = 4

[[package]]
name = "async-openai"
version = "0.28.1"
source = "registry+https://github.com/rust-lang/crates.io-index"
dependencies = [
 "serde",
]
`,
  'Pipfile.lock': `{
    "_meta": { "hash": { "sha256": "x" } },
    "default": { "openai": { "hashes": ["sha256:x"], "index": "pypi", "version": "==1.40.0" } },
    "develop": { "pytest": { "version": "==8.0.0" } }
}
`,
  'conda-lock.yml': `version: 1
package:
- name: transformers
  version: 4.44.0
  manager: conda
  dependencies:
    python: '>=3.8'
- name: openai
  version: 1.40.0
  manager: pip
`,
  'Gemfile.lock': `GEM
  remote: https://rubygems.org/
  specs:
    ruby-openai (7.0.1)
      event_stream_parser (>= 0.3.0, < 2.0.0)
    nokogiri (1.16.0-x86_64-linux)

DEPENDENCIES
  ruby-openai (~> 7.0)
`,
  'composer.lock': `{
    "packages": [
        { "name": "openai-php/client", "version": "v0.10.1", "require": { "php": "^8.1" } }
    ],
    "packages-dev": [{ "name": "pestphp/pest", "version": "3.0.0" }]
}
`,
  'renv.lock': `{
  "R": { "Version": "4.4.0" },
  "Packages": { "ellmer": { "Package": "ellmer", "Version": "0.3.0", "Source": "Repository" } }
}
`,
  'packages.lock.json': `{
  "version": 1,
  "dependencies": {
    "net8.0": { "OpenAI": { "type": "Direct", "requested": "[2.0.0, )", "resolved": "2.0.0" } }
  }
}
`,
  'gradle.lockfile': `# This is a Gradle generated file for dependency locking.
com.openai:openai-java:4.8.0=compileClasspath,runtimeClasspath
empty=annotationProcessor
`,
};

describe('lock files', () => {
  it('of npm tell projects of a workspace, and leave out what is nested', () => {
    const found = read('package-lock.json', LOCKS['package-lock.json'] ?? '');
    assert.deepEqual(
      found.map(({ name, version, folder }) => [name, version, folder]),
      [
        ['@ai-sdk/openai', '1.3.24', ''],
        ['openai', '4.56.0', ''],
        ['openai', '5.0.1', 'packages/web'],
      ],
    );
  });

  it('of npm 6 and before are read at their top level', () => {
    const text = `{ "lockfileVersion": 1, "dependencies": {
      "openai": { "version": "3.3.0", "requires": { "axios": "^0.26.0" }, "dependencies": { "axios": { "version": "0.26.1" } } } } }`;
    assert.deepEqual(rows('npm-shrinkwrap.json', text), [['openai', '3.3.0']]);
  });

  it('of pnpm tell what each project got, without peers', () => {
    const found = read('pnpm-lock.yaml', LOCKS['pnpm-lock.yaml'] ?? '');
    assert.deepEqual(
      found.map(({ name, version, folder }) => [name, version, folder]),
      [
        ['@ai-sdk/openai', '1.3.24', ''],
        ['alias', '3.0.0', ''],
        ['openai', '4.56.0', 'packages/web'],
      ],
    );
  });

  it('of older pnpm are read as well', () => {
    const fifth =
      'lockfileVersion: 5.4\n\nspecifiers:\n  openai: ^4.2.0\n\ndependencies:\n  openai: 4.20.0_zod@3.22.4\n\npackages:\n\n  /openai/4.20.0:\n    dev: false\n';
    assert.deepEqual(rows('pnpm-lock.yaml', fifth), [['openai', '4.20.0']]);
    const sixth =
      "lockfileVersion: '6.0'\n\ndependencies:\n  openai:\n    specifier: ^4.2.0\n    version: 4.20.0\n\npackages:\n\n  /openai@4.20.0:\n    dev: false\n";
    assert.deepEqual(rows('pnpm-lock.yaml', sixth), [['openai', '4.20.0']]);
  });

  it('of Yarn have a row for each requirement', () => {
    const found = read('yarn.lock', LOCKS['yarn.lock'] ?? '');
    assert.deepEqual(
      found.map(({ name, version, requirement }) => [name, version, requirement]),
      [
        ['@ai-sdk/openai', '1.3.24', '^1.3.0'],
        ['openai', '4.56.0', '^4.2.0'],
        ['openai', '4.56.0', '^4.3.0'],
      ],
    );
    const berry =
      '__metadata:\n  version: 8\n\n"openai@npm:^4.2.0, openai@npm:^4.3.0":\n  version: 4.56.0\n  resolution: "openai@npm:4.56.0"\n\n"web@workspace:packages/web":\n  version: 0.0.0-use.local\n';
    assert.deepEqual(
      read('yarn.lock', berry).map(({ name, version, requirement }) => [name, version, requirement]),
      [
        ['openai', '4.56.0', '^4.2.0'],
        ['openai', '4.56.0', '^4.3.0'],
      ],
    );
  });

  const others: Readonly<Record<string, readonly (readonly string[])[]>> = {
    'bun.lock': [
      ['@ai-sdk/openai', '1.3.24'],
      ['openai', '4.56.0'],
    ],
    'uv.lock': [
      ['assistant', '0.1.0'],
      ['openai', '1.40.0'],
    ],
    'Cargo.lock': [['async-openai', '0.28.1']],
    'Pipfile.lock': [
      ['openai', '1.40.0'],
      ['pytest', '8.0.0'],
    ],
    'conda-lock.yml': [
      ['transformers', '4.44.0'],
      ['openai', '1.40.0'],
    ],
    'Gemfile.lock': [
      ['ruby-openai', '7.0.1'],
      ['nokogiri', '1.16.0'],
    ],
    'composer.lock': [
      ['openai-php/client', '0.10.1'],
      ['pestphp/pest', '3.0.0'],
    ],
    'renv.lock': [['ellmer', '0.3.0']],
    'packages.lock.json': [['OpenAI', '2.0.0']],
    'gradle.lockfile': [['com.openai:openai-java', '4.8.0']],
  };
  for (const [name, expected] of Object.entries(others)) {
    it(`${name} holds names and versions`, () => {
      assert.deepEqual(rows(name, LOCKS[name] ?? ''), expected);
    });
  }

  it('of poetry, PDM and PEP 751 are written alike', () => {
    const table = (head: string): string => `[[${head}]]\nname = "openai"\nversion = "1.40.0"\ndescription = "x"\n`;
    for (const name of ['poetry.lock', 'pdm.lock'])
      assert.deepEqual(rows(name, table('package')), [['openai', '1.40.0']]);
    assert.deepEqual(rows('pylock.dev.toml', table('packages')), [['openai', '1.40.0']]);
  });
});

describe('manifests', () => {
  it('tell a requirement as it is written', () => {
    const text = 'openai[realtime] >= 1.2 , < 2 ; python_version > "3.9" # why\nvllm (==0.6.1)\nhttpx\n';
    assert.deepEqual(rows('requirements.txt', text), [
      ['openai', '>=1.2,<2'],
      ['vllm', '==0.6.1'],
      ['httpx', null],
    ]);
  });

  it('may be called what people call them', () => {
    for (const path of ['requirements_dev.txt', 'dev-requirements.in', 'requirements/base.txt', 'constraints.txt'])
      assert.equal(languageOf(`file:///workspace/${path}`), 'pip-requirements', path);
    assert.equal(languageOf('file:///workspace/notes/base.txt'), null);
  });

  it('of Go say what is taken of what others ask for, and what is replaced', () => {
    const text =
      'module a\n\nrequire (\n\tgithub.com/openai/openai-go v1.2.3\n\tgithub.com/tmc/langchaingo v0.1.0 // indirect\n)\n\nreplace github.com/openai/openai-go => github.com/openai/openai-go v1.2.4\nreplace github.com/tmc/langchaingo v0.1.0 => ../fork\n';
    assert.deepEqual(
      read('go.mod', text).map(({ kind, name, version }) => [kind, name, version]),
      [
        ['declared', 'github.com/openai/openai-go', 'v1.2.4'],
        ['locked', 'github.com/tmc/langchaingo', null],
      ],
    );
  });

  it('of Maven fill in properties, those of the parent element as well', () => {
    const dependency =
      '<dependency><groupId>${project.groupId}</groupId><artifactId>core</artifactId><version>${v}</version></dependency>';
    const text = `<project><parent><groupId>a.b</groupId><version>3</version></parent><properties><v>\${project.version}.1</v></properties><version>2</version><dependencies>${dependency}</dependencies></project>`;
    assert.deepEqual(rows('pom.xml', text), [['a.b:core', '2.1']]);
  });
});

describe('any package file', () => {
  const samples = [
    ...Object.entries(LOCKS),
    ...fixturePaths()
      .filter((path) => path.includes('/manifests/'))
      .map((path) => [basename(path).split('__').at(-1) ?? '', readFileSync(path, 'utf8')] as const),
  ];

  it('has its rows where their names stand', () => {
    for (const [name, text] of samples) {
      for (const row of read(name, text)) {
        const written = text.slice(row.nameSpan.start, row.nameSpan.end);
        assert.ok(written !== '' && row.name.endsWith(written), `${name}: ${row.name} at ${written}`);
        assert.ok(row.span.start <= row.nameSpan.end && row.nameSpan.start < row.span.end, `${name}: ${row.name}`);
      }
    }
  });

  it('may be cut, doubled and broken anywhere, and have other line ends', () => {
    const cut = fc.record({
      sample: fc.constantFrom(...samples),
      from: fc.nat(400),
      length: fc.nat(60),
      insert: fc.constantFrom('', '"', '[', '{', '<', '\r\n', '\uFEFF', '${', "'", '&', ']]>', '\u0000'),
    });
    fc.assert(
      fc.property(cut, ({ sample: [name, text], from, length, insert }) => {
        const broken = (text.slice(0, from) + insert + text.slice(from + length)).replace(
          /\n/g,
          from % 2 ? '\n' : '\r\n',
        );
        for (const { nameSpan } of read(name, broken)) {
          assert.ok(nameSpan.start >= 0 && nameSpan.start <= nameSpan.end && nameSpan.end <= broken.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is read in the time a test has', () => {
    const patterns = [
      '"a',
      '<a ',
      '[[package]]\n',
      'openai@',
      "implementation('a:b:",
      '  a:\n',
      'name = "',
      '${',
      '"a": {',
      '\\\n',
      '#',
    ];
    for (const [name] of samples) {
      for (const pattern of patterns) {
        read(name, pattern.repeat(30_000 / pattern.length));
      }
    }
  });

  it('is one that the languages know', () => {
    for (const [name] of samples) {
      assert.ok(packageFileOf(`file:///workspace/${name}`), name);
      assert.ok(languageOf(`file:///workspace/${name}`) !== null, name);
    }
  });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { languageOf } from '../../../src/core/model/language.ts';
import { frontEndOf } from '../../../src/core/syntax/languages.ts';
import { createGrammars } from '../../../src/core/syntax/grammars.ts';
import { readSuppressions } from '../../../src/core/syntax/suppressions.ts';
import { createFactCollector } from '../../../src/core/syntax/trees.ts';
import { PROJECT, testAssets } from '../../support/ports.ts';

const grammar = JSON.parse(
  readFileSync(join(PROJECT, 'syntaxes', 'suppressions.injection.tmLanguage.json'), 'utf8'),
) as {
  readonly scopeName: string;
  readonly injectionSelector: string;
  readonly repository: { readonly directive: { readonly match: string } };
};
const directive = new RegExp(grammar.repository.directive.match);

/** How comments open and close in the languages that are read. */
const COMMENTS: readonly (readonly [open: string, close: string])[] = [
  ['# ', ''],
  ['// ', ''],
  ['; ', ''],
  ['-- ', ''],
  ['/* ', ' */'],
  ['<!-- ', ' -->'],
  ['{{/* ', ' */}}'],
  ['{{- /* ', ' */ -}}'],
  ['"//": "', '",'],
  ['"//": "', '"'],
];

/** What the core reads of a comment: the directive, its rules, its reason. */
function read(comment: string): readonly (string | undefined)[] | null {
  const [found] = readSuppressions(`${comment}\n`, [{ start: 0, end: comment.length }]);
  if (!found) return null;
  const rules = found.rules.length > 0 ? found.rules.join(' ') : undefined;
  return [`modelkeel-ignore-${found.scope}`, rules, found.reason ?? undefined];
}

/** What the grammar marks in it. */
function marked(comment: string): readonly (string | undefined)[] | null {
  const match = directive.exec(comment);
  if (!match) return null;
  const [, scope, rules, , reason] = match;
  return [scope, rules?.split(/[ \t,]+/).join(' '), reason === undefined || reason === '' ? undefined : reason.trim()];
}

describe('the grammar of suppression comments', () => {
  it('marks what the core reads, in every kind of comment', () => {
    for (const [open, close] of COMMENTS) {
      for (const scope of ['line', 'next-line', 'file']) {
        for (const rest of [
          '',
          ' retired-model',
          ' retired-model, floating-model',
          ' -- known',
          ' retired-model -- kept, an "old" one',
        ]) {
          const comment = `${open}modelkeel-ignore-${scope}${rest}${close}`;
          assert.notEqual(read(comment), null, comment);
          assert.deepEqual(marked(comment), read(comment), comment);
        }
      }
    }
  });

  it('marks the name of before, which is still read', () => {
    const comment = '# modelpin-ignore-line retired-model -- kept';
    assert.deepEqual(read(comment), ['modelkeel-ignore-line', 'retired-model', 'kept']);
    assert.deepEqual(marked(comment), ['modelpin-ignore-line', 'retired-model', 'kept']);
  });

  it('marks nothing that the core does not read', () => {
    for (const text of [
      'modelkeel-ignore',
      'modelkeel-ignore-lines',
      'modelkeel-ignore-next-line-of',
      'Modelkeel-ignore-line',
    ]) {
      assert.equal(read(`# ${text}`), null, text);
      assert.equal(marked(`# ${text}`), null, text);
    }
  });

  it('agrees with the core on any list of rules and any reason', () => {
    const rule = fc.stringMatching(/^[a-z][a-z-]{0,8}[a-z]$/);
    const reason = fc.stringMatching(/^[a-z][a-z "',.]{0,20}[a-z]$/);
    fc.assert(
      fc.property(
        fc.constantFrom(...COMMENTS),
        fc.constantFrom('line', 'next-line', 'file'),
        fc.array(rule, { maxLength: 3 }),
        fc.option(reason, { nil: null }),
        ([open, close], scope, rules, why) => {
          const listed = rules.length > 0 ? ` ${rules.join(', ')}` : '';
          const comment = `${open}modelkeel-ignore-${scope}${listed}${why === null ? '' : ` -- ${why}`}${close}`;
          assert.deepEqual(marked(comment), read(comment));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is injected into comments of every language that is read', () => {
    const { contributes } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as {
      readonly contributes: { readonly grammars: readonly { scopeName: string; injectTo?: readonly string[] }[] };
    };
    const injection = contributes.grammars.find(({ scopeName }) => scopeName === grammar.scopeName);
    const scopes = [
      'source.python source.ts source.tsx source.js source.js.jsx source.java source.kotlin source.go source.cs source.rust source.ruby',
      'text.html.php source.shell source.yaml source.json source.json.comments source.toml source.ini source.dockerfile source.hcl.terraform',
      'source.bicep source.dotenv source.modelfile source.svelte source.astro source.vue text.xml source.pip-requirements',
    ].flatMap((line) => line.split(' '));
    for (const scope of scopes) assert.ok(injection?.injectTo?.includes(scope), scope);
    assert.match(grammar.injectionSelector, /L:comment/);
  });
});

/** A line that names a model and a comment above it, in each language. */
const SOURCES: Readonly<Record<string, string>> = {
  'a.py': '# D\nmodel = "gpt-4o"\n',
  'a.ts': '// D\nconst model = "gpt-4o";\n',
  'a.tsx': '/* D */\nconst model = "gpt-4o";\n',
  'a.js': '// D\nconst model = "gpt-4o";\n',
  'a.vue': '<script setup>\n// D\nconst model = "gpt-4o";\n</script>\n',
  'a.svelte': '<script>\n// D\nconst model = "gpt-4o";\n</script>\n',
  'a.astro': '---\n// D\nconst model = "gpt-4o";\n---\n',
  'a.java': 'class A {\n  // D\n  String model = "gpt-4o";\n}\n',
  'b.java': 'class A {\n  /* D */\n  String model = "gpt-4o";\n}\n',
  'a.kt': '// D\nval model = "gpt-4o"\n',
  'b.kt': '/* D */\nval model = "gpt-4o"\n',
  'a.go': 'package a\n\n// D\nconst model = "gpt-4o"\n',
  'a.cs': 'class A {\n  // D\n  string model = "gpt-4o";\n}\n',
  'a.rs': '// D\nconst MODEL: &str = "gpt-4o";\n',
  'b.rs': '/* D */\nconst MODEL: &str = "gpt-4o";\n',
  'a.rb': '# D\nMODEL = "gpt-4o"\n',
  'a.php': '<?php\n// D\n$model = "gpt-4o";\n',
  'b.php': '<?php\n# D\n$model = "gpt-4o";\n',
  'a.sh': '# D\nMODEL=gpt-4o\n',
  'a.yaml': '# D\nmodel: gpt-4o\n',
  'b.yaml': '{{- /* D */}}\nmodel: gpt-4o\n',
  'a.json': '{\n  "//": "D",\n  "model": "gpt-4o"\n}\n',
  'a.jsonc': '{\n  // D\n  "model": "gpt-4o"\n}\n',
  'a.toml': '# D\nmodel = "gpt-4o"\n',
  'a.ini': '; D\nmodel = gpt-4o\n',
  'a.properties': '! D\nmodel=gpt-4o\n',
  '.env': '# D\nMODEL=gpt-4o\n',
  Dockerfile: 'FROM scratch\n# D\nENV MODEL=gpt-4o\n',
  'a.tf': '# D\nmodel = "gpt-4o"\n',
  'b.tf': '// D\nmodel = "gpt-4o"\n',
  'c.tf': '/* D */\nmodel = "gpt-4o"\n',
  'a.bicep': "// D\nvar model = 'gpt-4o'\n",
  Modelfile: '# D\nFROM llama3\n',
  'a.prompt': '---\n# D\nmodel: gpt-4o\n---\n',
  'requirements.txt': '# D\nopenai==1.0.0\n',
  'go.mod': 'module a\n\n// D\nrequire github.com/openai/openai-go v1.0.0\n',
  'pom.xml':
    '<project>\n  <!-- D -->\n  <dependency><groupId>a</groupId><artifactId>b</artifactId></dependency>\n</project>\n',
  'build.gradle': '// D\nimplementation "a:b:1"\n',
};

describe('suppression comments', () => {
  const collector = createFactCollector(createGrammars(testAssets()));

  for (const [name, source] of Object.entries(SOURCES)) {
    const language = languageOf(`file:///${name}`) ?? '';
    it(`${language}: ${JSON.stringify(source)}`, async () => {
      assert.ok(frontEndOf(language), language);
      const text = source.replace('D', 'modelkeel-ignore-next-line retired-model -- kept');
      const { facts } = await collector.collect(
        { uri: `file:///${name}`, language, version: 0, text },
        new AbortController().signal,
      );
      const [found] = facts?.suppressions ?? [];
      assert.deepEqual([found?.scope, found?.rules, found?.reason], ['next-line', ['retired-model'], 'kept']);
      const covered = text.slice(found?.covers.start, found?.covers.end);
      const silenced = source.slice(source.search(/D[^\n]*\n/)).split('\n')[1];
      assert.equal(covered, silenced);
    });
  }
});

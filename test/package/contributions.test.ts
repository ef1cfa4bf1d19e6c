import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileGlob, languages } from '../../src/core/model/language.ts';
import { agentTools } from '../../src/core/report/agents/agent-tools.ts';
import { rules } from '../../src/core/rules/registry.ts';
import { SETTINGS } from '../../src/protocol/options.ts';
import { assertListed } from '../support/assert-listed.ts';
import { PROJECT } from '../support/ports.ts';

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly configuration: {
      readonly properties: Readonly<
        Record<
          string,
          {
            readonly markdownDescription: string;
            readonly scope: string;
            readonly default: unknown;
            readonly properties?: Readonly<Record<string, { readonly default: unknown }>>;
          }
        >
      >;
    };
    readonly languageModelTools: readonly {
      readonly name: string;
      readonly modelDescription: string;
      readonly inputSchema: object;
    }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
    readonly grammars: readonly { readonly path: string; readonly scopeName: string }[];
    readonly viewsContainers: { readonly activitybar: readonly { readonly icon: string }[] };
    readonly walkthroughs: readonly { readonly steps: readonly { readonly media: { readonly markdown: string } }[] }[];
  };
}

const text = (path: string): string => readFileSync(join(PROJECT, path), 'utf8');
const manifest = JSON.parse(text('package.json')) as Manifest;
const { contributes } = manifest;

describe('contributions of package.json', () => {
  it('are the commands that are registered', () => {
    const registered = [...text('src/extension/commands.ts').matchAll(/^ {4}'(modelkeel\.\w+)':/gm)].map(
      (match) => match[1] ?? '',
    );
    const written = contributes.commands.map(({ command }) => command).toSorted();
    assertListed(written, registered.toSorted(), 'package.json, "commands"');
  });

  it('are settings that the README explains', () => {
    const rows = [...text('README.md').matchAll(/^\| `(modelkeel\.[\w.]+)` /gm)].map((match) => match[1] ?? '');
    const written = Object.keys(contributes.configuration.properties);
    assertListed(rows.toSorted(), written.toSorted(), 'README.md, "Settings" or "Privacy"');
  });

  it('are the tools that coding agents have everywhere', () => {
    const written = contributes.languageModelTools.map(({ name, modelDescription, inputSchema }) => ({
      name,
      modelDescription,
      inputSchema,
    }));
    const known = agentTools.map(({ name, description, inputSchema }) => ({
      name: `modelkeel_${name}`,
      modelDescription: description,
      inputSchema: JSON.parse(JSON.stringify(inputSchema)) as object,
    }));
    assert.deepEqual(written, known);
  });

  it('name only commands that exist in menus', () => {
    const known = new Set(contributes.commands.map(({ command }) => command));
    for (const entry of Object.values(contributes.menus).flat()) assert.ok(known.has(entry.command), entry.command);
  });

  it('are the settings that are read', () => {
    const written = Object.keys(contributes.configuration.properties).toSorted();
    const read = SETTINGS.map(({ key }) => `modelkeel.${key}`).toSorted();
    assertListed(written, read, 'package.json, "configuration"');
    for (const setting of SETTINGS) {
      const contributed = contributes.configuration.properties[`modelkeel.${setting.key}`];
      assert.equal(contributed?.scope, setting.scope, setting.key);
      assert.deepEqual(contributed.default, setting.default, setting.key);
      if (setting.schema.type !== 'rules') continue;
      const defaults = Object.entries(contributed.properties ?? {}).map(([rule, schema]) => [rule, schema.default]);
      assert.deepEqual(Object.fromEntries(defaults), setting.schema.defaults);
    }
  });

  it('wake the extension for files that are read, and for nothing else', () => {
    const never = new Set(['lockfile', 'jupyter', 'ipython']);
    const ids = [...languages].filter((language) => !never.has(language)).map((language) => `onLanguage:${language}`);
    // Manifests may have no language of their own in an editor.
    const others = [`workspaceContains:${fileGlob}`, 'onNotebook:jupyter-notebook', 'onLanguage:plaintext'];
    // A page that was open when the editor was closed is made again.
    const pages = ['onWebviewPanel:modelkeel.details'];
    assertListed(
      manifest.activationEvents,
      [...others, ...ids.toSorted(), ...pages],
      'package.json, "activationEvents"',
    );
  });

  it('let every rule be set', () => {
    const known = Object.keys(contributes.configuration.properties['modelkeel.rules']?.properties ?? {});
    assertListed(known.toSorted(), rules.map(({ id }) => id).toSorted(), 'package.json, setting "modelkeel.rules"');
  });

  it('have a text for every key, and no text without one', () => {
    const texts = JSON.parse(text('package.nls.json')) as Readonly<Record<string, string>>;
    const used = [...text('package.json').matchAll(/"%([\w.-]+)%"/g)].map((match) => match[1] ?? '');
    assertListed(Object.keys(texts).toSorted(), [...new Set(used)].toSorted(), 'package.nls.json');
  });

  it('point to files that are there', () => {
    const files = [
      ...contributes.grammars.map(({ path }) => path),
      ...contributes.viewsContainers.activitybar.map(({ icon }) => icon),
      ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.markdown)),
    ];
    for (const file of files) assert.ok(existsSync(join(PROJECT, file)), file);
  });

  it('describe and scope each setting', () => {
    for (const [key, setting] of Object.entries(contributes.configuration.properties)) {
      assert.match(setting.markdownDescription, /^%setting\./, key);
      assert.ok(['window', 'resource', 'machine', 'machine-overridable', 'application'].includes(setting.scope), key);
    }
  });
});

describe('the suppression grammar', () => {
  const grammar = JSON.parse(text('syntaxes/suppressions.injection.tmLanguage.json')) as {
    readonly injectionSelector: string;
    readonly repository: { readonly directive: { readonly match: string } };
  };
  const directive = new RegExp(grammar.repository.directive.match);

  it('is injected into comments', () => {
    assert.match(grammar.injectionSelector, /^L:comment(?:,|$)/);
  });

  it('marks directive, rules and reason', () => {
    const match = directive.exec('# modelkeel-ignore-line retired-model, floating-model -- kept for a replay');
    assert.deepEqual(match?.slice(1), [
      'modelkeel-ignore-line',
      'retired-model, floating-model',
      '--',
      'kept for a replay',
    ]);
    assert.deepEqual(directive.exec('// modelkeel-ignore-file')?.slice(1), [
      'modelkeel-ignore-file',
      undefined,
      undefined,
      undefined,
    ]);
    assert.equal(directive.exec('# modelkeel-ignore'), null);
  });
});

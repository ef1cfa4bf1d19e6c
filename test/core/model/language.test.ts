import assert from 'node:assert/strict';
import picomatch from 'picomatch';
import { readLanguages } from '../../../src/core/syntax/languages.ts';
import { assertListed } from '../../support/assert-listed.ts';
import { fileGlob, languageOf, languages } from '../../../src/core/model/language.ts';

const FILES: Readonly<Record<string, string>> = {
  'a/main.py': 'python',
  'a/.env': 'dotenv',
  'a/.env.local': 'dotenv',
  'a/prod.env': 'dotenv',
  'a/env.example': 'dotenv',
  'a/.envrc': 'shellscript',
  'a/.bashrc': 'shellscript',
  'a/Main.java': 'java',
  'a/build.gradle.kts': 'kotlin',
  'a/build.gradle': 'gradle',
  'a/app.vue': 'vue',
  'a/docker-compose.yml': 'yaml',
  'a/pnpm-lock.yaml': 'lockfile',
  'a/package-lock.json': 'lockfile',
  'a/packages.lock.json': 'lockfile',
  'a/uv.lock': 'lockfile',
  'a/pylock.toml': 'lockfile',
  'a/gradle.lockfile': 'lockfile',
  'a/go.sum': 'lockfile',
  'a/renv.lock': 'lockfile',
  'a/DESCRIPTION': 'r-description',
  'a/go.mod': 'go.mod',
  'a/requirements-dev.txt': 'pip-requirements',
  'a/constraints.txt': 'pip-requirements',
  'a/pom.xml': 'xml',
  'a/App.csproj': 'xml',
  'a/Directory.Packages.props': 'xml',
  'a/Pipfile': 'toml',
  'a/Pipfile.lock': 'lockfile',
  'a/Gemfile': 'ruby',
  'a/Dockerfile': 'dockerfile',
  'a/Dockerfile.gpu': 'dockerfile',
  'a/Dockerfile-gpu': 'dockerfile',
  'a/Containerfile': 'dockerfile',
  'a/page.html': 'html',
  'a/config.yaml.example': 'yaml',
  'a/settings.json.tmpl': 'json',
  'a/prod.tfvars.example': 'terraform',
  'a/Modelfile': 'modelfile',
  'a/main.tf': 'terraform',
  'a/x.prompt': 'prompt',
  'a/clients.baml': 'baml',
  'a/models/llama/config.pbtxt': 'textproto',
  'a/.claude/agents/reviewer.md': 'prompt',
  'a/.github/prompts/plan.prompt.md': 'prompt',
  'a/.cursor/rules/style.mdc': 'prompt',
  'a/skills/pdf/SKILL.md': 'prompt',
  'a/plugins/x/agents/helper.md': 'prompt',
};

describe('languages of files', () => {
  it('are told by name or ending', () => {
    for (const [file, language] of Object.entries(FILES)) assert.equal(languageOf(`file:///${file}`), language, file);
    for (const file of [
      'a/README.md',
      'a/logo.png',
      'a/Makefile',
      'a/data.csv',
      'a/environment',
      'a/page.tsx.example',
      'a/a.tpl',
    ])
      assert.equal(languageOf(`file:///${file}`), null, file);
  });

  it('are all known', () => {
    for (const language of Object.values(FILES)) assert.ok(languages.has(language), language);
  });

  it('have a front end each, and no front end is without files', () => {
    // Kernels of notebooks; their files have other languages.
    const within = ['ipython', 'csharpscript'];
    assertListed(
      [...languages, ...within].toSorted(),
      readLanguages().toSorted(),
      'src/core/model/language.ts (or, for what is too much there, FRONT_ENDS in src/core/syntax/languages.ts)',
    );
  });

  it('are those of files that the glob lists', () => {
    const listed = picomatch(fileGlob, { dot: true });
    for (const file of Object.keys(FILES)) assert.ok(listed(file), file);
    assert.ok(!listed('a/README.md'));
  });
});

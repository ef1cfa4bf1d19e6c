import assert from 'node:assert/strict';
import type { FileFacts } from '../../../src/core/model/facts.ts';
import { emptyFacts } from '../../../src/core/syntax/empty-facts.ts';
import { joinUri, moduleUri, submoduleUri } from '../../../src/core/resolve/modules.ts';
import type { ModuleMap, PathAliases } from '../../../src/core/resolve/modules.ts';

const ROOT = 'file:///w';

function mapOf(paths: readonly string[], aliases: PathAliases | null = null): ModuleMap {
  const files = new Set(paths.map((path) => `${ROOT}/${path}`));
  return { has: (uri) => files.has(uri), roots: [ROOT], aliases: () => aliases };
}

function fileAt(path: string): FileFacts {
  const ecosystem = path.endsWith('.py') ? 'pypi' : 'npm';
  const language = ecosystem === 'pypi' ? 'python' : 'typescript';
  return { ...emptyFacts({ uri: `${ROOT}/${path}`, language, version: 1, text: '' }), ecosystem };
}

function found(map: ModuleMap, from: string, module: string): string | null {
  return moduleUri(map, fileAt(from), module)?.slice(ROOT.length + 1) ?? null;
}

describe('modules of Python', () => {
  const map = mapOf([
    'main.py',
    'settings.py',
    'app/__init__.py',
    'app/core/__init__.py',
    'app/core/config.py',
    'app/run.py',
    'src/lib/names.py',
    'scripts/tool.py',
    'scripts/helpers.py',
  ]);
  const cases: readonly (readonly [from: string, module: string, expected: string | null])[] = [
    ['main.py', 'settings', 'settings.py'],
    ['main.py', 'app', 'app/__init__.py'],
    ['main.py', 'app.core.config', 'app/core/config.py'],
    ['app/run.py', '.core.config', 'app/core/config.py'],
    ['app/core/config.py', '..run', 'app/run.py'],
    ['app/core/config.py', '.', 'app/core/__init__.py'],
    ['app/core/config.py', 'settings', 'settings.py'],
    ['app/core/config.py', 'app.run', 'app/run.py'],
    ['main.py', 'lib.names', 'src/lib/names.py'],
    ['scripts/tool.py', 'helpers', 'scripts/helpers.py'],
    ['main.py', 'helpers', null],
    ['main.py', 'openai', null],
    ['settings.py', 'settings', null],
  ];
  for (const [from, module, expected] of cases) {
    it(`${from}: ${module} is ${String(expected)}`, () => {
      assert.equal(found(map, from, module), expected);
    });
  }

  it('a name may be a module of its own', () => {
    assert.equal(submoduleUri(map, fileAt('app/run.py'), '.', 'core'), `${ROOT}/app/core/__init__.py`);
    assert.equal(submoduleUri(map, fileAt('main.py'), 'app.core', 'config'), `${ROOT}/app/core/config.py`);
    assert.equal(submoduleUri(map, fileAt('main.ts'), './app', 'core'), null);
  });
});

describe('modules of TypeScript', () => {
  const files = [
    'src/main.ts',
    'src/conf.ts',
    'src/lib/index.tsx',
    'src/old.js',
    'src/typed.d.ts',
    'shared/models.mts',
  ];
  const aliases: PathAliases = {
    base: ROOT,
    paths: { '@/*': ['./gone/*', './src/*'], '~models': ['./shared/models'] },
    bare: true,
  };
  const cases: readonly (readonly [module: string, expected: string | null])[] = [
    ['./conf', 'src/conf.ts'],
    ['./conf.js', 'src/conf.ts'],
    ['./old.js', 'src/old.js'],
    ['./lib', 'src/lib/index.tsx'],
    ['./typed', 'src/typed.d.ts'],
    ['../shared/models', 'shared/models.mts'],
    ['@/conf', 'src/conf.ts'],
    ['~models', 'shared/models.mts'],
    ['src/conf', 'src/conf.ts'],
    ['openai', null],
    ['./gone', null],
    ['./main', null],
  ];
  for (const [module, expected] of cases) {
    it(`${module} is ${String(expected)}`, () => {
      assert.equal(found(mapOf(files, aliases), 'src/main.ts', module), expected);
    });
  }

  it('knows no alias without a configuration', () => {
    assert.equal(found(mapOf(files), 'src/main.ts', '@/conf'), null);
  });

  it('joins paths', () => {
    assert.equal(joinUri(`${ROOT}/a/b`, '../c/./d'), `${ROOT}/a/c/d`);
  });
});

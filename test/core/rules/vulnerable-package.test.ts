import assert from 'node:assert/strict';
import type { Finding } from '../../../src/core/model/finding.ts';
import { askedHub, fixFiles, scanFiles } from '../../support/golden.ts';
import type { Files } from '../../support/golden.ts';
import { ROOT } from '../../support/ports.ts';

const COMMIT = '607a30d783dfa663caf39e06633721c8d4cfcd7e';
const REQUIREMENTS = { 'requirements.txt': 'transformers==4.47.1\n' };
const MODEL = 'contoso/tickets-7b';

function load(revision: string | null, before = 'from transformers import AutoModel'): string {
  return `${before}\n\nmodel = AutoModel.from_pretrained("${MODEL}"${revision === null ? '' : `, revision="${revision}"`})\n`;
}

async function found(files: Files, live = askedHub({})): Promise<readonly Finding[]> {
  const { analyzer, findings } = await scanFiles(files, live);
  analyzer.dispose();
  return findings.filter(({ rule }) => rule === 'vulnerable-package');
}

async function at(files: Files, live = askedHub({})): Promise<readonly (readonly [string, string])[]> {
  return (await found(files, live)).map(({ place, message }) => [place.uri.slice(ROOT.length + 1), message]);
}

describe('vulnerable-package', () => {
  it('stands at the row of the manifest, not at each import', async () => {
    const files = { ...REQUIREMENTS, 'a.py': 'import transformers\n', 'b.py': 'import transformers\n' };
    assert.deepEqual(
      (await at(files)).map(([file]) => file),
      ['requirements.txt'],
    );
  });

  it('leaves to a person what is pinned together', async () => {
    const offered = async (text: string): Promise<readonly (readonly [string, boolean])[]> =>
      (await found({ 'requirements.txt': text }))
        .flatMap(({ fixes }) => fixes)
        .filter(({ kind }) => kind === 'replace')
        .map(({ title, preferred }) => [title, preferred]);
    assert.deepEqual(await offered('langchain==0.3.1\n'), [['Upgrade langchain to 0.3.30', true]]);
    assert.deepEqual(await offered('langchain==0.3.1\nlangchain-core>=0.3\nlangsmith==1.0\n'), [
      ['Upgrade langchain to 0.3.30', true],
    ]);
    assert.deepEqual(await offered('langchain==0.3.1\nlangchain-text-splitters==0.3.0\n'), [
      ['Upgrade langchain to 0.3.30; check langchain-text-splitters, pinned beside it', false],
    ]);
  });

  it('leaves alone a build that comes from an index of its own', async () => {
    const fixes = (await found({ 'requirements.txt': 'transformers==4.47.1+cu118\n' })).flatMap((one) => one.fixes);
    assert.deepEqual(
      fixes.filter(({ kind }) => kind === 'replace'),
      [],
    );
  });

  it('stands in code too where a model that others may change is loaded with it', async () => {
    const [inCode, row] = await at({ ...REQUIREMENTS, 'app.py': load(null) });
    assert.equal(row?.[0], 'requirements.txt');
    assert.equal(inCode?.[0], 'app.py');
    assert.match(
      inCode[1],
      /contoso\/tickets-7b is loaded here without a revision: anyone who can change it can exploit that\./,
    );
  });

  it('names the branch that is loaded', async () => {
    const [inCode] = await at({ ...REQUIREMENTS, 'app.py': load('main') });
    assert.match(inCode?.[1] ?? '', /loaded here from the branch main/);
  });

  it('counts a commit as no risk, unless the weights are pickled', async () => {
    const files = { ...REQUIREMENTS, 'app.py': load(COMMIT) };
    const weights = (path: string): ReturnType<typeof askedHub> =>
      askedHub({ [MODEL]: { files: [{ path, size: 1, sha256: null }] as never } });
    assert.deepEqual(
      (await at(files)).map(([file]) => file),
      ['requirements.txt'],
    );
    assert.deepEqual(
      (await at(files, weights('model.safetensors'))).map(([file]) => file),
      ['requirements.txt'],
    );
    const [inCode] = await at(files, weights('pytorch_model.bin'));
    assert.equal(inCode?.[0], 'app.py');
    assert.match(inCode[1], /from pickled weights/);
  });

  it('joins only what the package itself loads', async () => {
    const other = `import transformers\nfrom sentence_transformers import SentenceTransformer\n\nSentenceTransformer("${MODEL}")\n`;
    assert.deepEqual(
      (await at({ ...REQUIREMENTS, 'app.py': other })).map(([file]) => file),
      ['requirements.txt'],
    );
  });

  it('says it once per file, and of a model that is only listed nothing', async () => {
    const twice = load(null, 'import transformers\nfrom transformers import AutoModel, AutoTokenizer');
    assert.deepEqual(
      (await at({ ...REQUIREMENTS, 'app.py': twice })).map(([file]) => file),
      ['app.py', 'requirements.txt'],
    );
    const listed = `from transformers import AutoModel\n\nMODELS = ["${MODEL}"]\n`;
    assert.deepEqual(
      (await at({ ...REQUIREMENTS, 'app.py': listed })).map(([file]) => file),
      ['requirements.txt'],
    );
  });

  it('counts what a lock file holds, and offers no fix that the lock would undo', async () => {
    const lock = '[[package]]\nname = "transformers"\nversion = "4.47.1"\n';
    const [only, ...more] = await found({
      'pyproject.toml': '[project]\nname = "x"\nversion = "1"\ndependencies = ["transformers>=4"]\n',
      'uv.lock': lock,
    });
    assert.deepEqual(more, []);
    assert.match(only?.message ?? '', /^transformers 4\.47\.1 \(in uv\.lock\) is affected by /);
    assert.ok(only?.fixes.every(({ kind }) => kind === 'suppress'));
  });

  it('stands at the import where only a lock file has the package', async () => {
    const files = {
      'pyproject.toml': '[project]\nname = "x"\nversion = "1"\ndependencies = []\n',
      'uv.lock': '[[package]]\nname = "transformers"\nversion = "4.47.1"\n',
      'app.py': 'import transformers\n',
    };
    assert.deepEqual(
      (await at(files)).map(([file]) => file),
      ['app.py'],
    );
  });

  it('stands at the arguments that start an MCP server', async () => {
    const config = (server: string): Files => ({
      '.mcp.json': JSON.stringify({ mcpServers: { x: { command: 'npx', args: ['-y', server] } } }),
    });
    const [[file, message] = []] = await at(config('mcp-remote@0.1.12'));
    assert.equal(file, '.mcp.json');
    assert.match(message ?? '', /^mcp-remote 0\.1\.12 is affected by CVE-2025-6514 .*; fixed in 0\.1\.16\.$/);
    assert.deepEqual(await at(config('mcp-remote@0.1.16')), []);
    assert.deepEqual(await at(config('mcp-remote')), []);
  });

  for (const [name, text] of [
    ['pyproject.toml', '[tool.poetry.dependencies]\nlangchain-community = { version = "0.3.26", extras = ["cli"] }\n'],
    ['Pipfile', '[packages]\nlangchain-community = "==0.3.26"\n'],
    ['environment.yml', 'dependencies:\n  - pip\n  - pip:\n      - langchain-community==0.3.26\n'],
    ['setup.cfg', '[options]\ninstall_requires =\n    langchain-community==0.3.26\n'],
  ] as const)
    it(`is fixed in ${name}`, async () => {
      const files = { [name]: text };
      const fixed = await fixFiles(files, 'vulnerable-package');
      assert.deepEqual(fixed, { [name]: text.replace('0.3.26', '0.3.27') });
    });

  it('is not fixed where what stands there is a range or a name of the same beginning', async () => {
    for (const text of ['langchain-community~=0.3.20,<0.3.27\n', 'langchain-community>=0.3.20,<0.3.27\n']) {
      const files = { 'requirements.txt': text };
      assert.match((await found(files))[0]?.message ?? '', /^Every version of langchain-community that /);
      assert.deepEqual(await fixFiles(files, 'vulnerable-package'), files);
    }
  });

  it('is silenced in the line', async () => {
    const line = 'transformers==4.47.1  # modelkeel-ignore-line vulnerable-package -- behind a firewall\n';
    assert.deepEqual(await at({ 'requirements.txt': line }), []);
  });
});

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import type { Snapshot } from '../../../../src/tools/catalog/packages/drawn.ts';
import { snapshotUrl } from '../../../../src/tools/catalog/packages/drawn.ts';
import { openCheckout } from '../../../../src/tools/catalog/repositories/checkout.ts';
import { drawRepositories } from '../../../../src/tools/catalog/repositories/draw-repositories.ts';
import { modelsDevLists } from '../../../../src/tools/catalog/repositories/readers/models-dev-lists.ts';
import { portkey } from '../../../../src/tools/catalog/repositories/readers/portkey.ts';

describe('repositories that facts are drawn from', () => {
  let folder = '';

  const git = (day: string, ...words: readonly string[]): void => {
    const at = `${day}T12:00:00Z`;
    const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
    const env = { ...process.env, GIT_COMMITTER_DATE: at, GIT_AUTHOR_DATE: at };
    execFileSync('git', ['-C', folder, ...who, ...words], { env, stdio: 'pipe' });
  };
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const commit = (day: string): void => {
    git(day, 'add', '-A');
    git(day, 'commit', '-q', '-m', day);
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'catalog-repository-'));
    git('2026-01-01', 'init', '-q');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('lists what the newest commit holds, and what earlier ones held with the day it went', () => {
    write(
      'models/lab/big.toml',
      'tool_call = true\n[limit]\ncontext = 1000\noutput = 10\n[modalities]\ninput = ["text"]\noutput = ["text"]\n',
    );
    write('providers/groq/models/lab/old.toml', 'name = "Old"\n');
    commit('2026-02-01');
    rmSync(join(folder, 'providers/groq/models/lab/old.toml'));
    write('providers/groq/models/lab/big.toml', 'base_model = "lab/big"\n[cost]\ninput = 1\noutput = 2\n');
    write('providers/azure/models/gpt-9.toml', 'name = "G"\n');
    write('providers/azure/models/phi-9.toml', 'name = "P"\n');
    write('providers/reseller/models/gpt-9.toml', 'name = "G"\n');
    symlinkSync('gpt-9.toml', join(folder, 'providers/azure/models/gpt-9-mini.toml'));
    commit('2026-03-01');
    const models = modelsDevLists.read(openCheckout(folder));
    assert.deepEqual(models, [
      { platform: 'azure-openai', id: 'gpt-9-mini' },
      { platform: 'azure-openai', id: 'gpt-9' },
      { platform: 'azure-foundry', id: 'phi-9' },
      {
        platform: 'groq',
        id: 'lab/big',
        kinds: ['chat'],
        context: 1000,
        output: 10,
        takes: 'text',
        priceIn: 1,
        priceOut: 2,
      },
      { platform: 'groq', id: 'lab/old', seen: '2026-03-01', gone: '2026-03-01' },
    ]);
  });

  it('takes ids of a gateway, and no families, prices or settings for such', () => {
    write(
      'general/bedrock.json',
      JSON.stringify({ name: 'bedrock', default: {}, claude: {}, 'acme.m-v1:0': { type: { primary: 'embedding' } } }),
    );
    write(
      'general/google.json',
      JSON.stringify({ 'gem-1': { type: { primary: 'chat' } }, 'gem-1-gt-128k': {}, '70b': {} }),
    );
    commit('2026-03-01');
    assert.deepEqual(portkey.read(openCheckout(folder)), [
      { platform: 'bedrock', id: 'acme.m-v1:0', kinds: ['embedding'] },
      { platform: 'google', id: 'gem-1', kinds: ['chat'] },
    ]);
  });

  it('keeps a snapshot with the commit and its day, and refuses what it cannot read', () => {
    const drawn = join(folder, 'drawn');
    mkdirSync(drawn);
    write('providers/xai/models/g.toml', 'name = "G"\n');
    commit('2026-03-01');
    const [line] = drawRepositories(drawn, [`anomalyco/models.dev=${folder}`]);
    assert.match(line ?? '', /^github:anomalyco\/models\.dev [0-9a-f]{9} of 2026-03-01: 1 ids$/);
    const kept = JSON.parse(readFileSync(join(drawn, 'github-anomalyco-models.dev.json'), 'utf8')) as Snapshot;
    assert.equal(kept.published, '2026-03-01');
    assert.equal(snapshotUrl(kept), `https://github.com/anomalyco/models.dev/tree/${kept.version}`);
    assert.throws(() => drawRepositories(drawn, [`acme/lists=${folder}`]), /no reader of/);
    write('README.md', '');
    rmSync(join(folder, 'providers'), { recursive: true });
    commit('2026-03-02');
    assert.throws(() => drawRepositories(drawn, [`Portkey-AI/models=${folder}`]), /no files of providers/);
  });
});

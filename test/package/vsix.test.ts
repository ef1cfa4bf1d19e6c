import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { PROJECT } from '../support/ports.ts';

describe('the VSIX', () => {
  it('holds these files and no others', async () => {
    const files = await listFiles({ cwd: PROJECT, packageManager: PackageManager.None });
    const expected = readFileSync(join(PROJECT, 'test/snapshots/vsix-files.txt'), 'utf8').trim().split('\n');
    assert.deepEqual(files.toSorted(), expected);
  }).timeout(60_000);
});

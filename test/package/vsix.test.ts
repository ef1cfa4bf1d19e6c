import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { assertListed } from '../support/assert-listed.ts';
import { PROJECT } from '../support/ports.ts';

describe('the VSIX', () => {
  it('holds these files and no others', async () => {
    const files = await listFiles({ cwd: PROJECT, packageManager: PackageManager.None });
    const written = readFileSync(join(PROJECT, 'test/snapshots/vsix-files.txt'), 'utf8').trim().split('\n');
    assertListed(written, files.toSorted(), 'test/snapshots/vsix-files.txt, if the extension is to have these');
  }).timeout(60_000);
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, closeAll, file, hover, find, idle, open, scanned, shown, until } from '../editor.ts';

describe('a server that is killed', () => {
  afterEach(closeAll);

  it('is started again, and looks at what was typed and at all files', async () => {
    const { server, inventory } = await scanned();
    const { process: running } = await server.started();
    const before = running();
    assert.ok(before !== null, 'it runs as a process of its own');
    const uri = file('api/chat.py');
    const editor = await open(uri);
    const { document } = editor;
    await editor.edit((builder) => {
      builder.insert(new vscode.Position(0, 0), '# typed\n');
    });
    await until(
      () => shown(uri),
      (list) => list.join() === 'retired-model@14',
      'what is typed is looked at',
    );
    process.kill(before, 'SIGKILL');
    await until(running, (now) => now !== null && now !== before, 'another process runs');
    await until(
      () => inventory.status().scan.kind,
      (kind) => kind === 'done',
      'all files were looked at again',
    );
    await idle();
    assert.deepEqual(shown(uri), ['retired-model@14']);
    assert.deepEqual(shown(file('web/reply.ts')), ['retired-model@4']);
    assert.equal(document.lineAt(0).text, '# typed');
    assert.match(await hover(uri, find(document, 'gpt-4-0314')), /\[Replace with /);
    await editor.edit((builder) => {
      builder.insert(new vscode.Position(0, 0), '# again\n');
    });
    await until(
      () => shown(uri),
      (list) => list.join() === 'retired-model@15',
      'what is typed now is looked at',
    );
    assert.equal((await (await api()).server.started()).process(), running());
  });
});

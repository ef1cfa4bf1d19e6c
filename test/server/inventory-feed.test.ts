import assert from 'node:assert/strict';
import type { Connection } from 'vscode-languageserver';
import type { InventoryDelta } from '../../src/protocol/inventory.ts';
import { createInventoryFeed } from '../../src/server/common/inventory-feed.ts';
import { createInventory } from '../../src/server/common/inventory.ts';
import type { LocatedReport } from '../../src/server/common/places.ts';
import { createUris } from '../../src/server/common/uris.ts';
import { inEnglish } from '../../src/core/model/told.ts';

/** A report that says no more than that something was not read. */
function report(index: number, detail: string): LocatedReport {
  const uri = `/w/part_${String(index)}.js`;
  const notes = [{ uri, kind: 'minified' as const, detail }];
  return {
    report: { uri, version: 0, references: [], findings: [], notes, dependencies: [] },
    at: () => null,
  };
}

describe('the inventory that a client gets', () => {
  it('comes in messages of a bounded length, one on top of the other', async () => {
    const messages: InventoryDelta[] = [];
    let ask: () => { readonly version: number; readonly documents: readonly unknown[] } = () => assert.fail();
    const connection = {
      onRequest: (_type: unknown, answer: typeof ask) => {
        ask = answer;
      },
      sendNotification: (_type: unknown, delta: InventoryDelta) => {
        messages.push(delta);
        return Promise.resolve();
      },
    };
    const inventory = createInventory();
    const feed = createInventoryFeed({
      abilities: { say: inEnglish },
      connection: connection as unknown as Connection,
      inventory,
      uris: createUris(),
      levelOf: ({ severity }) => severity,
      live: () => null,
    });
    let { version } = ask();
    const all = Array.from({ length: 1200 }, (_, index) => index);
    inventory.put(all.map((index) => report(index, 'first')));
    for (let tries = 0; tries < 100 && messages.length < 3; tries++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    inventory.put(all.map((index) => report(index, 'second')));
    feed.flush();
    assert.deepEqual(
      messages.map(({ documents }) => documents.length),
      [500, 500, 200, 500, 500, 200],
    );
    for (const { from, to } of messages) {
      assert.equal(from, version);
      version = to;
    }
    const said = new Map(
      messages.flatMap(({ documents }) => documents.map(({ uri, notes }) => [uri, notes[0]?.detail])),
    );
    assert.equal(said.size, 1200);
    assert.deepEqual([...new Set(said.values())], ['second']);
    feed.dispose();
  });
});

import assert from 'node:assert/strict';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { api, idle } from '../editor.ts';

const IDLE_MS = 3000;

/** How long the event loop of this extension host was kept from its work, at worst and at 99 %, in milliseconds. */
async function delayDuring(work: () => Promise<unknown>): Promise<{ readonly worst: number; readonly most: number }> {
  const histogram = monitorEventLoopDelay({ resolution: 5 });
  histogram.enable();
  await work();
  histogram.disable();
  return { worst: histogram.max / 1e6, most: histogram.percentile(99) / 1e6 };
}

describe('the event loop of the extension host', () => {
  it('goes on while a large workspace is scanned', async () => {
    const { inventory, server } = await api();
    assert.equal(server.isWanted(), false, 'the scan has not begun');
    const quiet = await delayDuring(() => new Promise((resolve) => setTimeout(resolve, IDLE_MS)));
    const started = performance.now();
    const busy = await delayDuring(async () => {
      await vscode.commands.executeCommand('modelkeel.refresh');
      await idle();
    });
    const seconds = (performance.now() - started) / 1000;
    const { scan } = inventory.status();
    assert.ok(scan.kind === 'done' && scan.files > 0, JSON.stringify(scan));
    const { components } = inventory.view();
    assert.ok(components.length > 0);
    console.log(
      `modelkeel-test: event loop: ${String(scan.files)} files in ${seconds.toFixed(1)} s; delayed at 99 % by ${busy.most.toFixed(1)} ms, at worst by ${busy.worst.toFixed(1)} ms; without a scan by ${quiet.most.toFixed(1)} and ${quiet.worst.toFixed(1)} ms`,
    );
  }).timeout(880_000);
});

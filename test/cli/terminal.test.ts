import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { createProgress } from '../../src/cli/progress.ts';
import { makePlace } from '../support/command-line.ts';
import type { CliPlace } from '../support/command-line.ts';
import { PROJECT } from '../support/ports.ts';

/** What a line of a terminal shows after all was written: back to the start, and erase to the end, as terminals do it. */
function screenOf(text: string): string {
  let [line, at] = ['', 0];
  for (const [part] of text.matchAll(/\u001b\[K|\r|[^\u001b\r]+/g))
    if (part === '\r') at = 0;
    else if (part === '\u001b[K') line = line.slice(0, at);
    else {
      line = line.slice(0, at) + part + line.slice(at + part.length);
      at += part.length;
    }
  return line;
}

function shown(columns = 80): {
  readonly progress: ReturnType<typeof createProgress>;
  readonly wait: (ms: number) => void;
  readonly text: () => string;
  readonly writes: () => number;
} {
  let [time, written, writes] = [0, '', 0];
  const write = (text: string): void => {
    written += text;
    writes++;
  };
  return {
    progress: createProgress({ write, now: () => time, columns }),
    wait: (ms) => {
      time += ms;
    },
    text: () => screenOf(written),
    writes: () => writes,
  };
}

describe('progress on a terminal', () => {
  it('is not shown in the first second, then at most ten times a second, and is gone when it ends', () => {
    const { progress, wait, text, writes } = shown();
    progress.tell(1, 2000);
    wait(999);
    progress.tell(900, 2000);
    assert.equal(writes(), 0);
    wait(1);
    progress.tell(1000, 2000);
    assert.equal(text(), '1,000 of 2,000 files');
    for (let done = 1001; done < 1100; done++) {
      wait(5);
      progress.tell(done, 2000);
    }
    assert.ok(writes() <= 6, String(writes()));
    wait(100);
    progress.tell(9, 2000);
    assert.equal(text(), '9 of 2,000 files', 'nothing of the longer line is left');
    progress.end();
    assert.equal(text(), '');
  });

  it('says nothing at all of a short run, and fits a narrow terminal', () => {
    const short = shown();
    short.progress.tell(3, 3);
    short.progress.end();
    assert.equal(short.writes(), 0);
    const narrow = shown(8);
    narrow.wait(2000);
    narrow.progress.tell(1234567, 2000000);
    assert.equal(narrow.text().length, 7);
  });
});

describe('a scan on a terminal', () => {
  let place: CliPlace;
  before(function (this: Mocha.Context) {
    // `script` gives a program a terminal of its own.
    try {
      execFileSync('script', ['-qec', 'true', '/dev/null'], { stdio: 'ignore' });
    } catch {
      this.skip();
    }
    place = makePlace();
    place.write(
      'a b/app.py',
      'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4-0314", input="")\nOpenAI().responses.create(model="gpt-4o", input="")\n',
    );
  });
  after(() => {
    place.remove();
  });
  const run = (environment: Readonly<Record<string, string>>, words: string): Promise<string> =>
    new Promise((resolve) => {
      const env = { PATH: process.env['PATH'] ?? '', HOME: place.base, TERM: 'xterm-256color', ...environment };
      const line = `stty cols 80; '${process.execPath}' '${join(PROJECT, 'dist', 'cli.js')}' ${words} --today 2026-11-23`;
      execFile('script', ['-qec', line, '/dev/null'], { cwd: place.folder, env }, (_error, out) => {
        resolve(out.replaceAll('\r\n', '\n'));
      });
    });
  const plain = (text: string): string => text.replace(/\u001b\[[\d;]*m|\u001b\]8;;[^\u001b]*\u001b\\/g, '');

  it('fits 80 columns, links files where the terminal has links, and says what ends next', async () => {
    const out = await run({ FORCE_HYPERLINK: '1' }, 'scan');
    for (const line of plain(out).split('\n')) assert.ok(line.length <= 80, line);
    assert.match(out, /\u001b\]8;;file:\/\/\/[^ \u001b]+\/a%20b\/app\.py\u001b\\\u001b\[1ma b\/app\.py/);
    assert.match(plain(out), /^Ends next: gpt-4o on 2027-01-14 \(in 52 days\)\.$/m);
    assert.match(plain(out), /^Ends next.+\n1? ?.*models/m);
    for (const line of plain(await run({}, 'explain gpt-4o --platform openai')).split('\n'))
      assert.ok(line.length <= 80 || !line.trim().includes(' '), line);
  });

  it('gives no links where they are not known to work, and no colour where none is wanted', async () => {
    assert.doesNotMatch(await run({}, 'scan'), /\u001b\]8/);
    const bare = await run({ NO_COLOR: '1' }, 'scan');
    assert.equal(bare, plain(bare));
  });
});

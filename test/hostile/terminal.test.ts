import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { scanFormats } from '../../src/cli/scan-report.ts';
import { DEAD, makePlace, TODAY } from '../support/command-line.ts';
import type { CliPlace, CliRun } from '../support/command-line.ts';

/** Everything that steers a terminal or turns text, but the line breaks of our own lines. */
const STEERING = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
/** Sets the title, clears the screen, goes back, turns the direction. */
const EVIL = '\x1b]0;owned\x07\x1b[2J\x9b31m\r\b\u202e\u2066\u200b\u2028';

describe('text of others on the terminal', () => {
  let place: CliPlace;
  beforeEach(() => {
    place = makePlace();
  });
  afterEach(() => {
    place.remove();
  });
  const clean = ({ out, err }: CliRun, what: string): void => {
    assert.doesNotMatch(out.replaceAll('\t', ''), STEERING, `${what}, stdout`);
    assert.doesNotMatch(err, STEERING, `${what}, stderr`);
  };

  it('steers nothing out of code lines, ids, revisions, notes, progress and differences', async () => {
    place.write('code.py', `${DEAD.trimEnd()}  # ${EVIL.replace(/[\r\u2028]/g, '')}\n`);
    place.write(
      'ids.py',
      `from transformers import AutoModel\nAutoModel.from_pretrained("acme/mo${EVIL.replace(/[\r\u2028]/g, '')}del", revision="ma\x1b[31min\u202e")\nfrom openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-4-0314\\x1b[2J")\n`,
    );
    place.write('broken.ipynb', `{"cells": ${EVIL}`);
    place.write('.env', `OPENAI_MODEL=gpt-4-0314${EVIL.replace(/[\r\u2028]/g, '')}\n`);
    const { out } = await place.run('scan', ...TODAY);
    for (const words of [
      ['scan', '--progress', '--verbose'],
      ...scanFormats.map((format) => ['scan', '--format', format]),
      ['fix', '--dry-run', '--verbose'],
      ['fix', '--verbose'],
    ])
      clean(await place.run(...words, ...TODAY), words.join(' '));
    assert.match(out, /␛\]0;owned␇␛\[2J<U\+009B>31m␈<U\+202E>/);
  });

  it('steers nothing out of the names of files', async function () {
    if (process.platform === 'win32') this.skip();
    const name = `a\x1b[31m\n\r\x9bfake.py: error\u202e`;
    mkdirSync(join(place.folder, name));
    place.write(join(name, 'x.py'), DEAD);
    place.write(join(name, 'b.py'), new Uint8Array([0x23, 0, 1]));
    const scans = scanFormats.map((format) => ['scan', '--format', format]);
    for (const words of [...scans, ['fix', '--dry-run'], ['fix'], ['scan', name]])
      clean(await place.run(...words, ...TODAY), words[0] ?? '');
    const { out } = await place.run('scan', ...TODAY, '--format', 'json');
    const { notes } = JSON.parse(out) as { readonly notes: readonly { readonly file: string }[] };
    assert.equal(notes[0]?.file, `${name}/b.py`, 'JSON says what the name is');
  });

  it('steers nothing out of words of the command line that are repeated', async () => {
    place.write('catalog.json', `{"schema": "${EVIL.replace(/[\r\b\x07\x1b\u2028]/g, '')}"}`);
    for (const words of [
      ['explain', `gpt${EVIL}`],
      ['explain', `openai/gpt-4o\x1b[31m`, '--format', 'json'],
      ['explain', `pypi:x\x1b@1`],
      ['scan', `no\x1bfile`],
      ['scan', `--to\x1bday`],
      ['scan', '--today', '\x1b'],
      ['scan', '--changed', 'ma\x1bin'],
      ['scan', '--output', 'no\x1bfolder/x'],
      ['catalog', 'validate', 'catalog.json'],
      ['catalog', 'validate', '\x1b'],
      ['catalog', 'update', '--from', 'http\x1b://x'],
    ])
      clean(await place.run(...words), JSON.stringify(words));
  });

  it('marks the id where it stands, whatever stands before it', async () => {
    place.write(
      'app.py',
      `from openai import OpenAI\nOpenAI().chat.completions.create(user="\x1b\u202e\t", model="gpt-4-0314")\n`,
    );
    const { out } = await place.run('scan', ...TODAY);
    const lines = out.split('\n');
    const at = lines.findIndex((line) => line.includes('gpt-4-0314")'));
    const [code = '', mark = ''] = [lines[at], lines[at + 1]];
    assert.equal(code.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1), 'gpt-4-0314');
  });
});

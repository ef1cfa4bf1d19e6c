import { readFile, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { decodeText, encodingOf } from '../core/base/decode.ts';
import { instructionsOf, weave } from '../core/report/agents/instructions.ts';
import { isWithin } from '../host/repository.ts';
import type { AgentsOptions } from './agent-arguments.ts';
import { EXIT, UsageError } from './exit.ts';
import { readAll } from './read-all.ts';
import { openSession } from './session.ts';
import { printReport, say } from './terminal.ts';
import { writeOutput } from './write-output.ts';

/** Files that coding agents read before they work, by where their makers document them. */
const KNOWN = ['AGENTS.md', 'CLAUDE.md', 'GEMINI.md', '.github/copilot-instructions.md'];

/** `modelkeel agents`: keeps the section on models in the instructions of coding agents. */
export async function agents(folder: string | undefined, options: AgentsOptions, signal: AbortSignal): Promise<number> {
  const root = resolve(folder ?? '.');
  const found = await stat(root).catch(() => null);
  if (!found?.isDirectory()) throw new UsageError(`${folder ?? '.'} is not a folder. Name the folder of a repository.`);
  const session = await openSession([root], options, null);
  const { report } = await readAll(session, { progress: false }, signal);
  const section = instructionsOf(report);
  await session.analyzer.keep(signal);
  session.analyzer.dispose();
  if (options.print) {
    printReport(`${section}\n`);
    return EXIT.ok;
  }
  const names = options.file.length > 0 ? options.file : await present(root);
  const files = await Promise.all(names.map((name) => wovenFile(root, name, section)));
  // A file and a link to it are one.
  const changes = [...new Map(files.flatMap((file) => (file.text === null ? [] : [[file.place, file]]))).values()];
  if (options.check) {
    for (const { name } of changes) say(`${name} is out of date; run modelkeel agents`);
    return changes.length > 0 ? EXIT.findings : EXIT.ok;
  }
  for (const { name, place, text, isNew } of changes) {
    await writeOutput(place, text ?? '', [await realpath(root)]);
    say(`${name} was ${isNew ? 'made' : 'brought up to date'}`);
  }
  if (changes.length === 0) say(`${names.join(', ')}: up to date`);
  return EXIT.ok;
}

/** A file of instructions with the section in it. */
interface WovenFile {
  readonly name: string;
  /** Where it lies, links followed. */
  readonly place: string;
  /** null where it is up to date. */
  readonly text: string | null;
  readonly isNew: boolean;
}

/** @throws {UsageError} where the section cannot be put into it. */
async function wovenFile(root: string, name: string, section: string): Promise<WovenFile> {
  const folder = await realpath(root);
  const path = join(folder, name);
  const place = await realpath(path).catch(() => path);
  const left = (why: string): UsageError => new UsageError(`${name} was left alone: ${why}. Nothing was changed.`);
  if (!isWithin(place, folder)) throw left('it lies outside of the folder');
  const bytes = await readFile(place).catch(() => null);
  if (bytes === null) {
    if (await stat(place).catch(() => null)) throw left('it is no file that can be read');
    const made = weave('', section);
    return { name, place, text: made.kind === 'changed' ? made.text : null, isNew: true };
  }
  const read = decodeText(bytes);
  if (read.kind !== 'text' || encodingOf(bytes) !== 'utf-8') throw left('it is no text in UTF-8');
  const woven = weave(read.text, section);
  if (woven.kind === 'broken') throw left(woven.why);
  return { name, place, text: woven.kind === 'changed' ? woven.text : null, isNew: false };
}

/** The files that are there; where none is, the one that most agents read. */
async function present(root: string): Promise<readonly string[]> {
  const there = await Promise.all(
    KNOWN.map(async (name) => ((await stat(join(root, name)).catch(() => null))?.isFile() === true ? [name] : [])),
  );
  const names = there.flat();
  return names.length > 0 ? names : [KNOWN[0] ?? 'AGENTS.md'];
}

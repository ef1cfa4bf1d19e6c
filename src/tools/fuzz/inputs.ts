import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { packageFileOf } from '../../core/base/package-files.ts';
import { languageOf } from '../../core/model/language.ts';
import { FURTHER_SAMPLES } from './further-samples.ts';
import { assemble, mutate } from './mutate.ts';
import { createRandom } from './random.ts';

/** A text that is to be looked at, under the name of a file. */
export interface Input {
  readonly name: string;
  readonly text: string;
}

/** The annotated sources of the tests, by what reads them: a format of manifests, else a language. */
export type Samples = ReadonlyMap<string, readonly Input[]>;

const MAX_SAMPLE = 20_000;

/** Reads all of them. */
export function readSamples(folder: string): Samples {
  const found = new Map<string, Input[]>();
  const add = (name: string, text: string): void => {
    const uri = `file:///${name}`;
    const kind = packageFileOf(uri)?.format ?? languageOf(uri);
    if (kind !== null && text.length <= MAX_SAMPLE) found.set(kind, [...(found.get(kind) ?? []), { name, text }]);
  };
  const visit = (at: string): void => {
    for (const entry of readdirSync(at).toSorted()) {
      const path = join(at, entry);
      if (statSync(path).isDirectory()) {
        visit(path);
        continue;
      }
      // Where the name matters it stands behind a prefix.
      add(basename(path).split('__').at(-1) ?? '', readFileSync(path, 'utf8'));
    }
  };
  visit(folder);
  for (const [name, text] of Object.entries(FURTHER_SAMPLES)) add(name, text);
  return found;
}

/** What follows from a seed: mostly a sample that was changed, sometimes pieces alone. */
export function makeInput(samples: readonly Input[], seed: number): Input {
  const random = createRandom(seed);
  const { name, text } = random.pick(samples);
  if (random.below(5) === 0) return { name, text: assemble(random) };
  return { name, text: mutate(text, random.pick(samples).text, random) };
}

import type { Random } from './random.ts';

/** What opens, closes, escapes or joins in some language, and what no reader expects. */
const PIECES: readonly string[] = [
  '(', ')', '[', ']', '{', '}', '<', '>', 'a<', 'a<b>(', 'f(', 'a[', '"', "'", '`', '"""', "'''", '${', '#{', '{{', '}}', '{%', '\\',
  '\\\n', '/*', '*/', '//', '#', '--', '<!--', '<?php ', '?>', '?', '?.', '??', '?:', '::', '->', '=>', '=', '==', '|', '||', '&', '&&',
  '*', '**', '.', '..', '...', ',', ';', ':', ': ', '- ', '@', '%', '%%', '!', '~', '^', '$', '\n', '\r', '\r\n', '\t', '  ', '\u00a0', '\0',
  '\ufeff', '\u2028', '\ud800', '\udfff', '😀', 'é', '\u202e', '0', '-1', '1e999', 'if ', 'else ', 'when (a) { ', 'b -> ', 'fun f() ', 'val x = ',
  'class A ', 'object : A ', 'return ', 'lambda: ', 'def f():\n', 'match a:\n', 'end\n', 'do\n', '<<A\n', 'r#"', 'r"(', '@"', '$"{', 'async ', 'await ',
  '&a ', '*a ', '<<: *a', '|\n', '>-\n', '[[a]]\n', 'a.b.c', 'a = a\n', 'import a\n', 'from a import *\n', 'model="gpt-4o"', 'gpt-4-0314',
]; // prettier-ignore

/** The longest text that is made. */
const MAX_LENGTH = 60_000;

type Step = (text: string, random: Random, other: string) => string;

/** A place and a length in a text; short ones more often than long ones. */
function span(text: string, random: Random): readonly [start: number, end: number] {
  const start = random.below(text.length + 1);
  return [start, Math.min(text.length, start + random.below(2 ** random.below(11)) + 1)];
}

/** How often something is repeated: mostly a few times, seldom thousands. */
function count(random: Random): number {
  return 1 + random.below(2 ** random.below(13));
}

const STEPS: readonly Step[] = [
  (text, random) => {
    const [start, end] = span(text, random);
    return text.slice(0, start) + text.slice(end);
  },
  (text, random) => {
    const [start, end] = span(text, random);
    return text.slice(0, end) + text.slice(start, end).repeat(count(random)) + text.slice(end);
  },
  (text, random) => {
    const [start] = span(text, random);
    return text.slice(0, start) + random.pick(PIECES) + text.slice(start);
  },
  (text, random) => {
    const [start] = span(text, random);
    return text.slice(0, start) + random.pick(PIECES).repeat(count(random)) + text.slice(start);
  },
  (text, random) => {
    const [start] = span(text, random);
    const nest = random.pick(PIECES) + random.pick(PIECES);
    return text.slice(0, start) + nest.repeat(count(random)) + text.slice(start);
  },
  (text, random, other) => {
    const [start, end] = span(text, random);
    const [from, to] = span(other, random);
    return text.slice(0, start) + other.slice(from, to) + text.slice(end);
  },
  (text, random) => {
    const lines = text.split('\n');
    const [from, to] = [random.below(lines.length), random.below(lines.length)];
    return [...lines.slice(0, to), ...lines.slice(from, from + 1 + random.below(5)), ...lines.slice(to)].join('\n');
  },
  (text, random) => text.slice(0, random.below(text.length + 1)),
];

/** A text changed a few times in ways that readers do not expect. `other` is of the same kind: parts of it are put in. */
export function mutate(text: string, other: string, random: Random): string {
  let changed = text;
  for (let steps = 1 + random.below(6); steps > 0; steps--)
    changed = random.pick(STEPS)(changed, random, other).slice(0, MAX_LENGTH);
  return changed;
}

/** A short text of nothing but such pieces, as many as there may be in a file that was never meant to be read. */
export function assemble(random: Random): string {
  const own = Array.from({ length: 2 + random.below(6) }, () => random.pick(PIECES));
  const parts = Array.from({ length: 1 + random.below(200) }, () => random.pick(own));
  return parts
    .join('')
    .repeat(1 + random.below(4))
    .slice(0, MAX_LENGTH);
}

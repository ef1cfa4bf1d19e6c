import type { Span } from '../../src/core/model/text.ts';

const SEVERITIES = ['error', 'warning', 'info', 'hint'] as const;
const USES = ['call', 'config', 'listed', 'import'] as const;
const PINS = ['pinned', 'floating', 'no-pin-offered'] as const;
const KINDS = [
  'model',
  'embedding-model',
  'dataset',
  'endpoint',
  'prompt',
  'container-image',
  'mcp-server',
  'package',
  'weights-file',
] as const;

/** `^^^ openai gpt-4o call detector=openai/responses`: what is reported at the underlined text; null is not checked. */
export interface ReferenceMark {
  readonly kind: 'reference';
  /** 1-based line of the marked text. */
  readonly line: number;
  readonly span: Span;
  readonly provider: string;
  /** Canonical name; null where the value is unknown. */
  readonly name: string | null;
  /** The reason of `unresolved(reason)`; null where the value is known. */
  readonly unresolved: string | null;
  readonly use: (typeof USES)[number] | null;
  readonly pin: (typeof PINS)[number] | null;
  readonly subject: (typeof KINDS)[number] | null;
  readonly detector: string | null;
}

/** `^^^ warning floating-model`: what a rule says of the underlined text. */
export interface FindingMark {
  readonly kind: 'finding';
  readonly line: number;
  readonly span: Span;
  readonly severity: (typeof SEVERITIES)[number];
  readonly rule: string;
}

export type Mark = ReferenceMark | FindingMark;

/** A comment of carets: `#   ^^^^ words`, `//  ^^^^ words`, `;  ^^^^ words`, `--  ^^^^ words` or `<!--  ^^^^ words -->`, with the words behind the carets. */
const ANNOTATION = /^(\s*(?:#|\/\/|;|--|<!--)\s*)(\^+)\s+(\S.*?)(?:\s*-->)?$/;

/** Carets that are meant to be an annotation. */
const CARETS = /^\W*\^{3,}\s+\w/;

function oneOf<T extends string>(words: readonly string[], values: readonly T[]): T | null {
  return values.find((value) => words.includes(value)) ?? null;
}

function markOf(text: string, line: number, span: Span): Mark {
  const words = text.trim().split(/\s+/);
  const [first = '', second = ''] = words;
  const severity = oneOf([first], SEVERITIES);
  if (severity !== null) return { kind: 'finding', line, span, severity, rule: second };
  const unresolved = /unresolved\(([\w-]+)\)/.exec(text)?.[1] ?? null;
  const rest = words.slice(unresolved === null ? 2 : 1);
  const detector = rest.find((word) => word.startsWith('detector='))?.slice('detector='.length) ?? null;
  const known = [...USES, ...PINS, ...KINDS] as readonly string[];
  for (const word of rest) {
    if (known.includes(word) || word.startsWith('detector=') || word.startsWith('unresolved(')) continue;
    throw new Error(`line ${line}: unknown word "${word}" in annotation: ${text}`);
  }
  return {
    kind: 'reference',
    line,
    span,
    provider: first,
    name: unresolved === null ? second : null,
    unresolved,
    use: oneOf(rest, USES),
    pin: oneOf(rest, PINS),
    subject: oneOf(rest, KINDS),
    detector,
  };
}

/**
 * Reads the annotations of a fixture. An annotation stands in a comment of its own below the line it is about; several may
 * follow one line.
 *
 * @throws on an annotation that underlines nothing, has a word it cannot have, or stands in a comment of another kind: a mistake in the fixture.
 */
export function readAnnotations(text: string): readonly Mark[] {
  const marks: Mark[] = [];
  let offset = 0;
  let target: { readonly text: string; readonly start: number; readonly line: number } | null = null;
  for (const [index, line] of text.split('\n').entries()) {
    const match = ANNOTATION.exec(line);
    if (match) {
      const column = match[1]?.length ?? 0;
      const length = match[2]?.length ?? 0;
      if (!target || target.text.length < column + length) throw new Error(`line ${index + 1}: underlines nothing`);
      const start = target.start + column;
      marks.push(markOf(match[3] ?? '', target.line, { start, end: start + length }));
    } else if (CARETS.test(line)) {
      throw new Error(`line ${index + 1}: carets behind a sign that opens no comment readAnnotations knows: ${line}`);
    } else {
      target = { text: line, start: offset, line: index + 1 };
    }
    offset += line.length + 1;
  }
  return marks;
}

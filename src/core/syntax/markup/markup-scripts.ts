import type { FileFacts, SuppressionFact } from '../../model/facts.ts';
import type { SourceText, Span } from '../../model/text.ts';
import type { Collected } from '../collected.ts';
import { emptyFacts } from '../empty-facts.ts';
import { mayHoldSuppressions, readSuppressions } from '../suppressions.ts';

/** Code in a document of markup. */
interface Script extends Span {
  readonly language: 'javascript' | 'typescript' | 'typescriptreact' | 'javascriptreact';
}

export interface MarkupOptions {
  /** Whether the document starts with code between two lines of `---`. */
  readonly frontmatter: boolean;
  /** What a script without `lang` is written in. */
  readonly script: Script['language'];
}

/** Comments and the opening tags of scripts. Repetition is bounded, so that the time stays linear in the text. */
const OPENING = /<!--|<script(?=[\s>])((?:[^>"'{]|"[^"]{0,500}"|'[^']{0,500}'|\{[^}]{0,500}\}){0,500})>/gi;
const FRONTMATTER = /^\uFEFF?\s*---[^\S\n]*\n/;
const ATTRIBUTE = /(?:^|\s)(lang|type)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

/** Languages by what `lang` or `type` says; any other script is data or a template. */
const LANGUAGES: Readonly<Record<string, Script['language']>> = {
  ts: 'typescript',
  typescript: 'typescript',
  'text/typescript': 'typescript',
  tsx: 'typescriptreact',
  jsx: 'javascriptreact',
  js: 'javascript',
  javascript: 'javascript',
  module: 'javascript',
  'text/javascript': 'javascript',
  'application/javascript': 'javascript',
};

/**
 * The facts of the scripts in a document of markup (Vue, Svelte, Astro). All of them are read as one text, in which spaces
 * stand for everything else, so that every span is one of the document itself. Markup says nothing, but its comments may
 * silence findings.
 */
export async function collectMarkupFacts(
  source: SourceText,
  inner: (source: SourceText) => Promise<Collected>,
  options: MarkupOptions,
): Promise<Collected> {
  const { scripts, comments } = scan(source.text, options);
  const silenced = mayHoldSuppressions(source.text) ? readSuppressions(source.text, comments) : [];
  if (scripts.length === 0) {
    const facts: FileFacts = { ...emptyFacts(source), ecosystem: 'npm', lineComment: '//', suppressions: silenced };
    return { facts, notes: [] };
  }
  const { facts, ...told } = await inner({
    ...source,
    language: languageOf(scripts),
    text: codeOnly(source.text, scripts),
  });
  if (!facts) return { facts, ...told };
  return {
    facts: { ...facts, language: source.language, suppressions: inOrder([...facts.suppressions, ...silenced]) },
    ...told,
  };
}

function inOrder(suppressions: readonly SuppressionFact[]): readonly SuppressionFact[] {
  return suppressions.toSorted((a, b) => a.span.start - b.span.start);
}

/** One language reads them all: types are harmless in plain code, but not the other way round. */
function languageOf(scripts: readonly Script[]): Script['language'] {
  const order = ['typescriptreact', 'typescript', 'javascriptreact'] as const;
  return order.find((language) => scripts.some((script) => script.language === language)) ?? 'javascript';
}

/** The text with everything but the scripts made blank; line breaks stay, and a semicolon parts one script from the next. */
function codeOnly(text: string, scripts: readonly Script[]): string {
  let code = '';
  for (const { start, end } of scripts) {
    const gap = blank(text.slice(code.length, start));
    code += (code === '' || gap === '' ? gap : `;${gap.slice(1)}`) + text.slice(start, end);
  }
  return code + blank(text.slice(code.length));
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

/** Scripts and comments, in order. Linear in the length of the text. */
function scan(text: string, { frontmatter, script }: MarkupOptions): { scripts: Script[]; comments: Span[] } {
  const scripts: Script[] = [];
  const comments: Span[] = [];
  let from = 0;
  const fence = frontmatter ? FRONTMATTER.exec(text) : null;
  if (fence) {
    const close = /^---[^\S\n]*\r?$/m.exec(text.slice(fence[0].length));
    const end = close ? fence[0].length + close.index : text.length;
    scripts.push({ start: fence[0].length, end, language: 'typescript' });
    from = end;
  }
  OPENING.lastIndex = from;
  for (let match = OPENING.exec(text); match; match = OPENING.exec(text)) {
    const start = match.index + match[0].length;
    if (match[1] === undefined) {
      const close = text.indexOf('-->', start);
      const end = close < 0 ? text.length : close + 3;
      comments.push({ start: match.index, end });
      OPENING.lastIndex = end;
      continue;
    }
    if (match[1].endsWith('/')) continue;
    const end = closing(text, start);
    const language = languageIn(match[1], script);
    if (language && end > start) scripts.push({ start, end, language });
    OPENING.lastIndex = end;
  }
  return { scripts, comments };
}

/** Where the script that starts at `start` ends. */
function closing(text: string, start: number): number {
  const close = /<\/script[\s>]/gi;
  close.lastIndex = start;
  return close.exec(text)?.index ?? text.length;
}

/** What the attributes say; null for a script that is no code. */
function languageIn(attributes: string, fallback: Script['language']): Script['language'] | null {
  let found: Script['language'] | null = fallback;
  for (const [, name = '', double, single, bare] of attributes.matchAll(ATTRIBUTE)) {
    const said = (double ?? single ?? bare ?? '').trim().toLowerCase();
    const language = said === '' ? fallback : Object.hasOwn(LANGUAGES, said) ? (LANGUAGES[said] ?? null) : null;
    // `lang` says more than `type="module"`.
    if (language === null) return null;
    if (name.toLowerCase() === 'lang' || said !== 'module') found = language;
  }
  return found;
}

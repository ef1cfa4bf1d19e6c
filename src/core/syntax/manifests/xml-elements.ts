import { SaxesParser } from 'saxes';
import type { Span } from '../../model/text.ts';
import { MAX_NESTING } from '../embedded/readers.ts';

/** An element of an XML text. */
export interface XmlElement {
  readonly name: string;
  /** The names of the elements around it, outermost first, without its own. */
  readonly path: readonly string[];
  readonly attributes: ReadonlyMap<string, XmlText>;
  readonly children: readonly XmlElement[];
  /** Its text where it has no elements. */
  readonly text: XmlText | null;
  readonly span: Span;
}

/** A text with its place, blanks around it left out. */
export interface XmlText {
  readonly value: string;
  readonly span: Span;
}

interface Open {
  readonly name: string;
  readonly path: readonly string[];
  readonly attributes: Map<string, XmlText>;
  readonly children: XmlElement[];
  readonly start: number;
  content: number;
}

/** All elements of an XML text (https://www.w3.org/TR/xml/), inner ones before outer ones, as far as it can be read. */
export function readElements(text: string): readonly XmlElement[] {
  const found: XmlElement[] = [];
  const open: Open[] = [];
  const parser = new SaxesParser({ position: true });
  const at = (): number => parser.position;
  parser.on('error', () => undefined);
  parser.on('opentagstart', ({ name }) => {
    // Nesting beyond this is no project file; the parser can only be stopped so.
    if (open.length > MAX_NESTING) throw new RangeError('nested too deeply');
    const start = Math.max(0, text.lastIndexOf('<', at() - 1));
    open.push({
      name,
      path: open.map((element) => element.name),
      attributes: new Map(),
      children: [],
      start,
      content: start,
    });
  });
  parser.on('attribute', ({ name, value }) => {
    const end = at() - 1;
    const quote = text[end] ?? '"';
    const start = text.lastIndexOf(quote, end - 1) + 1;
    open.at(-1)?.attributes.set(name, { value, span: { start, end: Math.max(start, end) } });
  });
  parser.on('opentag', () => {
    const element = open.at(-1);
    if (element) element.content = at();
  });
  parser.on('closetag', () => {
    const element = open.pop();
    if (!element) return;
    const { name, path, attributes, children, start, content } = element;
    const end = at();
    const close = Math.max(content, text.lastIndexOf('<', end - 1));
    const made = { name, path, attributes, children, text: null, span: { start, end } };
    const whole = children.length === 0 ? { ...made, text: textIn(text, { start: content, end: close }) } : made;
    open.at(-1)?.children.push(whole);
    found.push(whole);
  });
  try {
    parser.write(text).close();
  } catch {
    // What was read before the error counts: a broken text is still being written.
  }
  return found;
}

function textIn(text: string, { start, end }: Span): XmlText | null {
  const raw = text.slice(start, end);
  const value = raw.trim();
  if (value === '' || value.includes('<')) return null;
  const from = start + raw.indexOf(value);
  return { value, span: { start: from, end: from + value.length } };
}

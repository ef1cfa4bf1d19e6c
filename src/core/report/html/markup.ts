import { visible } from '../../base/visible.ts';

/** Markup that was made here: what others wrote in it is text. */
export interface Markup {
  readonly markup: string;
}

/** What may stand in markup; nothing of null or false is shown. */
export type Content = string | number | null | false | Markup | readonly Markup[];

/** Markup with values in it: texts are escaped, and cannot be anything but text, in elements and in quoted attributes. */
export function mark(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return {
    markup: parts.map((part, index) => (index === 0 ? part : markupOf(values[index - 1] ?? null) + part)).join(''),
  };
}

function markupOf(content: Content): string {
  if (content === null || content === false) return '';
  if (typeof content === 'number') return String(content);
  if (typeof content === 'string') return escaped(content);
  return 'markup' in content ? content.markup : content.map(({ markup }) => markup).join('');
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return visible(text).replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? '');
}

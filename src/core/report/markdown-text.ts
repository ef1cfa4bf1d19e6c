import { visible } from '../base/visible.ts';

/** Text of others as text: no mark-up, no mention, no link, no end of a cell. */
export function markdownText(text: string): string {
  return visible(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_[\]|~#!]/g, '\\$&')
    .replace(/@/g, '&#64;')
    .replace(/(https?):\/\//g, '$1&#58;//');
}

import { styleText } from 'node:util';
import type { Paint } from '../core/report/text.ts';

/** Whether to colour: only on a terminal, and not where `NO_COLOR` (https://no-color.org) or `--no-color` says so. */
export function wantsColor(allowed: boolean): boolean {
  if (!allowed || process.env['NO_COLOR']) return false;
  return process.stdout.isTTY && process.env['TERM'] !== 'dumb' && !process.env['CI'];
}

const COLOURS = { error: 'red', warning: 'yellow', info: 'cyan', hint: 'gray' } as const;

/** The terminal's colours, or none. */
export function createPaint(color: boolean): Paint {
  if (!color) return { severity: (_severity, text) => text, bold: (text) => text, dim: (text) => text };
  return {
    severity: (severity, text) => styleText(COLOURS[severity], text),
    bold: (text) => styleText('bold', text),
    dim: (text) => styleText('dim', text),
  };
}

import { createTwoFilesPatch } from 'diff';
import { applyEdits } from '../base/edits.ts';
import { maskKeys } from '../base/keys.ts';
import { visible, visibleLines } from '../base/visible.ts';
import type { TextEdit } from '../model/text.ts';

/** The change of a file, to be shown. */
export interface Patch {
  /** A unified diff: keys are masked, and what would steer a terminal is shown as a symbol. */
  readonly shown: string;
  /** Whether nothing had to be shown otherwise, so that a program can apply it. */
  readonly isExact: boolean;
}

/** What edits of one file make of its text. The name is the one that people know it by. */
export function patchOf(name: string, text: string, edits: readonly TextEdit[]): Patch {
  const safe = visible(name);
  const whole = createTwoFilesPatch(`a/${safe}`, `b/${safe}`, text, applyEdits(text, edits), '', '', { context: 3 });
  const patch = whole.replace(/^=+\n/, '');
  const shown = visibleLines(maskKeys(patch));
  return { shown, isExact: safe === name && shown === patch };
}

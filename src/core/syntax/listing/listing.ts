import type { FileFacts, SettingFact } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { emptyFacts } from '../empty-facts.ts';

/** Formats that hold data: what matters of a recording or a fixture of them is which ids stand in it. */
const DATA: ReadonlySet<string> = new Set(['yaml', 'json']);

/** Up to here reading the whole costs next to nothing. */
const SMALL = 16_384;
/** Folders of what tools have recorded (VCR and its kin, Jest): nobody writes there, and there are thousands of files. */
const RECORDINGS = /(?:^|\/)(?:(?:[\w-]+_)?cassettes|__snapshots__|recordings)\//i;
/** Ids that differ, in one file. */
const MAX_LISTED = 2000;

/** Whether a value could be an id, by the key it stands behind and by itself; the key is empty where there is none. */
export type MayBeId = (key: string, value: string) => boolean;

/** `"key": "value"`, also inside of a text in which quotes are escaped; `"value"` that is no key; `key: value` on a line. */
const PAIR =
  /"([\w$.-]{1,60})\\{0,3}"\s{0,8}:\s{0,8}\\{0,3}"([\w@][\w./:@+-]{1,120})\\{0,3}"|"([\w@][\w./:@+-]{1,120})\\{0,3}"(?!\s{0,8}:)|^[ \t-]{0,60}([\w$.-]{1,60}):[ \t]{1,8}["']?([\w@][\w./:@+-]{1,120})["']?[ \t]{0,20}\r?$/gm;

/**
 * Whether a text that can only be listed is not worth reading as what it is: it is large, or a recording of any size. The path
 * is that in the workspace.
 */
export function isWorthListing({ language, text }: Pick<SourceText, 'language' | 'text'>, path: string): boolean {
  return DATA.has(language) && (text.length > SMALL || RECORDINGS.test(path));
}

/**
 * What a text of data holds that could be an id, each with its key, once: where it comes first. Nothing is known of
 * what stands around it, so these facts are for texts whose ids are listed and no more. One pass, bounded at every step.
 */
export function collectListing(source: SourceText, mayBeId: MayBeId): FileFacts {
  const { text } = source;
  const seen = new Set<string>();
  const settings: SettingFact[] = [];
  for (const match of text.matchAll(PAIR)) {
    const key = match[1] ?? match[4] ?? '';
    const value = match[2] ?? match[3] ?? match[5] ?? '';
    const known = `${key}\n${value}`;
    if (seen.has(known)) continue;
    seen.add(known);
    if (!mayBeId(key, value)) continue;
    const start = match.index + match[0].lastIndexOf(value);
    const content = { start, end: start + value.length };
    const keyStart = match.index + match[0].indexOf(key);
    settings.push({
      path: [key],
      value: { kind: 'string', value, span: { start: content.start - 1, end: content.end + 1 }, content },
      keySpan: { start: keyStart, end: keyStart + key.length },
      span: { start: match.index, end: match.index + match[0].length },
    });
    if (settings.length >= MAX_LISTED) break;
  }
  return { ...emptyFacts(source), settings };
}

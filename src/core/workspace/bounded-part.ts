import type { Surroundings } from '../detect/surroundings.ts';
import type { SourceText } from '../model/text.ts';

/** Formats of data, in which whole megabytes of recorded answers are kept. */
const DATA: ReadonlySet<string> = new Set(['yaml', 'json', 'jsonc', 'jsonl']);

/** So much of a data file is read where its names are only listed, in UTF-16 units. */
const LISTED_PART = 16_384;

/**
 * What is read of a document: all, but of data in tests (recorded traffic, expected answers) the first lines, up to 16,384
 * characters. Nothing there is more than listed, and the rest says more of the same. An open document is read whole, as are
 * tests where they count.
 */
export function boundedPart(source: SourceText, surroundings: Surroundings, includeTests: boolean): SourceText {
  const { language, text, version } = source;
  if (text.length <= LISTED_PART || version > 0 || includeTests || !DATA.has(language)) return source;
  if (surroundings.kind === 'live' || surroundings.why !== 'test') return source;
  const end = text.lastIndexOf('\n', LISTED_PART);
  return { ...source, text: text.slice(0, end > 0 ? end + 1 : LISTED_PART) };
}

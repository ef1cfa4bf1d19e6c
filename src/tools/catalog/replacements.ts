/** Ids that a free text of the facts names as replacements, in its order, and what could not be read as an id. */
export interface ReadReplacements {
  readonly ids: readonly string[];
  readonly unread: readonly string[];
}

/**
 * Reads `a or b`, `a, b`, `a / b`, `a (or b / c)`, `a b`, `Claude Sonnet 4.5`, and drops remarks in parentheses. A
 * display name counts only where exactly one id of the platform is written like it.
 */
export function readReplacements(text: string, platform: string, known: readonly string[]): ReadReplacements {
  const ids: string[] = [];
  const unread: string[] = [];
  let firstWord = '';
  for (const part of partsOf(text, platform)) {
    const found = idOf(part, known) ?? (firstWord === '' ? null : displayName(`${firstWord} ${part}`, known));
    firstWord ||= /^([A-Z][A-Za-z]+) /.exec(part)?.[1] ?? '';
    if (found === null) unread.push(part);
    else if (!ids.includes(found)) ids.push(found);
  }
  return { ids, unread };
}

function partsOf(text: string, platform: string): readonly string[] {
  const versioned = platform === 'azure-openai' ? text.replace(/^(\S+) \((\d{4}-\d\d-\d\d)\)$/, '$1@$2') : text;
  return versioned
    .replace(/\(or ([^)]*)\)/g, ', $1')
    .replace(/\([^)]*\)/g, '')
    .split(/\s*,\s*(?:or\s+)?|\s+or\s+|\s+\/\s+/)
    .map((part) => part.trim())
    .flatMap((part) =>
      part.split(' ').every((word) => /^[a-z0-9./]+-[a-z0-9./-]+$/.test(word)) ? part.split(' ') : [part],
    )
    .filter((part) => part !== '');
}

function idOf(part: string, known: readonly string[]): string | null {
  if (known.includes(part)) return part;
  const sameLetters = known.filter((id) => id.toLowerCase() === part.toLowerCase());
  if (sameLetters.length === 1 && sameLetters[0] !== undefined) return sameLetters[0];
  if (/^[A-Za-z0-9][\w./:@-]*$/.test(part) && /-/.test(part) && !part.includes('*')) return part;
  return displayName(part, known);
}

/** `Claude Sonnet 4.5` → the one id that reads the same without maker, date, version of the packaging and separators. */
function displayName(part: string, known: readonly string[]): string | null {
  const wanted = squeeze(part);
  if (wanted.length < 4) return null;
  const alike = known.filter((id) => squeeze(bare(id)) === wanted);
  const matches =
    alike.length > 0
      ? alike
      : known.filter(
          (id) =>
            squeeze(bare(id)).startsWith(wanted) &&
            !/\d{2}/.test(squeeze(bare(id)).slice(wanted.length - 1, wanted.length + 1)),
        );
  const [first] = matches;
  return matches.length === 1 && first !== undefined ? first : null;
}

function bare(id: string): string {
  return id
    .replace(/^[a-z0-9]+\.(?=[a-z])/, '')
    .replace(/-v\d+(?::\d+)?$/, '')
    .replace(/-\d{8}$/, '')
    .replace(/-\d\d-\d\d$/, '')
    .replace(/-0$/, '');
}

function squeeze(text: string): string {
  return text
    .toLowerCase()
    .replace(/\+/g, 'plus')
    .replace(/[^a-z0-9]/g, '');
}

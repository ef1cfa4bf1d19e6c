import type { PackageFact } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { readRequirement } from './requirement-text.ts';

/** Where a list of requirements begins: an argument of `setup(…)`, or a name that says the same. */
const LIST = /\b(?:install_requires|extras_require|requirements|requires|install_deps|_?deps|extras)\s*=\s*([[{(])/g;
const TOKEN =
  /"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"((?:[^"\\\n]|\\.)*)(?:"\s*(:?))?|'((?:[^'\\\n]|\\.)*)(?:'\s*(:?))?|#[^\n]*|[[\](){}]/g;

/** The literal lists of a `setup.py` (https://setuptools.pypa.io/en/latest/references/keywords.html). */
export function readSetupPy({ text }: SourceText): readonly PackageFact[] {
  const rows: PackageFact[] = [];
  let end = 0;
  for (const match of text.matchAll(LIST)) {
    if (match.index < end) continue;
    let depth = 0;
    TOKEN.lastIndex = match.index + match[0].length - 1;
    for (let token = TOKEN.exec(text); token; token = TOKEN.exec(text)) {
      const [whole] = token;
      end = TOKEN.lastIndex;
      if (/^[[({]$/.test(whole)) depth++;
      else if (/^[\])}]$/.test(whole) && --depth === 0) break;
      const literal = token[1] ?? token[3];
      const behind = token[2] ?? token[4];
      // Without a quote at its end it is none; a key of `extras_require` is the name of an extra.
      const row = literal === undefined || behind !== '' ? null : readRequirement(literal, token.index + 1);
      if (row) rows.push(row);
    }
  }
  return rows;
}

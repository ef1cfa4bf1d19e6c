import parseSpdx from 'spdx-expression-parse';
import type { LicenseClass, LicenseFact } from '../../model/lineage.ts';
import { asksOf, families, spdxLicense } from './licences.ts';
import { trimmedOf } from '../../base/trim.ts';

/** From free to closed. */
const RANK: Readonly<Record<Exclude<LicenseClass, 'unknown'>, number>> = {
  permissive: 0,
  copyleft: 1,
  restricted: 2,
  noncommercial: 3,
  proprietary: 4,
};

/** How much a licence restricts; null where nobody knows. */
export function rankOf({ class: kind }: LicenseFact): number | null {
  return kind === 'unknown' ? null : RANK[kind];
}

/** What cards write where they name no licence. */
const NO_NAME = /^(?:|other|unknown|license|licence|multiple|none|n\/a|not specified|custom)$/;

/**
 * Reads a licence as a card states it: an id of the Hub, the name of an `other` licence, an address, or an SPDX expression.
 * A name that nobody has read for this is kept as it is, its class unknown.
 */
export function licenseFact(stated: string): LicenseFact {
  const written = nameIn(stated);
  const name = written.toLowerCase();
  if (NO_NAME.test(name)) return { stated, spdx: null, class: 'unknown', restricts: [] };
  const listed = expression(written);
  if (listed) return { stated, ...listed };
  const family = families.find((one) => one.name.test(name));
  return {
    stated,
    spdx: /^https?:/.test(name) && !family ? null : `LicenseRef-${refOf(family ? name : stated)}`,
    class: family?.class ?? 'unknown',
    restricts: family?.restricts ?? [],
  };
}

/** `other (qwen)` is named in its brackets; `mit (code only)` before them. */
function nameIn(stated: string): string {
  const text = stated.trim();
  const [, before = text, inside] = /^([^()]*)\(([^()]*)\)$/.exec(text) ?? [];
  const outside = before.trim();
  return NO_NAME.test(outside.toLowerCase()) && inside !== undefined ? inside.trim() : outside;
}

/** Characters that a reference of SPDX may hold (https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/). */
function refOf(name: string): string {
  const fit = name.replace(/^https?:\/\//, '').replace(/[^A-Za-z\d.-]+/g, '-');
  return trimmedOf(fit, '-') || 'unnamed';
}

type Node = ReturnType<typeof parseSpdx>;

/** An SPDX expression in any case; null where it is none, or holds a licence nobody has read for this. */
function expression(text: string): Pick<LicenseFact, 'spdx' | 'class' | 'restricts'> | null {
  const canonical = text.replace(/[a-z\d][\w.-]*\+?/gi, (word) => {
    if (/^(?:and|or|with)$/i.test(word)) return word.toUpperCase();
    return spdxLicense(word)?.id ?? word;
  });
  try {
    const worst = classOf(parseSpdx(canonical));
    return worst && { spdx: canonical, class: worst, restricts: asksOf(worst) };
  } catch {
    // The parser speaks by exceptions: the text is a name, not an expression.
    return null;
  }
}

/** `OR` leaves the choice to who uses it, `AND` none. */
function classOf(node: Node): Exclude<LicenseClass, 'unknown'> | null {
  if ('license' in node) {
    const kind = spdxLicense(node.license)?.class ?? null;
    return kind === 'unknown' ? null : kind;
  }
  const left = classOf(node.left);
  const right = classOf(node.right);
  if (left === null || right === null) return null;
  const leftIsFreer = RANK[left] <= RANK[right];
  return (node.conjunction === 'or') === leftIsFreer ? left : right;
}

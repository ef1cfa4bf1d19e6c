import type { Fix } from '../model/fix.ts';
import type { Identity } from '../model/identity.ts';
import type { Place } from '../model/text.ts';
import { told } from '../model/told.ts';
import { titled } from '../model/spoken.ts';

/** A row of a manifest that asks for one version. */
export interface ExactRow {
  readonly identity: Identity;
  /** Its name. */
  readonly literal: Place;
  /** The text of the manifest. */
  readonly text: string;
  /** The version that is asked for. */
  readonly version: string;
}

/** What may stand between a name and its version: extras, quotes, `:`, `=` or `==`. */
const BETWEEN = /^(?:\[[\w\s,.-]*\])?["']?\s*(?:(?::\s*|=\s*(?:\{\s*version\s*=\s*)?)["']\s*)?(?:={1,3}\s*)?v?$/;

/**
 * Writes a newer version where one is asked for exactly, behind its name in the same line; null where it stands elsewhere. The
 * name is part of the edit: it is what inspection looks at afterwards. Whether the program works with it, a person decides.
 */
export function raiseFix({ identity, literal, text, version }: ExactRow, to: string): Fix | null {
  // A build of its own (`2.3.0+cu118`) comes from an index of its own, which has its own versions.
  if (version.includes('+')) return null;
  const { uri, span } = literal;
  const rest = text.slice(span.end).split(/[\r\n]/, 1)[0] ?? '';
  const at = rest.indexOf(version);
  const behind = rest[at + version.length] ?? '';
  if (at < 1 || !BETWEEN.test(rest.slice(0, at)) || /[\w.+!*-]/.test(behind)) return null;
  const end = span.end + at + version.length;
  return {
    ...titled(told`Upgrade ${identity.name} to ${to}`),
    kind: 'replace',
    preferred: isCompatible(version, to),
    safety: 'review',
    ...(!isCompatible(version, to) && { leap: { from: version, to } }),
    edits: [{ uri, span: { start: span.start, end }, newText: text.slice(span.start, end - version.length) + to }],
    expects: { kind: 'identity', provider: identity.provider, name: identity.name, pin: 'pinned' },
  };
}

/**
 * Whether a newer version works where the one before did: a patch of the same line. A minor one may ask for other neighbours
 * (`torch` beside `vllm`), or another Python.
 */
function isCompatible(version: string, to: string): boolean {
  const line = (text: string): string => /^v?(\d+\.\d+)(?=\.|$)/.exec(text)?.[1] ?? text;
  return line(version) === line(to);
}

import { ECOSYSTEMS } from '../../model/facts.ts';
import type { Ecosystem } from '../../model/facts.ts';
import type { Identity, PinState, Revision } from '../../model/identity.ts';
import { packagePurl } from '../purl.ts';
import { told } from '../../model/told.ts';

/** Requirements that only one version meets, or that the ecosystem's tools take at their word, with that version. */
const EXACT: Readonly<Record<Ecosystem, RegExp>> = {
  npm: /^[=v\s]*(\d+\.\d+\.\d+(?:[-+][\w.+-]+)?)$/,
  // Poetry writes no operator.
  pypi: /^(?:={2,3}\s*)?v?(\d[\w.!+-]*)$/,
  cargo: /^=\s*(\d+\.\d+\.\d+(?:[-+][\w.+-]+)?)$/,
  golang: /^(v\d+\.\d+\.\d+(?:[-+][\w.+-]+)?)$/,
  maven: /^\[?(\d[\w.-]*?(?<!SNAPSHOT))(?:\]|!!)?$/,
  nuget: /^\[?(\d[\w.+-]*)\]?$/,
  gem: /^(?:=\s*)?(\d[\w.]*)$/,
  cran: /^(?:==\s*)?(\d+(?:[.-]\d+)+)$/,
  composer: /^[=v\s]*(\d+(?:\.\d+)+(?:-\w[\w.]*)?)$/,
};

/** The version that a requirement asks for alone; null for ranges. */
export function exactVersion(ecosystem: Ecosystem, requirement: string): string | null {
  return EXACT[ecosystem].exec(requirement.trim())?.[1] ?? null;
}

/**
 * Reads a package as its ecosystem writes it: `name`, `@scope/name@1.2.3`, `name==1.2.3`, `group:name`. `provider` is the
 * ecosystem (`npm`, `pypi`); without it a scope or an `@` version tells npm and `==` tells PyPI.
 */
export function identifyPackage(text: string, provider: string | null, version: string | null): Identity | null {
  const parts = readPackage(text.trim(), provider);
  if (!parts) return null;
  const { name } = parts;
  const ecosystem =
    provider ?? (name.startsWith('@') || parts.operator === '@' ? 'npm' : parts.operator === '==' ? 'pypi' : 'unknown');
  const written = parts.version ?? version;
  const exact =
    written !== null && /^v?\d+(?:[-+.!]\w+)*$/.test(written) && /\d\.\d/.test(written) && !/SNAPSHOT$/.test(written);
  const revision: Revision =
    written === null
      ? { kind: 'default', value: null }
      : exact
        ? { kind: 'version', value: written }
        : { kind: 'tag', value: written };
  const pin: PinState = exact ? 'pinned' : 'floating';
  const type = ECOSYSTEMS.find((candidate) => candidate === ecosystem);
  return {
    provider: ecosystem,
    name,
    lookup: name,
    revision,
    pin,
    pinReason: exact
      ? told`version ${written} is named`
      : written === null
        ? told`no version is named`
        : told`${written} is a range or a tag`,
    purl: type ? packagePurl(type, name, exact ? written : null) : null,
    prefix: '',
    suffix: text.trim().slice(name.length),
  };
}

interface Written {
  readonly name: string;
  readonly operator: string | null;
  readonly version: string | null;
}

function readPackage(text: string, provider: string | null): Written | null {
  // Colons and slashes are parts of these names; they are never written with a version.
  if (provider === 'maven' || provider === 'golang' || provider === 'composer')
    return /^[\w.~-]+(?:[:/][\w.~-]+)*$/.test(text) ? { name: text, operator: null, version: null } : null;
  const match = /^(@[a-z0-9~][\w.~-]*\/[a-z0-9~][\w.~-]*|[A-Za-z0-9][\w.-]*)(\[[\w,\s.-]*\])?(?:(==|@)(.+))?$/.exec(
    text,
  );
  const name = match?.[1];
  return name === undefined ? null : { name, operator: match?.[3] ?? null, version: match?.[4] ?? null };
}

import type { Identity, PinState, Revision } from '../../model/identity.ts';
import { packagePurl } from '../purl.ts';

/**
 * Reads a package as its ecosystem writes it: `name`, `@scope/name@1.2.3`, `name==1.2.3`. `provider` is the ecosystem
 * (`npm`, `pypi`); without it a scope or an `@` version tells npm and `==` tells PyPI.
 */
export function identifyPackage(text: string, provider: string | null, version: string | null): Identity | null {
  const parts = /^(@[a-z0-9~][\w.~-]*\/[a-z0-9~][\w.~-]*|[A-Za-z0-9][\w.-]*)(\[[\w,\s.-]*\])?(?:(==|@)(.+))?$/.exec(
    text.trim(),
  );
  const name = parts?.[1];
  if (name === undefined) return null;
  const ecosystem =
    provider ?? (name.startsWith('@') || parts?.[3] === '@' ? 'npm' : parts?.[3] === '==' ? 'pypi' : 'unknown');
  const written = parts?.[4] ?? version;
  const exact = written !== null && /^v?\d+(?:\.\w+)*(?:[-+.]\w+)*$/.test(written) && /\d\.\d/.test(written);
  const revision: Revision =
    written === null
      ? { kind: 'default', value: null }
      : exact
        ? { kind: 'version', value: written }
        : { kind: 'tag', value: written };
  const pin: PinState = exact ? 'pinned' : 'floating';
  return {
    provider: ecosystem,
    name,
    lookup: name,
    revision,
    pin,
    pinReason: exact
      ? `version ${written} is named`
      : written === null
        ? 'no version is named'
        : `${written} is a range or a tag`,
    purl: ecosystem === 'npm' || ecosystem === 'pypi' ? packagePurl(ecosystem, name, exact ? written : null) : null,
    prefix: '',
    suffix: text.trim().slice(name.length),
  };
}

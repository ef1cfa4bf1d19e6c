import type { Reference } from '../model/report.ts';
import type { LiveReference, Rule, RuleContext } from './rule.ts';

/** Packages of the LLM toolchain without a fixed version, where no lock file says what is installed; told once for a manifest. */
export const unpinnedPackage: Rule = {
  id: 'unpinned-package',
  subjects: ['package'],
  check: (reference, context) => {
    const { provider, site } = reference;
    if (reference.label !== 'dependency' || !isApplication(site.uri, context)) return null;
    if (context.hasLock(site.uri, provider)) return null;
    const open = openRows(reference, context);
    if (open[0]?.id !== reference.id) return null;
    const names = open.map(({ text }) => text ?? '');
    return {
      severity: 'info',
      message: `${list(names)} ${names.length === 1 ? 'is' : 'are'} asked for without a fixed version, and there is no lock file: the next install may bring other code. Commit a lock file, or pin ${names.length === 1 ? 'it' : 'them'}.`,
      fixes: [],
      tags: [],
    };
  },
};

/** Whether a manifest is that of something that is run: what a library asks for has to be open. */
function isApplication(uri: string, { text }: RuleContext): boolean {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  if (/^(?:.*requirements.*\.(?:txt|in)|Pipfile|Gemfile)$/.test(name)) return true;
  return name === 'package.json' && /"private"\s*:\s*true/.test(text(uri) ?? '');
}

function openRows({ site, provider }: LiveReference, { beside }: RuleContext): readonly Reference[] {
  return beside(site.uri).filter(
    (one) =>
      one.kind === 'package' &&
      one.label === 'dependency' &&
      one.provider === provider &&
      one.identity?.pin === 'floating',
  );
}

const SHOWN = 4;

function list(names: readonly string[]): string {
  if (names.length > SHOWN)
    return `${names.slice(0, SHOWN - 1).join(', ')} and ${String(names.length - SHOWN + 1)} more`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

import type { PackageFact } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { linesOf } from './manifest-lines.ts';
import { lockedAt } from './manifest-values.ts';

interface Asked {
  readonly name: string;
  readonly requirement: string;
  readonly at: number;
}

/** `yarn.lock` of Yarn 1 (`openai@^4.2.0, openai@^4.3.0:`) and later (`"openai@npm:^4.2.0":`). */
export function readYarnLock({ text }: SourceText): readonly PackageFact[] {
  const rows: PackageFact[] = [];
  let asked: readonly Asked[] = [];
  for (const line of linesOf(text)) {
    if (/^[^\s#]/.test(line.text)) {
      asked = line.text.endsWith(':') ? askedIn(line.text, line.start) : [];
      continue;
    }
    const version = asked.length > 0 ? /^ {2}version:? +"?([^"\s]+)"?$/.exec(line.text)?.[1] : undefined;
    if (version === undefined) continue;
    for (const { name, requirement, at } of asked) rows.push({ ...lockedAt('npm', name, version, at), requirement });
    asked = [];
  }
  return rows;
}

function askedIn(line: string, start: number): readonly Asked[] {
  return [
    ...line.matchAll(
      /((?:@[^@/"\s]{1,214}\/)?[^@/",\s]{1,214})@((?:npm:|workspace:|patch:)?)([^",]*?)(?=["]|, |:$|$)/g,
    ),
  ].flatMap((match) => {
    const [, name = '', protocol = '', requirement = ''] = match;
    return protocol === 'workspace:' || protocol === 'patch:' ? [] : [{ name, requirement, at: start + match.index }];
  });
}

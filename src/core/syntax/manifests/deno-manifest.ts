import type { PackageFact } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { entriesOf, stringOf, valueAt, versionOf } from './manifest-values.ts';
import { jsonRoot } from './manifest-roots.ts';

/** The import map of `deno.json` (https://docs.deno.com/runtime/fundamentals/modules/): `"openai": "npm:openai@^4"`. */
export function readDenoManifest({ text }: SourceText): readonly PackageFact[] {
  return entriesOf(valueAt(jsonRoot(text), 'imports')).flatMap(({ keySpan, value }): readonly PackageFact[] => {
    const literal = stringOf(value);
    const match = /^(npm:\/?)((?:@[^@/]+\/)?[^@/]+)(?:@([^/]+))?(?:\/.*)?$/.exec(literal?.value ?? '');
    const name = match?.[2];
    if (!literal || name === undefined) return [];
    const start = literal.content.start + (match?.[1] ?? '').length;
    return [
      {
        kind: 'declared',
        ecosystem: 'npm',
        name,
        version: versionOf(match?.[3] ?? null),
        nameSpan: { start, end: start + name.length },
        span: { start: keySpan.start, end: literal.span.end },
      },
    ];
  });
}

import type { Advisory, AffectedRange } from '../../model/registries.ts';
import { array, object, text, texts } from '../online/json.ts';
import type { Answer, Question, Reading } from '../online/question.ts';
import { DAILY, getJson } from '../online/question.ts';
import { notAnswered, refusal } from '../online/refusal.ts';

const OSV = 'https://api.osv.dev';

/** A package as OSV names it: `PyPI`, `npm`, `Maven`, `NuGet`, `RubyGems`, `Go`, `crates.io`, `Packagist`. */
export interface OsvPackage {
  readonly ecosystem: string;
  readonly name: string;
  readonly version: string;
}

/** Ids of the advisories of each package, in the order of the packages. */
export function osvBatch(
  packages: readonly OsvPackage[],
  origin: string = OSV,
): Question<readonly (readonly string[])[]> {
  const queries = packages.map(({ ecosystem, name, version }) => ({ package: { ecosystem, name }, version }));
  const body = JSON.stringify({ queries });
  return {
    ...getJson(`osv-batch/${origin}/${body}`, `${origin}/v1/querybatch`, (answer) =>
      readBatch(packages.length, answer),
    ),
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body,
    timeoutMs: 20_000,
  };
}

function readBatch(count: number, answer: Answer): Reading<readonly (readonly string[])[]> {
  const no = notAnswered(answer, false);
  if (no) return no;
  const results = array(object(answer.json())['results']);
  if (results.length !== count) return { kind: 'unavailable', reason: 'unexpected-answer' };
  // It goes on, on another page: half a list would look like a whole one. Fewer packages have room on one page.
  if (results.some((result) => text(object(result)['next_page_token']) !== null))
    return { kind: 'unavailable', reason: 'too-large' };
  return {
    kind: 'found',
    value: results.map((result) => array(object(result)['vulns']).flatMap((row) => text(object(row)['id']) ?? [])),
  };
}

/** One advisory (https://google.github.io/osv.dev/get-v1-vulns/); it seldom changes. */
export function osvAdvisory(id: string, origin: string = OSV): Question<Advisory> {
  return {
    ...getJson(`osv/${origin}/${id}`, `${origin}/v1/vulns/${encodeURIComponent(id)}`, readAdvisory),
    lifetime: { ...DAILY, soft: 7 * DAILY.soft },
  };
}

function readAdvisory(answer: Answer): Reading<Advisory> {
  const no = refusal(answer, false);
  if (no) return no;
  const body = object(answer.json());
  const id = text(body['id']);
  if (id === null) return { kind: 'unavailable', reason: 'unexpected-answer' };
  return {
    kind: 'found',
    value: {
      id,
      aliases: texts(body['aliases']),
      summary: text(body['summary']) ?? '',
      severity: severityOf(body),
      affected: array(body['affected']).map((item) => {
        const affected = object(item);
        const named = object(affected['package']);
        return {
          ecosystem: text(named['ecosystem']) ?? '',
          name: text(named['name']) ?? '',
          ranges: array(affected['ranges']).flatMap((range) => rangesOf(object(range))),
          versions: texts(affected['versions']),
        };
      }),
      withdrawn: text(body['withdrawn']),
      url: `https://osv.dev/vulnerability/${id}`,
    },
  };
}

/** Databases say it in words of their own; a score alone is not turned into a word here. */
function severityOf(body: Readonly<Record<string, unknown>>): Advisory['severity'] {
  const word = (text(object(body['database_specific'])['severity']) ?? '').toLowerCase();
  if (word === 'medium') return 'moderate';
  return word === 'critical' || word === 'high' || word === 'moderate' || word === 'low' ? word : null;
}

/** Events in order; each `introduced` opens a range that the next `fixed` or `last_affected` closes. Commits are left out. */
function rangesOf(range: Readonly<Record<string, unknown>>): readonly AffectedRange[] {
  if (text(range['type']) === 'GIT') return [];
  const ranges: AffectedRange[] = [];
  let open: string | null | undefined;
  for (const event of array(range['events']).map(object)) {
    const [introduced, fixed, last] = [text(event['introduced']), text(event['fixed']), text(event['last_affected'])];
    if (introduced !== null) {
      if (open !== undefined) ranges.push({ introduced: open, fixed: null, lastAffected: null });
      open = introduced === '0' ? null : introduced;
    } else if (open !== undefined && (fixed !== null || last !== null)) {
      ranges.push({ introduced: open, fixed, lastAffected: last });
      open = undefined;
    }
  }
  return open === undefined ? ranges : [...ranges, { introduced: open, fixed: null, lastAffected: null }];
}

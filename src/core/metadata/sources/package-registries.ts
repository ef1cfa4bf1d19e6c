import type { PackageState } from '../../model/registries.ts';
import { array, object, text } from '../online/json.ts';
import type { Answer, Question, Reading } from '../online/question.ts';
import { getJson } from '../online/question.ts';
import { refusal } from '../online/refusal.ts';

const NPM_REGISTRY = 'https://registry.npmjs.org';
const PYPI = 'https://pypi.org';

/** The short form of a package's document (https://github.com/npm/registry/blob/main/docs/responses/package-metadata.md). */
export function npmPackage(name: string, origin: string = NPM_REGISTRY): Question<PackageState> {
  const path = name.startsWith('@') ? name.replace('/', '%2f') : encodeURIComponent(name);
  return {
    ...getJson(`npm/${origin}/${name}`, `${origin}/${path}`, (answer) => readNpm(name, answer)),
    headers: { accept: 'application/vnd.npm.install-v1+json' },
    maxBytes: 32_000_000,
    timeoutMs: 20_000,
  };
}

function readNpm(name: string, answer: Answer): Reading<PackageState> {
  const no = refusal(answer, false);
  if (no) return no;
  const body = object(answer.json());
  if (body['versions'] === undefined) return { kind: 'unavailable', reason: 'unexpected-answer' };
  const withdrawn = Object.entries(object(body['versions'])).flatMap(([version, row]) => {
    const why = object(row)['deprecated'];
    return typeof why === 'string' ? [{ version, how: 'deprecated' as const, why }] : [];
  });
  return { kind: 'found', value: { name, newest: text(object(body['dist-tags'])['latest']), withdrawn } };
}

/** A project with its files (https://docs.pypi.org/api/json/). A release is yanked where each of its files is. */
export function pypiPackage(name: string, origin: string = PYPI): Question<PackageState> {
  const path = encodeURIComponent(name.toLowerCase().replace(/[-_.]+/g, '-'));
  return {
    ...getJson(`pypi/${origin}/${path}`, `${origin}/pypi/${path}/json`, (answer) => readPypi(name, answer)),
    maxBytes: 32_000_000,
    timeoutMs: 20_000,
  };
}

function readPypi(name: string, answer: Answer): Reading<PackageState> {
  const no = refusal(answer, false);
  if (no) return no;
  const body = object(answer.json());
  const newest = text(object(body['info'])['version']);
  if (newest === null) return { kind: 'unavailable', reason: 'unexpected-answer' };
  const withdrawn = Object.entries(object(body['releases'])).flatMap(([version, files]) => {
    const rows = array(files).map(object);
    if (rows.length === 0 || !rows.every((row) => row['yanked'] === true)) return [];
    return [{ version, how: 'yanked' as const, why: text(rows[0]?.['yanked_reason']) ?? '' }];
  });
  return { kind: 'found', value: { name, newest, withdrawn } };
}

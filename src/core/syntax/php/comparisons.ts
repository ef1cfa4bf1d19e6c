import type { Argument } from '../../model/facts.ts';
import { noteCompared } from '../collector/comparisons.ts';
import type { Context } from './context.ts';

const TESTS: ReadonlySet<string> = new Set([
  'in_array',
  'str_starts_with',
  'str_ends_with',
  'str_contains',
  'strpos',
  'stripos',
  'strcmp',
  'strcasecmp',
  'strncmp',
  'array_search',
  'preg_match',
  'preg_replace',
  'str_replace',
  'str_ireplace',
]);

/** Questions to a database (Eloquent, Doctrine): rows are compared with what stands in them. */
const QUERIES = /^(?:or)?where(?:In|Not|NotIn|Like)?$|^(?:firstWhere|findBy|findOneBy)$/i;

/** `in_array($model, ['…'])`, `str_starts_with($model, '…')`: what they are given is compared, not handed on. */
export function noteTest(context: Context, name: string, given: readonly Argument[]): boolean {
  if (!TESTS.has(name.toLowerCase())) return false;
  noteCompared(context, given);
  return true;
}

/** `Chat::where('model', '…')`, `$query->whereIn('model', ['…'])`. */
export function noteQuery(context: Context, method: string, given: readonly Argument[]): boolean {
  if (!QUERIES.test(method)) return false;
  noteCompared(context, given);
  return true;
}

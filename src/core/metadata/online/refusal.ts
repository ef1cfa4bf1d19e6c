import type { Answer, Reading } from './question.ts';

/**
 * Whether an answer says that a thing is not there. A page of HTML is none: that is what a proxy, a portal or a wrong address
 * sends, not an API.
 */
export function isMissing({ status, headers }: Answer): boolean {
  return status === 404 && !/\bhtml\b/i.test(headers['content-type'] ?? '');
}

/**
 * What every answer but 200 means, unless the API says more: not there, refused, or not understood; null for 200.
 *
 * @param takesToken whether the host answers more to who shows a token.
 */
export function refusal(answer: Answer, takesToken: boolean): Exclude<Reading<never>, { kind: 'found' }> | null {
  if (answer.status === 200) return null;
  if (isMissing(answer)) return { kind: 'absent' };
  return notAnswered(answer, takesToken);
}

/** The same for what is always there, such as a list: nothing in it is missing because the list was not found. */
export function notAnswered(
  { status, withToken }: Answer,
  takesToken: boolean,
): Extract<Reading<never>, { kind: 'unavailable' }> | null {
  if (status === 200) return null;
  if (status !== 401 && status !== 403) return { kind: 'unavailable', reason: 'unexpected-answer' };
  if (!takesToken) return { kind: 'unavailable', reason: 'refused' };
  return { kind: 'unavailable', reason: withToken ? 'token-refused' : 'token-missing' };
}

import { hasUserInfo, readAddress } from '../../base/address.ts';
import type { Address } from '../../base/address.ts';
import type { HttpResult } from '../../ports-online.ts';

/**
 * The address an answer leads on to; null where it does not, `nowhere` where what it says is no address that can be followed:
 * another scheme, a name or password in it, from https: to http: or back.
 */
export function redirectOf(
  { status, headers }: Extract<HttpResult, { kind: 'answer' }>,
  from: Address,
): Address | 'nowhere' | null {
  const location = headers['location'];
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return null;
  const next = readAddress(location, from.href);
  return next === null || hasUserInfo(next) || next.protocol !== from.protocol ? 'nowhere' : next;
}

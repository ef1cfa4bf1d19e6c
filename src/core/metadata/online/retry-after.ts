/**
 * When a host wants to be asked again, in milliseconds since 1970; null where it does not say. Reads `Retry-After`
 * (https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3), `RateLimit` with `t=` or `reset=` once nothing is left
 * (https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/), and `X-RateLimit-Reset` of many APIs.
 */
export function retryAfter(headers: Readonly<Record<string, string>>, now: number, limited: boolean): number | null {
  const after = headers['retry-after'];
  if (after !== undefined) {
    const time = /^\s*\d+\s*$/.test(after) ? now + Number(after) * 1000 : Date.parse(after);
    if (Number.isFinite(time)) return time;
  }
  const limit = headers['ratelimit'];
  if (limit !== undefined && (limited || /\b(?:r|remaining)=0\b/.test(limit))) {
    const seconds = /\b(?:t|reset)=(\d+)/.exec(limit)?.[1];
    if (seconds !== undefined) return now + Number(seconds) * 1000;
  }
  const reset = headers['x-ratelimit-reset'] ?? headers['ratelimit-reset'];
  if (
    reset !== undefined &&
    (limited || (headers['x-ratelimit-remaining'] ?? headers['ratelimit-remaining']) === '0')
  ) {
    const value = Number(reset);
    if (Number.isFinite(value)) return value > 1e12 ? value : value > 1e9 ? value * 1000 : now + value * 1000;
  }
  return null;
}

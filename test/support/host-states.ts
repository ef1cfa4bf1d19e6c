import type { Play } from './http-server.ts';
import { cut, endless, json, silent, status } from './http-server.ts';

/** What a client must make of a state. */
export interface Expected {
  /** `found`, `absent`, or the reason of an `unavailable`. */
  readonly answer: string;
  /** Seconds from now until which the host wants to be left alone; absent: it does not say. */
  readonly retryIn?: number;
}

/** What a source makes of answers that say no; all other states mean the same to every source. */
export interface Manners {
  /** 404: `absent`, or `unexpected-answer` where what is asked for is always there. */
  readonly missing: string;
  /** 401 and 403 without a word why, to one who shows no token. */
  readonly refused: string;
  /** Whether it knows the error codes of the Hub. */
  readonly codes: boolean;
  /** Whether its answers are heads: nothing of a body is ever read. */
  readonly head: boolean;
}

export interface HostState {
  readonly name: string;
  readonly play: (good: Play) => Play;
  readonly expected: (manners: Manners) => Expected;
}

const html: Play = (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end('<!doctype html><title>Sign in</title><h2>Evaluation</h2>');
};
const htmlMissing: Play = (_request, response) => {
  response.writeHead(404, { 'content-type': 'text/html' });
  response.end('<h1>404 Not Found</h1><hr>nginx');
};
const broken: Play = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end('{"id": "acme/tuned", "data": [');
};
const hangUp: Play = (request) => request.socket.destroy();
/** Sends a byte now and then, so that nothing but the time of the whole answer ends it. */
const trickle: Play = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 50);
  response.on('close', () => {
    clearInterval(timer);
  });
};

const always = (answer: string, retryIn?: number) => (): Expected =>
  retryIn === undefined ? { answer } : { answer, retryIn };
/** What the body says does not matter where none is read. */
const unlessHead =
  (answer: string) =>
  ({ head }: Manners): Expected => ({ answer: head ? 'unexpected-answer' : answer });
const coded =
  (answer: string, otherwise: keyof Pick<Manners, 'missing' | 'refused'>) =>
  (manners: Manners): Expected => ({ answer: manners.codes ? answer : manners[otherwise] });
const later = (day: number): string => new Date(day).toUTCString();

/** Everything a host can do to whom it is asked by. The clock of the client stands at `now`. */
export function statesOf(now: number): readonly HostState[] {
  const plainly = (name: string, state: Play, expected: HostState['expected']): HostState => ({
    name,
    play: () => state,
    expected,
  });
  const codes = ['RepoNotFound', 'RevisionNotFound', 'EntryNotFound'].flatMap((code) => [
    plainly(`401 ${code}`, status(401, { 'x-error-code': code }), coded('absent', 'refused')),
    plainly(`404 ${code}`, status(404, { 'x-error-code': code }), ({ missing }) => ({ answer: missing })),
  ]);
  return [
    { name: '200', play: (good) => good, expected: always('found') },
    ...codes,
    plainly('401 GatedRepo', status(401, { 'x-error-code': 'GatedRepo' }), coded('gated', 'refused')),
    plainly('403 GatedRepo', status(403, { 'x-error-code': 'GatedRepo' }), coded('gated', 'refused')),
    plainly('401', status(401), ({ refused }) => ({ answer: refused })),
    plainly('403', json({ error: 'no' }, 403), ({ refused }) => ({ answer: refused })),
    plainly('404', json({ error: 'not found' }, 404), ({ missing }) => ({ answer: missing })),
    plainly('404 of a web server', htmlMissing, always('unexpected-answer')),
    plainly('410', status(410), always('unexpected-answer')),
    plainly('418', status(418), always('unexpected-answer')),
    plainly('204', status(204), always('unexpected-answer')),
    plainly('304 to one who knows nothing', status(304), always('unexpected-answer')),
    plainly('429 with seconds', status(429, { 'retry-after': '120' }), always('rate-limited', 120)),
    plainly('429 with a date', status(429, { 'retry-after': later(now + 300_000) }), always('rate-limited', 300)),
    plainly('429 with RateLimit', status(429, { ratelimit: '"api";r=0;t=55' }), always('rate-limited', 55)),
    plainly(
      '429 with X-RateLimit-Reset',
      status(429, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now / 1000 + 90) }),
      always('rate-limited', 90),
    ),
    plainly('429 without a word', status(429), always('rate-limited', 60)),
    plainly('429 with nonsense', status(429, { 'retry-after': 'soon' }), always('rate-limited', 60)),
    plainly('429 with a day that is over', status(429, { 'retry-after': later(0) }), always('rate-limited', 1)),
    plainly('429 for a year', status(429, { 'retry-after': '31536000' }), always('rate-limited', 86_400)),
    plainly('500', status(500), always('server-error')),
    plainly('502 of a proxy', html502, always('server-error')),
    plainly('503', status(503), always('server-error')),
    plainly('503 with seconds', status(503, { 'retry-after': '30' }), always('server-error', 30)),
    plainly('no answer', silent, always('timeout')),
    plainly('a trickle', trickle, always('timeout')),
    plainly('an endless body', endless, unlessHead('too-large')),
    plainly('malformed JSON', broken, always('unexpected-answer')),
    plainly('other JSON', json(['x', 1, null]), always('unexpected-answer')),
    plainly('null', json(null), always('unexpected-answer')),
    plainly('HTML with 200', html, always('unexpected-answer')),
    plainly('an empty body', status(200), always('unexpected-answer')),
    plainly(
      'an empty body, said to be JSON',
      status(200, { 'content-type': 'application/json' }),
      always('unexpected-answer'),
    ),
    plainly('cut in the body', cut, always('network')),
    plainly('cut before the answer', hangUp, always('network')),
    plainly('a redirect to nowhere', status(302), always('unexpected-answer')),
  ];
}

const html502: Play = (_request, response) => {
  response.writeHead(502, { 'content-type': 'text/html' });
  response.end('<h1>Bad Gateway</h1>');
};

/** Why a host gave no answer. None of them says that the thing asked about does not exist. */
export type UnavailableReason =
  | 'offline'
  | 'not-allowed'
  | 'gated'
  | 'token-missing'
  | 'token-refused'
  | 'refused'
  | 'rate-limited'
  | 'timeout'
  | 'network'
  | 'server-error'
  | 'unexpected-answer'
  | 'too-large'
  | 'redirected-elsewhere';

/** The three answers to a question that was put to a host, or to what the host answered before. */
export type Fetched<T> =
  | {
      readonly kind: 'found';
      readonly value: T;
      /** `live`: asked now. `cached`: asked lately enough. `stale`: asked before, and the host cannot be asked now. */
      readonly freshness: 'live' | 'cached' | 'stale';
      /** When it was asked, ISO date and time. */
      readonly asOf: string;
      readonly url: string;
    }
  | { readonly kind: 'absent'; readonly asOf: string; readonly url: string }
  | {
      readonly kind: 'unavailable';
      readonly reason: UnavailableReason;
      readonly host: string;
      /** ISO date and time from which asking makes sense again; null where it may be tried at once. */
      readonly retryAt: string | null;
    };

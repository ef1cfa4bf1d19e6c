/** The ports to other machines and to what is kept of their answers. Absent where nobody switched them on. */

export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** Bytes after which the body is not read further. */
  readonly maxBytes: number;
  /** Milliseconds until the whole answer must be there. */
  readonly timeoutMs: number;
}

/** One exchange; redirects are answers and are not followed. Every failure is a value. */
export type HttpResult =
  | {
      readonly kind: 'answer';
      readonly status: number;
      /** Names in lower case; several values are joined by `, `. */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Uint8Array;
    }
  | {
      readonly kind: 'failed';
      readonly reason: 'timeout' | 'network' | 'too-large';
      /** For the log; holds no header and no body. */
      readonly detail: string;
    };

export interface Http {
  /** @throws only when aborted. */
  readonly send: (request: HttpRequest, signal: AbortSignal) => Promise<HttpResult>;
}

/** Small files of this product on the disk of the user, shared by all its windows. */
export interface Store {
  /** null where there is none, or where it cannot be read. */
  readonly read: (name: string) => Promise<Uint8Array | null>;
  /** Writes a whole file or nothing: to another name, then renamed. @throws when the disk refuses. */
  readonly write: (name: string, bytes: Uint8Array) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
  /** All files with the time they were written, in milliseconds since 1970, and their size in bytes. */
  readonly list: () => Promise<
    readonly { readonly name: string; readonly writtenAt: number; readonly bytes: number }[]
  >;
}

/** What the user allows, asked anew for each question. */
export interface Consent {
  /** Whether a host may be asked now. */
  readonly allows: (host: string) => boolean;
  /** Whether the user keeps a host from being asked by other means than a refusal, such as `HF_HUB_OFFLINE`. */
  readonly isOffline?: (host: string) => boolean;
  /** The user's token for a host; null where there is none. It is sent nowhere else. */
  readonly token: (host: string) => Promise<string | null>;
}

/** All that live metadata needs. */
export interface OnlinePorts {
  readonly http: Http;
  readonly store: Store;
  readonly consent: Consent;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

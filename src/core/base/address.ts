/** An address as the one parser of this program reads it. Requests are sent by the same parser, so that nobody else is meant. */
export interface Address {
  /** The whole of it, as it is sent. */
  readonly href: string;
  /** Scheme, host and port: who is asked. */
  readonly origin: string;
  readonly protocol: string;
  /** With the port where it is not the usual one. */
  readonly host: string;
  readonly hostname: string;
  readonly port: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly username: string;
  readonly password: string;
}

/**
 * Reads an address of the web; null for what is none, and for every scheme but `http:` and `https:`.
 *
 * @param base the address that a relative one is meant from.
 */
export function readAddress(text: string, base?: string): Address | null {
  try {
    const address = new URL(text, base);
    return address.protocol === 'https:' || address.protocol === 'http:' ? address : null;
  } catch {
    return null;
  }
}

/** Whether a name or a password stands in it: neither is ever sent, and both can make another host look like the one meant. */
export function hasUserInfo({ username, password }: Address): boolean {
  return username !== '' || password !== '';
}

/** The host of an address, with its port where one is written that is not the usual one; empty for what is no address. */
export function hostOf(text: string): string {
  return readAddress(text)?.host ?? '';
}

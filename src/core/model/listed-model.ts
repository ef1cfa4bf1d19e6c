/** What a platform's own list of models says of one of them; null where it says nothing. Days are ISO `YYYY-MM-DD`. */
export interface ListedModel {
  readonly id: string;
  readonly name: string | null;
  readonly released: string | null;
  readonly deprecated: string | null;
  readonly retires: string | null;
  /** The list says that it is deprecated, without a day. */
  readonly isDeprecated: boolean;
  readonly replacement: string | null;
  readonly aliases: readonly string[];
  /** The dated name behind the id. */
  readonly canonical: string | null;
  /** Its repository on the Hub. */
  readonly hubId: string | null;
  /** Tokens. */
  readonly contextWindow: number | null;
  /** Tokens. */
  readonly outputLimit: number | null;
  /** US dollars per million tokens. */
  readonly price: { readonly input: number; readonly output: number } | null;
}

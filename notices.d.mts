/** What bundles and assets are made of, with the texts of the licences; `missing` names what has none. */
export declare function makeNotices(
  metafiles: readonly { readonly outputs: Readonly<Record<string, { readonly inputs: object }>> }[],
  assets: readonly string[],
): { readonly text: string; readonly missing: readonly string[] };

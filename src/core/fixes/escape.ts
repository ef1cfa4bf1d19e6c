/** Text as it must be written into a document: in a notebook file, code is in JSON strings. */
export function escapeFor(uri: string, text: string): string {
  return uri.endsWith('.ipynb') ? JSON.stringify(text).slice(1, -1) : text;
}

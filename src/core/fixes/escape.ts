/** A text as it has to be written into a document: inside of a notebook file, code stands in JSON strings. */
export function escapeFor(uri: string, text: string): string {
  return uri.endsWith('.ipynb') ? JSON.stringify(text).slice(1, -1) : text;
}

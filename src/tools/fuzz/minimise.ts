/** Tries for one input. Each may take as long as the fault does. */
const MAX_TRIES = 60;
const MAX_MILLISECONDS = 60_000;

/** Takes away from a text what a fault does not need: halves, quarters and so on, as long as it still fails. */
export async function minimise(text: string, fails: (text: string) => Promise<boolean>): Promise<string> {
  const end = Date.now() + MAX_MILLISECONDS;
  let least = text;
  let tries = 0;
  for (let width = Math.ceil(text.length / 2); width >= 1; width = Math.floor(width / 2)) {
    for (let at = 0; at < least.length;) {
      if (++tries > MAX_TRIES || Date.now() > end) return least;
      const shorter = least.slice(0, at) + least.slice(at + width);
      if (await fails(shorter)) least = shorter;
      else at += width;
    }
  }
  return least;
}

/** A text without any of these characters at its end. */
export function trimmedEndOf(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** A text without any of these characters at its ends. An expression for this is quadratic where they stand in the midst. */
export function trimmedOf(text: string, characters: string): string {
  let start = 0;
  while (start < text.length && characters.includes(text.charAt(start))) start++;
  return trimmedEndOf(text.slice(start), characters);
}

/** Of an option that may be repeated: all that it was given. */
export function collect(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}

/** Where a named argument could be written into the call that names the component. */
export interface Insertion {
  /** Offset in the document of the call at which the text is inserted. */
  readonly offset: number;
  /** `options`: a whole options object, where the call has none yet (`, { x: 1 }`). */
  readonly style: 'keyword' | 'property' | 'options';
  /** Whether a separating comma is written before (`, x=1`) or after (`x=1, `). */
  readonly comma: 'before' | 'after' | 'none';
}

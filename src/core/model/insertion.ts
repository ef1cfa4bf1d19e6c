/** Where a named argument could be written into what names the component. */
export interface Insertion {
  /** Offset in the document at which the text is inserted; of flags and settings the end of the value that stands there. */
  readonly offset: number;
  /**
   * `options`: a whole options object, where the call has none yet (`, { x: 1 }`). `flag`: of a command line, wherever that is
   * written. `setting`: an entry beside another one.
   */
  readonly style: 'keyword' | 'property' | 'options' | 'flag' | 'setting';
  /** Whether a separating comma is written before (`, x=1`) or after (`x=1, `). */
  readonly comma: 'before' | 'after' | 'none';
  /** What it is called; `revision` where absent. */
  readonly name?: string;
}

/** A place as reports write it: 1-based lines and columns, columns in UTF-16 units. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** In a notebook: 0-based cell and 1-based line within it. */
  readonly cell?: number;
  readonly cellLine?: number;
}

/** Turns a place of the core into a location; the shells know files and texts. */
export type Locate = (uri: string, span: { readonly start: number; readonly end: number }) => Location;

/** A half-open range of UTF-16 offsets: the only coordinate inside the core. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span in one document. */
export interface Place {
  readonly uri: string;
  readonly span: Span;
}

/** One document as it is analysed: a file, an editor buffer, or the code cells of a notebook joined into one text. */
export interface SourceText {
  readonly uri: string;
  /** VS Code language id (`python`, `typescript`, `dotenv`, …) or `jupyter` for a whole notebook file. */
  readonly language: string;
  /** Grows with each edit; reports are published only for the version they were made from. */
  readonly version: number;
  readonly text: string;
  /** Names language and text, and nothing else; absent where nothing is kept. */
  readonly digest?: string;
}

/** A replacement of one span of one document. */
export interface TextEdit {
  readonly uri: string;
  readonly span: Span;
  readonly newText: string;
}

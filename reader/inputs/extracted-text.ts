/** The kinds of file that are read. */
export type InputKind = 'txt' | 'html' | 'docx' | 'pdf' | 'xlsx';

/** The text of a file, and what its reader should know about how it was got. */
export interface ExtractedText {
  /**
   * NFC, lines ended by `\n`. A table row is one line, its cells separated by ` | `; automatic numbers
   * of lists and headings stand where the page shows them.
   */
  readonly text: string;
  readonly kind: InputKind;
  /** Sentences, Vietnamese with English in brackets, each about something that may be missing. */
  readonly warnings: readonly string[];
  /** Number of pages, where the file has pages (PDF). */
  readonly pages?: number;
  /** The cells of each sheet as they stand, rows from the top, where the file is a workbook. */
  readonly sheets?: readonly ExtractedSheet[];
}

/** One sheet of a workbook. A row holds its cells as text up to the last that is filled. */
export interface ExtractedSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** What one extractor gives. */
export type Extraction = Omit<ExtractedText, 'kind'>;

/** Most characters of text that are taken: a thousand dense pages. */
export const TEXT_LIMIT = 5_000_000;

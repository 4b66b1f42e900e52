/** A sentence in both languages that says what to do next. */
export interface Sentence {
  readonly vi: string;
  readonly en: string;
}

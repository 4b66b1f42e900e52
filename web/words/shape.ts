/**
 * The English words of a file must answer the Vietnamese ones key by key.
 * English may add `key_one` beside `key` for the singular; Vietnamese has none.
 */
export type Answers<Words> = {
  readonly [K in keyof Words]: Words[K] extends string ? string : Answers<Words[K]>;
} & {
  readonly [K in keyof Words as Words[K] extends string ? `${K & string}_one` : never]?: string;
};

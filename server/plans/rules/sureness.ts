/** How sure a reading is, as it is shown: chắc, nên xem, đoán. */
export type Sureness = 'sure' | 'check' | 'guess';

/** From here up a value is "chắc" and may be confirmed with its whole group. */
const SURE = 0.85;
/** Below this a value is "đoán" and wants an officer's look before issue. */
const GUESS = 0.6;

/** The band of a confidence between 0 and 1; what a person typed (null) is sure. */
export function surenessOf(confidence: number | null): Sureness {
  if (confidence === null || confidence >= SURE) return 'sure';
  return confidence >= GUESS ? 'check' : 'guess';
}

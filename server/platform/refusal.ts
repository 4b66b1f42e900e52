import type { ErrorText } from './contract.ts';

export { fillSentence } from './rules/fill-sentence.ts';

/**
 * A refusal that a person can act on: a code of an error table, the facts that fill its sentence,
 * and details for the screen. The http kit is the one place that turns it into a reply.
 */
export class Refusal extends Error {
  readonly text: ErrorText;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly details: unknown;

  constructor(text: ErrorText, facts: Record<string, string | number> = {}, details?: unknown) {
    super(text.code);
    this.name = 'Refusal';
    this.text = text;
    this.facts = facts;
    this.details = details;
  }
}

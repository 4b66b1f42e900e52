import { expect, it } from 'vitest';
import { evaluate, f1, KINDS, type Kind } from './evaluate.ts';

/** F1 on our own labelled documents, in per cent; raise a floor when the figure rises for good. */
const FLOORS: Readonly<Record<Kind, number>> = {
  identity: 99,
  citations: 99,
  tasks: 99,
  lead: 97,
  coord: 98,
  deadlines: 98,
  targets: 98,
  fields: 98,
};

const scores = evaluate();

it.each(KINDS)('%s stays above its floor', (kind) => {
  expect(100 * f1(scores[kind])).toBeGreaterThanOrEqual(FLOORS[kind]);
});

import type { scorecards } from '../words/vi/scorecards.ts';

type PartName = keyof typeof scorecards.part;

const NAMES = {
  ...{ all: 1, on_time: 1, late: 1, overdue: 1, handed_in: 1, early: 1, in_days: 1, after_days: 1 },
  ...{ not_accepted: 1, answered: 1, answered_late: 1, unanswered: 1, decided: 1, decided_late: 1 },
  ...{ undecided: 1, heard: 1, silent: 1, answers: 1, asked: 1, entered: 1, met: 1, beyond: 1 },
  ...{ judged: 1, indicator: 1, planned: 1, allotted: 1, disbursed: 1, products: 1 },
} as const satisfies Record<PartName, 1>;

/** A part of a number that the interface has a word for; null for one of a later version. */
export function knownPart(key: string): PartName | null {
  return isKnown(key) ? key : null;
}

function isKnown(key: string): key is PartName {
  return key in NAMES;
}

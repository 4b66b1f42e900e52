import { asDay, type Day } from '../calendar/rules/day.ts';
import { unitRefs } from '../organisation/units.ts';
import { issuingBody } from '../papers/issuing-body.ts';
import type { Paper } from '../papers/paper.ts';
import type { TaskSight } from '../tasks/task-sight.ts';
import type { Gathered } from './gather-urged.ts';
import { urgingPaper } from './rules/compose-urging.ts';
import { bodyLetters, letterSymbol } from './rules/letter-symbol.ts';

/** Where a letter has no drafting unit of its own, it comes from the office (Văn phòng). */
const OFFICE = 'VP';

/** The symbol of a letter with a number: the body in whose name it goes, and the unit that drafted it. */
export async function symbolOf({ db, actor }: TaskSight, number: number): Promise<string> {
  const units = await unitRefs(db, [actor.jurisdictionUnitId, actor.unitId]);
  const lettersOf = (id: string) => {
    const unit = units.get(id);
    return unit ? bodyLetters(unit.name, unit.shortName) : '';
  };
  const isDraftedThere = actor.unitId !== actor.jurisdictionUnitId;
  const drafter = isDraftedThere ? lettersOf(actor.unitId) : OFFICE;
  return letterSymbol(number, lettersOf(actor.jurisdictionUnitId), drafter);
}

/** The letter as it goes out, from what was gathered. */
export async function composeLetter(
  { db, actor, day }: TaskSight,
  gathered: Gathered,
  said: { readonly symbol: string; readonly answerBy: Day; readonly words: string | null },
): Promise<Paper> {
  return urgingPaper({
    ...said,
    day,
    body: await issuingBody(db, actor.jurisdictionUnitId, day),
    recipients: gathered.recipients.map(({ unit, own }) => ({
      unit: unit.name,
      lines: own.map(({ shown: { title, dueOn, daysLate }, orderedBy }) => ({
        ...{ title, orderedBy, daysLate, dueOn: dueOn === null ? null : asDay(dueOn) },
      })),
    })),
  });
}

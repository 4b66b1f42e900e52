import { type Day, dayInVietnam, formatDay } from '../calendar/rules/day.ts';
import { notifyPeople } from '../organisation/notify-people.ts';
import { programAct } from '../organisation/program-author.ts';
import { unitPaths, unitRefs } from '../organisation/units.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import {
  claimLetter,
  type UnansweredLetter,
  unansweredLetters,
} from './store/urging-escalation.ts';
import { headsOf } from './store/urging-people.ts';

/** Another process told of this letter. */
class LetterTold extends Error {}

/**
 * Leo thang: of every letter of urging whose day has passed without an answer, whoever heads the unit above is
 * told once, with the units under it that are silent. An answer that comes later changes nothing of that.
 *
 * @returns the number of letters told of
 */
export async function tellOfUnanswered(platform: Platform, authorityId: string): Promise<number> {
  const day = dayInVietnam(platform.clock());
  let told = 0;
  for (const letter of await unansweredLetters(platform.db, authorityId, day)) {
    try {
      const act = programAct('escalate_urging', authorityId);
      await perform(platform, act, (context) => tellOf(context, letter, day));
      told += 1;
    } catch (error) {
      if (!(error instanceof LetterTold)) throw error;
    }
  }
  return told;
}

async function tellOf(context: ActContext, letter: UnansweredLetter, day: Day): Promise<void> {
  const { tx, authorityId } = context;
  const { id, symbol, answerBy, unitIds } = letter;
  const paths = await unitPaths(tx, unitIds, day);
  const silent = new Map<string, string[]>();
  for (const unitId of unitIds) {
    const above = paths.get(unitId)?.find((each) => each !== unitId);
    if (above) silent.set(above, [...(silent.get(above) ?? []), unitId]);
  }
  const above = [...silent.keys()];
  const [heads, units] = await Promise.all([headsOf(tx, above, day), unitRefs(tx, unitIds)]);
  const personIds = [...new Set([...heads.values()].flat())];
  if (!(await claimLetter(tx, authorityId, letter, day, personIds))) throw new LetterTold();
  for (const [unitId, below] of silent) {
    const names = below.map((each) => units.get(each)?.name ?? '');
    await notifyPeople(context, heads.get(unitId) ?? [], {
      ...{ subjectKind: 'urging', subjectId: id, title: symbol },
      address: `/supervision?peek=${id}`,
      says: {
        vi: `Quá ngày ${formatDay(answerBy)} chưa trả lời công văn đôn đốc`,
        en: `Letter of urging not answered by ${formatDay(answerBy)}`,
      },
      words: names.join(', '),
    });
  }
  await context.journal({
    ...{ subjectKind: 'urging', subjectId: id, before: null },
    after: { symbol, answerBy, unitIds, personIds },
  });
}

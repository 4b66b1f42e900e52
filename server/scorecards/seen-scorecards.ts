import type { Day } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Db } from '../platform/database/database.ts';
import { issuedSubjects } from './store/definition-store.ts';
import { subjectUnits } from './store/subject-units.ts';

/**
 * The scorecards of other authorities that rank a unit of the post: some criteria that were issued name it. That
 * an authority gave work here shows none of its others.
 *
 * @param authorityIds the authorities that the post asks, its own among them
 */
export async function scorecardsRanking(
  db: Db,
  { authorityId, jurisdictionUnitId }: Pick<Actor, 'authorityId' | 'jurisdictionUnitId'>,
  authorityIds: readonly string[],
  day: Day,
): Promise<string[]> {
  const others = authorityIds.filter((id) => id !== authorityId);
  if (others.length === 0) return [];
  const seen = new Set<string>();
  for (const issued of await issuedSubjects(db, others)) {
    if (seen.has(issued.scorecardId)) continue;
    const units = await subjectUnits(db, issued.authorityId, issued.subjects, day);
    if (units.some(({ path }) => path.includes(jurisdictionUnitId))) seen.add(issued.scorecardId);
  }
  return [...seen];
}

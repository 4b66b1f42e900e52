import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { factsOfPeriod } from './facts-of-period.ts';
import type { getFacts as endpoint } from './official-contract.ts';
import { unitInSight } from './report-sight.ts';
import { USUAL_OUTLINE } from './rules/regime.ts';
import { daysOf } from './tasks-behind.ts';

/** The live facts of a unit's period. @throws Refusal NOT_ALLOWED, NOT_FOUND, BAD_INPUT */
export async function factsView(
  { db }: Platform,
  actor: Actor,
  { heading, unitId, ...query }: z.output<(typeof endpoint)['query']>,
): Promise<z.input<(typeof endpoint)['reply']>> {
  const days = daysOf(query);
  const authorityId = query.authorityId ?? actor.authorityId;
  const unit = await unitInSight(db, actor, authorityId, unitId, days.cutOff);
  const headings = heading === undefined ? USUAL_OUTLINE.map(({ key }) => key) : [heading];
  const facts = await factsOfPeriod(db, authorityId, { unitId, ...days, headings });
  return { ...facts, unit };
}

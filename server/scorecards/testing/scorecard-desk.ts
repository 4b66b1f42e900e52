import type { z } from 'zod';
import type { TestPlatform } from '../../../tests/support/platform.ts';
import type { World } from '../../../tests/support/world.ts';
import { acceptResult } from '../../tasks/accept-result.ts';
import { acceptTask } from '../../tasks/accept-task.ts';
import { reportDone } from '../../tasks/report-done.ts';
import { findTask } from '../../tasks/store/load-task.ts';
import { DONE } from '../../tasks/testing/office.ts';
import { addScorecard } from '../add-scorecard.ts';
import { Definition, type Ranking, RankingQuery } from '../contract.ts';
import { issueDefinition, saveDefinition } from '../define-criteria.ts';
import { publishRanking } from '../publish-ranking.ts';
import { rankingView } from '../ranking-view.ts';
import { scorecardView } from '../scorecard-view.ts';

/** The desk at which tests define scorecards and units do their tasks. */
export function scorecardDesk(platform: TestPlatform, { actors, ministry, hanoi }: World) {
  const { planner, leader, telecomHead, postalHead, securityHead } = actors;
  const heads = new Map([
    [ministry.telecom.id, telecomHead],
    [ministry.postal.id, postalHead],
    [ministry.security.id, securityHead],
  ]);
  async function task(id: string) {
    const found = await findTask(platform.db, [ministry.authorityId, hanoi.authorityId], id);
    if (!found) throw new Error(`Task ${id} is gone`);
    const head = heads.get(found.unit_id);
    if (!head) throw new Error(`Nobody heads unit ${found.unit_id}`);
    return { version: found.version, head };
  }
  return {
    /** A scorecard whose criteria hold from a day on. */
    async define(
      definition: z.input<typeof Definition>,
      validFrom: string,
      periodKind: 'year' | 'quarter' = 'quarter',
    ): Promise<string> {
      const made = { name: 'Bộ chỉ số thử', about: '', periodKind, readyMade: null };
      const parsed = Definition.parse(definition);
      const { id } = await addScorecard(
        platform,
        planner,
        { ...made, subjects: parsed.subjects },
        null,
      );
      const { draft } = await scorecardView(platform, planner, id, {});
      const version = draft?.version ?? 0;
      const saved = await saveDefinition(
        platform,
        planner,
        id,
        { version, definition: parsed },
        null,
      );
      const issue = { version: saved.draft?.version ?? 0, validFrom, basis: null };
      await issueDefinition(platform, planner, id, issue, null);
      return id;
    },
    ranking(id: string, query: z.input<typeof RankingQuery> = {}): Promise<Ranking> {
      return rankingView(platform, planner, id, RankingQuery.parse(query));
    },
    publish(id: string, period: string, reason: string | null = null) {
      const body = { period, asOf: null, reason, basis: 'Thông báo 12/TB-BTTTT' };
      return publishRanking(platform, leader, id, body, null);
    },
    async accept(id: string) {
      const { version, head } = await task(id);
      await acceptTask(platform, head, id, { version, officerId: null }, null);
    },
    async handIn(id: string) {
      const { version, head } = await task(id);
      await reportDone(platform, head, id, { version, ...DONE }, null);
    },
    async close(id: string) {
      const { version } = await task(id);
      await acceptResult(platform, planner, id, { version, note: null }, null);
    },
  };
}

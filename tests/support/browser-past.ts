import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { asDay } from '../../server/calendar/rules/day.ts';
import type { Installation } from '../../server/open-installation.ts';
import type { Actor } from '../../server/organisation/actor.ts';
import { issuePlan } from '../../server/plans/issue-plan.ts';
import { readingOf } from '../../server/plans/open-reading.ts';
import { readDirective } from '../../server/plans/read-directive.ts';
import { saveDraft } from '../../server/plans/save-draft.ts';
import type { Platform } from '../../server/platform/act.ts';
import { rows } from '../../server/platform/database/rows.ts';
import { acceptResult } from '../../server/tasks/accept-result.ts';
import { acceptTask } from '../../server/tasks/accept-task.ts';
import { foldLedger } from '../../server/tasks/fold-ledger.ts';
import { reportDone } from '../../server/tasks/report-done.ts';
import type { StaffName } from './browser-staff.ts';

type Staff = Record<StaffName, Actor>;

/**
 * A plan of early 2026 and what became of it, so that a past day differs from today: its first task
 * done on time (25/3), its second late (12/5), its third accepted and never reported, its fourth left
 * lying. Issued on 02/02/2026 to Cục Viễn thông.
 */
export async function livePastPlan(installation: Installation, staff: Staff): Promise<void> {
  let now = new Date('2026-02-02T08:30:00+07:00');
  await installation.replay(
    () => new Date(now),
    async (platform) => {
      const [first, second, third] = await issue(platform, staff['tong.hop']);
      if (!first || !second || !third) throw new Error('The past plan has too few tasks');
      const at = (instant: string) => {
        now = new Date(`${instant}:00+07:00`);
      };
      for (const id of [first, second, third]) {
        at('2026-02-04T09:00');
        await acceptTask(platform, staff['cuc.vien.thong'], id, await body(platform, id), null);
      }
      at('2026-03-20T15:00');
      await finish(platform, staff, first, () => at('2026-03-25T10:00'));
      at('2026-05-10T15:00');
      await finish(platform, staff, second, () => at('2026-05-12T10:00'));
      await foldLedger(platform.db, staff['tong.hop'].authorityId);
    },
  );
}

async function issue(platform: Platform, planner: Actor): Promise<string[]> {
  const file = new URL('../fixtures/da-qua.txt', import.meta.url);
  const text = readFileSync(file, 'utf8');
  const given = { kind: 'text', text, name: null } as const;
  const { readingId } = await readDirective(platform, planner, given, null);
  const reading = await readingOf(platform.db, planner, readingId);
  const draft = {
    ...reading.draft,
    tasks: reading.draft.tasks.map((task) => ({ ...task, state: 'confirmed' as const })),
  };
  const saved = { id: readingId, version: reading.version, draft };
  const { version } = await saveDraft(platform, planner, saved, null);
  const effectiveOn = asDay('2026-02-02');
  const act = { id: readingId, version, effectiveOn, newEdition: false };
  const { planId } = await issuePlan(platform, planner, act, null);
  const tasks = await rows(
    platform.db,
    sql<{ id: string }>`
      select id from task where authority_id = ${planner.authorityId} and plan_id = ${planId}
      order by id`,
  );
  return tasks.map(({ id }) => id);
}

async function finish(
  platform: Platform,
  staff: Staff,
  id: string,
  goOn: () => void,
): Promise<void> {
  const report = {
    body: 'Đã hoàn thành các bước theo phân công và bàn giao sản phẩm.',
    product: 'Báo cáo kết quả',
    onDay: null,
    fileIds: [],
    withoutEvidence: 'Sản phẩm đã gửi trên trục liên thông.',
    explanation: {
      cause: 'waits_coordination',
      words: 'Đơn vị phối hợp gửi ý kiến chậm hai tuần.',
      newDueOn: null,
    },
  };
  const done = { ...(await body(platform, id)), ...report };
  await reportDone(platform, staff['cv.vien.thong'], id, done, null);
  goOn();
  const accepted = { ...(await body(platform, id)), note: null };
  await acceptResult(platform, staff['tong.hop'], id, accepted, null);
}

async function body(platform: Platform, id: string) {
  const [row] = await rows(
    platform.db,
    sql<{ version: number }>`select version from task where id = ${id}`,
  );
  return { version: row?.version ?? 0, officerId: null };
}

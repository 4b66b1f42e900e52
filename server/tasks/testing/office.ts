import type { TestPlatform } from '../../../tests/support/platform.ts';
import type { World } from '../../../tests/support/world.ts';
import { asDay } from '../../calendar/rules/day.ts';
import { acceptTask } from '../accept-task.ts';
import { findTask } from '../store/load-task.ts';
import { giveTasks } from './give-tasks.ts';

/** One office at work in tests: gives tasks to Cục Viễn thông, which accepts them. */
export function officeOf(platform: TestPlatform, world: World) {
  const { planner, telecomHead } = world.actors;
  const versionOf = async (id: string): Promise<number> => {
    const owners = [world.ministry.authorityId, world.hanoi.authorityId];
    const task = await findTask(platform.db, owners, id);
    if (!task) throw new Error(`Task ${id} is gone`);
    return task.version;
  };
  return {
    versionOf,
    /** A plan of as many tasks as titles, each with the units given. */
    async give(
      titles: readonly string[],
      more: { units?: readonly string[]; dueOn?: string | null; coordinatorIds?: string[] } = {},
    ): Promise<{ planId: string; ids: string[]; groups: readonly string[] }> {
      const { units = [world.ministry.telecom.id], dueOn = '2026-06-30', coordinatorIds } = more;
      const plan = await giveTasks(
        platform,
        planner,
        titles.map((title) => ({
          ...{ title, unitIds: units, dueOn: dueOn === null ? null : asDay(dueOn) },
          ...(coordinatorIds ? { coordinatorIds } : {}),
        })),
      );
      return { planId: plan.planId, ids: [...plan.taskIds], groups: plan.groupIds };
    },
    async accept(id: string): Promise<void> {
      const version = await versionOf(id);
      await acceptTask(platform, telecomHead, id, { version, officerId: null }, null);
    },
  };
}

export const WHY = 'Lý do của bước thử này';
/** Why work was late, for reports of overdue tasks. */
export const LATE = {
  cause: 'waits_coordination',
  words: 'Đơn vị phối hợp gửi ý kiến chậm hai tuần',
  newDueOn: null,
};
export const DONE = {
  body: 'Đã hoàn thành, gửi kèm sản phẩm theo yêu cầu',
  product: 'Danh mục',
  onDay: null,
  fileIds: [],
  withoutEvidence: 'Sản phẩm là bản giấy',
  explanation: LATE,
};

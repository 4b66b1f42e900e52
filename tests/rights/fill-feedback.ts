import { giveFeedback } from '../../server/portal/feedback/give-feedback.ts';
import { feedbackOfCode } from '../../server/portal/feedback/look-up-feedback.ts';
import type { FilledPlan } from './fill-tasks.ts';
import type { World } from './world.ts';

/** People outside wrote to two units of every office; how they can be reached is told to whoever answers. */
export async function fillFeedback(world: World, plans: readonly FilledPlan[]): Promise<void> {
  const { platform, draw } = world;
  for (const { office, planId } of plans) {
    const { authorityId } = office;
    const [canary, who] = [world.word(), world.word()];
    const unitId = draw.oneOf(office.unitIds);
    const { code } = await giveFeedback(platform, {
      place: {
        ...{ authorityId, planId, taskId: null, taskKey: null, unitId },
        subject: 'Kế hoạch đã công bố',
      },
      form: {
        ...{ kind: 'complaint', words: `Việc ở thôn ${canary} chưa xong.` },
        mayPublish: true,
        contact: { name: `Người gửi ${who}`, email: null, phone: null },
      },
      ...{ lang: 'vi', once: `rights-${canary}`, network: canary },
    });
    const found = await feedbackOfCode(platform, code);
    const held = { authorityId, unitId };
    world.note({
      ...{ kind: 'feedback', canary, ids: [found?.id ?? ''], names: [unitId] },
      read: [{ right: 'feedback.read', held }],
    });
    world.note({
      ...{ kind: 'feedback contact', canary: who, ids: [] },
      read: [{ right: 'feedback.answer', held }],
    });
  }
}

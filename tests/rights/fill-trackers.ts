import { does } from './does.ts';
import { atTop } from './fill-tasks.ts';
import type { World } from './world.ts';

/** Every office keeps a tracker of the body above it. */
export async function fillTrackers(world: World): Promise<void> {
  for (const office of world.offices) {
    const planner = atTop(office, 'planner');
    const canary = world.word();
    const { id } = await does(world, planner, 'POST', '/api/trackers', {
      ...{ name: `Biểu ${canary}`, owner: 'Cơ quan cấp trên', sheet: 'Theo dõi', statuses: {} },
      heads: { title: 'Nội dung nhiệm vụ', status: 'Tình trạng' },
    });
    const read = [{ right: 'tracker.read', held: { authorityId: office.authorityId } }] as const;
    world.note({ kind: 'tracker', canary, ids: [id], read });
  }
}

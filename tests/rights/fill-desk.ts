import { does, tries } from './does.ts';
import { atTop } from './fill-tasks.ts';
import type { World } from './world.ts';

/** What people keep for themselves and what an office keeps for its own: views, absences, days, names, drafts, papers. */
export async function fillDesk(world: World): Promise<void> {
  const { draw } = world;
  for (const office of world.offices) {
    const { authorityId } = office;
    const ofOffice = (post: { readonly authorityId: string }) => post.authorityId === authorityId;
    for (const post of draw.some(office.posts, 6)) {
      const shared = draw.oneOf(['own', 'unit', 'authority'] as const);
      const name = world.word();
      const view = await does(world, post, 'POST', '/api/views', {
        ...{ page: 'tasks', name: `Chế độ xem ${name}`, query: 'status=DTH_QUA_HAN', shared },
      });
      const { unitId, personId } = post.actor;
      world.note({
        ...{ kind: 'view', canary: name, ids: [view.id], personIds: [personId], home: authorityId },
        also: (other) =>
          (shared === 'authority' && ofOffice(other)) ||
          (shared === 'unit' &&
            world.posts.some((p) => p.key === other.key && p.actor.unitId === unitId)),
      });
      const reason = world.word();
      const away = await tries(world, post, 'POST', '/api/absences', {
        ...{ personId: null, from: '2026-12-01', to: '2026-12-05', standInId: null },
        reason: `Nghỉ phép ${reason}`,
      });
      if (away) {
        const made = (
          away.absences as readonly { readonly id: string; readonly reason: string }[]
        ).find((each) => each.reason.includes(reason));
        world.note({
          ...{ kind: 'absence', canary: reason, ids: [made?.id ?? ''], personIds: [personId] },
          read: [{ right: 'person.edit', held: { authorityId } }],
        });
      }
    }
    const planner = atTop(office, 'planner');
    const title = world.word();
    const reading = await does(world, planner, 'POST', '/api/readings', {
      ...{ sourceName: `du-thao-${title}.txt`, text: TEXT.replace('@', title) },
    });
    world.note({
      ...{ kind: 'reading', canary: title, ids: [reading.id] },
      read: [{ right: 'reading.write', held: { authorityId } }],
    });
    const alias = world.word();
    await does(world, planner, 'POST', '/api/unit-aliases', {
      ...{ written: `Tên gọi ${alias}`, unitId: draw.oneOf(office.unitIds) },
    });
    world.note({ kind: 'alias', canary: alias, ids: [], also: ofOffice, home: authorityId });
    const day = world.word();
    await does(world, planner, 'POST', '/api/calendar/days', {
      ...{ day: '2026-12-24', kind: 'off', name: `Nghỉ ${day}`, source: 'Thông báo', scope: 'own' },
    });
    world.note({ kind: 'day', canary: day, ids: [], also: ofOffice, home: authorityId });
  }
}

const TEXT = `BỘ THỬ NGHIỆM
Số: 77/KH-BTN
Hà Nội, ngày 02 tháng 11 năm 2026
KẾ HOẠCH
Về việc @
1. Văn phòng chủ trì, phối hợp với các đơn vị rà soát hồ sơ, hoàn thành trước ngày 31/12/2026.
2. Các đơn vị báo cáo kết quả hằng tháng.
`;

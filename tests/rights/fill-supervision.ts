import { does, tries } from './does.ts';
import { atTop, type FilledPlan } from './fill-tasks.ts';
import type { Office, World } from './world.ts';

/** Letters, inspections, meetings and absences in every office. */
export async function fillSupervision(world: World, plans: readonly FilledPlan[]): Promise<void> {
  for (const office of world.offices) {
    const own = plans.filter((plan) => plan.office === office);
    await fillUrging(world, office, own);
    await fillInspection(world, office);
    await fillMeetings(world, office);
  }
}

async function fillUrging(
  world: World,
  office: Office,
  plans: readonly FilledPlan[],
): Promise<void> {
  const words = world.word();
  const taskIds = world.draw.some(
    plans.flatMap((plan) => plan.taskIds),
    4,
  );
  const sender = atTop(office, 'leader');
  const letter = await tries(world, sender, 'POST', '/api/urgings', {
    ...{ taskIds, answerBy: '2026-11-27', words: `Đề nghị khẩn trương ${words}` },
  });
  if (!letter) return;
  const recipients = letter.recipients as readonly { readonly unit: { readonly id: string } }[];
  const held = {
    ...{ authorityId: office.authorityId, unitId: sender.jurisdictionUnitId },
    partyUnitIds: recipients.map(({ unit }) => unit.id),
  };
  world.note({
    ...{ kind: 'urging', canary: words, ids: [letter.id], names: held.partyUnitIds },
    read: [{ right: 'task.read', held }],
  });
}

async function fillInspection(world: World, office: Office): Promise<void> {
  const { draw } = world;
  const { authorityId } = office;
  const [planner, inspector] = [atTop(office, 'planner'), atTop(office, 'inspector')];
  const units = office.unitIds.filter((_, at) => at > 0 && !office.drawn.units[at]?.isClosed);
  const unitIds = draw.some(units, 2);
  const [first = ''] = unitIds;
  const [name, contents] = [world.word(), world.word()];
  const { id } = await does(world, planner, 'POST', '/api/inspections', {
    ...{ name: `Kiểm tra ${name}`, year: 2026, isSurprise: false, unitIds },
    ...{ startsOn: '2026-11-01', endsOn: '2026-11-30', plan: { contents: `Nội dung ${contents}` } },
  });
  const whole = { right: 'inspection.read' as const, held: { authorityId } };
  const read = [
    whole,
    ...unitIds.map((unitId) => ({
      right: 'inspection.read' as const,
      held: { authorityId, unitId },
    })),
  ];
  world.note({ kind: 'inspection', canary: name, ids: [id], read });
  world.note({ kind: 'inspection plan', canary: contents, ids: [], read });
  const ofFirst = [
    whole,
    { right: 'inspection.read' as const, held: { authorityId, unitId: first } },
  ];
  const looked = world.word();
  const visit = await does(world, inspector, 'POST', `/api/inspections/${id}/visits`, {
    ...{ unitId: first, fromOn: '2026-11-02', toOn: '2026-11-03', lookedAt: `Hồ sơ ${looked}` },
  });
  world.note({ kind: 'visit', canary: looked, ids: [visit.id], read: ofFirst });
  const found = world.word();
  const finding = await does(world, inspector, 'POST', `/api/inspections/${id}/findings`, {
    ...{ unitId: first, words: `Phát hiện ${found}`, nature: 'Sai quy trình', degree: 'minor' },
    ...{ cause: 'Thiếu kiểm soát', responsibility: 'Người phụ trách' },
  });
  const advised = world.word();
  const dueOn = '2026-12-31';
  const recommended = await does(
    world,
    inspector,
    'POST',
    `/api/inspections/${id}/recommendations`,
    {
      ...{ unitId: first, words: `Kiến nghị ${advised}`, asTask: false },
      deadline: {
        ...{
          raw: '31/12/2026',
          kind: 'FIXED',
          precision: 'day',
          norm: dueOn,
          startsOn: null,
          dueOn,
        },
      },
    },
  );
  const isSigned = draw.chance(0.5);
  // Until the conclusion is signed, what was found is between those who inspect.
  const told = isSigned ? ofFirst : [whole];
  world.note({ kind: 'finding', canary: found, ids: [finding.id], read: told });
  world.note({
    ...{ kind: 'recommendation', canary: advised, ids: [recommended.id] },
    read: told,
  });
  if (!isSigned) return;
  const seen = await does(world, inspector, 'GET', `/api/inspections/${id}`);
  const general = world.word();
  const signed = await tries(
    world,
    atTop(office, 'leader'),
    'POST',
    `/api/inspections/${id}/conclude`,
    {
      ...{ version: seen.version, general: `Đánh giá chung ${general}`, on: '2026-11-21' },
    },
  );
  if (signed) world.note({ kind: 'conclusion', canary: general, ids: [], read });
}

async function fillMeetings(world: World, office: Office): Promise<void> {
  const { authorityId } = office;
  const name = world.word();
  const { id } = await does(world, atTop(office, 'planner'), 'POST', '/api/meetings', {
    ...{ name: `Giao ban ${name}`, heldOn: '2026-11-25' },
    head: { at: '08:00', place: 'Phòng họp', chair: '', attendees: '' },
  });
  const read = [{ right: 'meeting.read' as const, held: { authorityId } }];
  world.note({ kind: 'meeting', canary: name, ids: [id], read });
  await does(world, atTop(office, 'planner'), 'POST', `/api/meetings/${id}/agenda`, { version: 1 });
}

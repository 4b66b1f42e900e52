import { does } from './does.ts';
import { atTop, headOf } from './fill-tasks.ts';
import type { Office, World } from './world.ts';

/** A movement with pledges, nominees and a held-up example; a scorecard with points; in every office. */
export async function fillEmulation(world: World): Promise<void> {
  for (const office of world.offices) {
    await fillScorecard(world, office);
    await fillMovement(world, office);
  }
}

const openUnits = ({ unitIds, drawn }: Office) =>
  unitIds.slice(1).filter((_, at) => !drawn.units[at + 1]?.isClosed);

async function fillScorecard(world: World, office: Office): Promise<void> {
  const { authorityId } = office;
  const planner = atTop(office, 'planner');
  const name = world.word();
  const subjects = { kind: 'list', unitIds: openUnits(office).slice(0, 3) };
  const { id } = await does(world, planner, 'POST', '/api/scorecards', {
    ...{ name: `Bộ chỉ số ${name}`, about: '', periodKind: 'quarter', readyMade: null, subjects },
  });
  world.note({
    ...{ kind: 'scorecard', canary: name, ids: [id] },
    read: [{ right: 'scorecard.read', held: { authorityId } }],
  });
}

async function fillMovement(world: World, office: Office): Promise<void> {
  const { authorityId } = office;
  const planner = atTop(office, 'planner');
  const units = openUnits(office).slice(0, 4);
  const [name, goals] = [world.word(), world.word()];
  const { id } = await does(world, planner, 'POST', '/api/campaigns', {
    name: `Phong trào ${name}`,
    definition: {
      ...{
        form: 'thematic',
        scope: 'authority',
        goals: `Mục tiêu ${goals}`,
        subjects: 'Các đơn vị',
      },
      contents: [{ line: 'Chung', title: 'Hoàn thành nhiệm vụ', leadUnitId: units[0] ?? null }],
      stages: [{ id: '1', name: 'Đợt một', from: '2026-01-01', to: '2026-12-31', review: 'final' }],
      clusters: [{ id: '1', name: 'Khối một', kind: 'block', headUnitId: units[0] ?? null }],
      council: [],
    },
    members: [{ clusterId: '1', unitIds: units }],
  });
  const read = [{ right: 'campaign.read' as const, held: { authorityId } }];
  world.note({ kind: 'campaign', canary: name, ids: [id], read });
  world.note({ kind: 'goals', canary: goals, ids: [], read });
  await does(world, planner, 'POST', `/api/campaigns/${id}/launch`, {
    ...{ version: 1, launchedOn: '2026-11-01' },
  });
  const { stages } = await does(world, planner, 'GET', `/api/campaigns/${id}`);
  const stageId = (stages as readonly { readonly id: string }[])[0]?.id ?? '';
  world.note({ kind: 'stage', canary: null, ids: [stageId], read });
  for (const unitId of units) {
    const head = headOf(world, unitId);
    if (!head) continue;
    const nominee = [{ right: 'nominee.read' as const, held: { authorityId, unitId } }];
    const pledge = world.word();
    await does(world, head, 'POST', `/api/campaigns/${id}/registrations`, {
      ...{ stageId, unitId, pledge: `Cam kết ${pledge}` },
    });
    // What a unit pledges it pledges before all the others.
    world.note({ kind: 'pledge', canary: pledge, ids: [], read });
    const [who, why] = [world.word(), world.word()];
    const made = await does(world, head, 'POST', `/api/campaigns/${id}/nominations`, {
      ...{ stageId, award: 'certificate_person', unitId, personName: `Cá nhân ${who}` },
      dossier: { achievements: `Thành tích ${why}` },
    });
    world.note({ kind: 'nomination', canary: who, ids: [made.id], read: nominee });
    world.note({ kind: 'achievements', canary: why, ids: [], read: nominee });
    const story = world.word();
    const example = await does(world, head, 'POST', `/api/campaigns/${id}/examples`, {
      ...{ stageId, unitId, personName: null, title: `Gương ${story}` },
      ...{ story: 'Câu chuyện đủ dài để đọc', evidence: 'Báo cáo kèm theo' },
    });
    world.note({ kind: 'example', canary: story, ids: [example.id], read: nominee });
  }
  const basis = world.word();
  const suspended = await does(world, planner, 'POST', '/api/suspensions', {
    ...{ unitId: units[0] ?? '', personName: null, cause: 'inspection', fromOn: '2026-11-01' },
    basis: `Kết luận ${basis}`,
  });
  world.note({
    ...{ kind: 'suspension', canary: basis, ids: [suspended.id] },
    read: [{ right: 'nominee.read', held: { authorityId, unitId: units[0] ?? '' } }],
  });
}

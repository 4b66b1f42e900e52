import { does, uploads } from './does.ts';
import { atTop, type FilledPlan } from './fill-tasks.ts';
import type { Office, World } from './world.ts';

/** Indicators with targets, values, a question; lines of money, projects and thrift, in every office. */
export async function fillFigures(world: World, plans: readonly FilledPlan[]): Promise<void> {
  for (const office of world.offices) {
    await fillIndicators(world, office);
    const plan = plans.find((each) => each.office === office);
    if (plan) await fillMoney(world, plan);
  }
}

const openUnits = ({ unitIds, drawn }: Office) =>
  unitIds.slice(1).filter((_, at) => !drawn.units[at + 1]?.isClosed);

async function fillIndicators(world: World, office: Office): Promise<void> {
  const { draw } = world;
  const { authorityId } = office;
  const planner = atTop(office, 'planner');
  for (const [at, unitId] of draw.some(openUnits(office), 3).entries()) {
    const canary = world.word();
    const promised = world.word();
    const made = await does(world, planner, 'POST', '/api/indicators', {
      ...{ code: `ct${at}`, name: `Chỉ tiêu ${canary}`, unitId, frequency: 'year' },
      targets: [
        {
          promise: { kind: 'bound', operator: '>=', milestones: [{ period: '2027', value: 20 }] },
          quote: `Phấn đấu đạt ${promised}`,
        },
      ],
    });
    const held = { authorityId, unitId };
    const read = [{ right: 'indicator.read' as const, held }];
    world.note({ kind: 'indicator', canary, ids: [made.id], read });
    const targetId = (made.targetIds as readonly string[])[0] ?? '';
    world.note({ kind: 'target', canary: promised, ids: [targetId], read });
    const fileWord = world.word();
    const fileId = await uploads(world, planner, '/api/indicators/files', fileWord);
    world.note({ kind: 'file', canary: fileWord, ids: [fileId], read });
    const note = world.word();
    await does(world, planner, 'POST', `/api/indicators/${made.id}/values`, {
      values: [
        { unitId, period: '2025', value: 12, note: `Theo báo cáo ${note}`, fileIds: [fileId] },
      ],
    });
    world.note({ kind: 'value', canary: note, ids: [], read });
    const asked = world.word();
    const question = await does(world, planner, 'POST', `/api/targets/${targetId}/questions`, {
      ...{ words: `Vì sao còn thấp ${asked}`, dueOn: '2026-12-15' },
    });
    world.note({ kind: 'question', canary: asked, ids: [question.id], read });
  }
}

async function fillMoney(world: World, { office, taskIds }: FilledPlan): Promise<void> {
  const { draw } = world;
  const { authorityId } = office;
  const planner = atTop(office, 'planner');
  for (const taskId of draw.some(taskIds, 3)) {
    const basis = world.word();
    const made = await does(world, planner, 'POST', '/api/budget/lines', {
      ...{ node: { kind: 'task', id: taskId }, fromYear: 2026, toYear: 2026, source: 'state' },
      entries: [
        {
          measure: 'planned',
          amount: '1000000',
          onDay: '2026-01-05',
          basis: `Quyết định ${basis}`,
        },
      ],
    });
    world.note({
      kind: 'line',
      canary: basis,
      ids: [String(made.lineId)],
      moneyOf: { authorityId, taskId },
    });
  }
  for (const unitId of draw.some(openUnits(office), 2)) {
    const read = [{ right: 'budget.read' as const, held: { authorityId, unitId } }];
    const [name, saved] = [world.word(), world.word()];
    const project = await does(world, planner, 'POST', '/api/budget/projects', {
      ...{ code: null, name: `Dự án ${name}`, unitId, planId: null, taskId: null },
    });
    world.note({ kind: 'project', canary: name, ids: [project.id], read });
    const thrift = await does(world, planner, 'POST', '/api/budget/thrift', {
      ...{ name: `Tiết kiệm ${saved}`, unitId, taskId: null, year: 2026, source: 'state' },
      steps: [{ step: 'proposed', amount: '500000', onDay: '2026-02-01', basis: null }],
    });
    world.note({ kind: 'thrift', canary: saved, ids: [String(thrift.itemId)], read });
  }
}

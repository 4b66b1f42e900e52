import { sql } from 'kysely';
import { rows } from '../../server/platform/database/rows.ts';
import { does } from './does.ts';
import { atTop, headOf } from './fill-tasks.ts';
import type { Office, World, WorldPost } from './world.ts';

interface Owed {
  readonly id: string;
  readonly unitId: string;
  readonly toUnitId: string;
}

/** A monthly regime in every office, what is owed under it, and reports in every state. */
export async function fillReports(world: World): Promise<void> {
  for (const office of world.offices) {
    const regimeId = await defineRegime(world, office);
    const owed = await rows(
      world.platform.db,
      sql<Owed>`select id, unit_id as "unitId", to_unit_id as "toUnitId" from obligation
          where regime_id = ${regimeId} order by id`,
    );
    // Reports gather the figures of a month each: a few in every office are enough to be seen or not.
    const written = new Set(world.draw.some(owed, 4));
    for (const obligation of owed) {
      await report(world, office, obligation, written.has(obligation));
    }
  }
}

async function defineRegime(world: World, office: Office): Promise<string> {
  const { authorityId } = office;
  const name = world.word();
  const hop = (depth: number, day: number) => ({
    ...{ reporters: { depth }, receiver: { kind: 'above' }, due: { kind: 'day', day } },
  });
  const { id } = await does(world, atTop(office, 'planner'), 'POST', '/api/regimes', {
    ...{ name: `Báo cáo tháng ${name}`, frequency: 'month', validFrom: '2026-10-15' },
    ...{ hops: [hop(2, 17), hop(1, 20)], closeAfter: 30, aheadDays: 30 },
  });
  world.note({
    ...{ kind: 'regime', canary: name, ids: [id], home: authorityId },
    // Everybody of an authority who sees reports at all knows what it asks for.
    also: (post) => post.authorityId === authorityId && post.role !== 'admin',
  });
  return id;
}

async function report(
  world: World,
  office: Office,
  { id, unitId, toUnitId }: Owed,
  isWritten: boolean,
): Promise<void> {
  const { draw } = world;
  const { authorityId } = office;
  world.note({
    ...{ kind: 'obligation', canary: null, ids: [id] },
    read: [{ right: 'report.read', held: { authorityId, unitId, assignerUnitId: toUnitId } }],
  });
  const head = headOf(world, unitId);
  if (!head || !isWritten) return;
  const opened = await does(world, head, 'POST', `/api/obligations/${id}/submission`);
  const address = `/api/submissions/${opened.id}`;
  const seen = await does(world, head, 'GET', address);
  const sections = seen.sections as readonly {
    readonly heading: string;
    readonly version: number;
  }[];
  const [section] = sections;
  const words = world.word();
  if (section) {
    await does(world, head, 'PUT', `${address}/sections/${encodeURIComponent(section.heading)}`, {
      ...{ words: `Tình hình ${words}`, version: section.version },
    });
  }
  const isSent = draw.chance(0.6) && (await sends(world, head, address));
  const held = { authorityId, unitId, partyUnitIds: [toUnitId] };
  world.note({
    ...{ kind: 'submission', canary: words, ids: [opened.id], home: authorityId },
    ...(isSent
      ? { read: [{ right: 'submission.read', held }] }
      : {
          // What is not sent yet is the unit's own; an inspector sees how it is made.
          also: (post, { parents }) =>
            (post.jurisdictionUnitId === unitId && post.role !== 'admin') ||
            (post.role === 'inspector' && inSightOf(parents, post, [unitId, toUnitId])),
        }),
  });
}

function inSightOf(
  parents: ReadonlyMap<string, string | null>,
  { jurisdictionUnitId }: { readonly jurisdictionUnitId: string },
  unitIds: readonly string[],
): boolean {
  return unitIds.some((unitId) => {
    for (let at: string | null = unitId; at !== null; at = parents.get(at) ?? null) {
      if (at === jurisdictionUnitId) return true;
    }
    return false;
  });
}

/** Chốt, trình, ký: false where something that the rules ask for is missing. */
async function sends(world: World, head: WorldPost, address: string): Promise<boolean> {
  const versionOf = async () => (await does(world, head, 'GET', address)).version;
  const step = async (path: string, more: object = {}) => {
    const body = { version: await versionOf(), ...more };
    const reply = await world.ask(head, { method: 'POST', url: `${address}/${path}`, body });
    return reply.status < 300;
  };
  return (
    (await step('freeze')) &&
    (await step('present')) &&
    (await step('sign', {
      ...{ number: `${world.draw.number(1, 9_999)}/BC`, signedOn: '2026-11-21' },
      ...{ position: ['THỦ TRƯỞNG'], place: 'Hà Nội' },
    }))
  );
}

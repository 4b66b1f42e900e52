import { sql } from 'kysely';
import type { Platform } from '../server/platform/act.ts';
import { acceptTask } from '../server/tasks/accept-task.ts';
import { giveDirective } from './directive.ts';
import { type Client, connect, signIn, throughput } from './measure.ts';
import type { BenchWorld } from './world.ts';

/** Reports one task again and again, each time on the version that the last reply told. */
export function reporter(
  tasks: readonly { readonly id: string; readonly version: number }[],
): (client: Client, n: number) => Promise<void> {
  const versions = new Map(tasks.map(({ id, version }) => [id, version]));
  return async (client, n) => {
    const task = tasks[n % tasks.length];
    if (!task) throw new Error('nobody has an open task');
    const reply: { version: number } = JSON.parse(
      await client.send('POST', `/api/tasks/${task.id}/progress`, {
        version: versions.get(task.id),
        percent: null,
        body: 'Đã làm xong phần việc tuần này.',
      }),
    );
    versions.set(task.id, reply.version);
  };
}

/** Requests a second of the bare server and of ours, in turns, so that noise falls on both; the medians. */
export async function inTurns(
  one: () => Promise<number>,
  other: () => Promise<number>,
): Promise<[number, number]> {
  const [first, second]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < 3; turn += 1) {
    first.push(await one());
    second.push(await other());
  }
  const median = (values: number[]) => values.sort((a, b) => a - b)[1] ?? 0;
  return [median(first), median(second)];
}

/** Acts a second of one client a commune: all on parts of one task of one plan, and each under a plan of its own. */
export async function sameRootAndOwnRoots(
  platform: Platform,
  world: BenchWorld,
  port: number,
): Promise<{ same: number; own: number }> {
  const units = world.heads.map(({ actor }) => actor.unitId);
  // A world that is kept is measured again: numbers of documents go on.
  const first = Math.floor(platform.clock().getTime() / 1000);
  const common = await giveDirective(
    platform,
    world.planner.actor,
    `${first}/CT-ĐLTN`,
    { unitIds: units },
    1,
  );
  const single: string[] = [];
  for (const [n, unitId] of units.entries()) {
    const lead = { unitIds: [unitId] };
    single.push(
      (await giveDirective(platform, world.planner.actor, `${first + 1 + n}/CT-ĐLTN`, lead, 1))
        .planId,
    );
  }
  const accepted = async (planIds: readonly string[]) => {
    const { rows } = await sql<{ id: string; unit_id: string }>`
      select id, unit_id from task where authority_id = ${world.authorityId}
        and plan_id = any(${planIds}::bigint[]) and not is_group`.execute(platform.db);
    return Promise.all(
      world.heads.map(async ({ actor }) => {
        const id = rows.find((task) => task.unit_id === actor.unitId)?.id ?? '';
        const as = { version: 1, officerId: null };
        return reporter([await acceptTask(platform, actor, id, as, null)]);
      }),
    );
  };
  const [under, apart] = [await accepted([common.planId]), await accepted(single)];
  const clients: Client[] = [];
  for (const { name } of world.heads) clients.push(connect(port, await signIn(port, name)));
  const run = (work: typeof under) => () =>
    throughput(clients.length, 3, async (c, n) => {
      const [client, report] = [clients[c], work[c]];
      if (client && report) await report(client, n);
    });
  const [same, own] = await inTurns(run(under), run(apart));
  for (const client of clients) client.close();
  return { same, own };
}

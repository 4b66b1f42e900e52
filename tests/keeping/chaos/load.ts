import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type ChaosWorld, REPORTERS, type Reporter } from './chaos-world.ts';
import { type Client, createClient, type SentAct } from './requests.ts';

const Row = z.object({ id: z.string(), state: z.string(), version: z.number() });

/** What a client last heard of a task. */
export type KnownTask = z.infer<typeof Row>;

/** People at work on one installation. */
export interface Load {
  start(): void;
  /** Nobody sends any more; what is open stays so. */
  stop(): Promise<void>;
  /** Everything that was not answered is sent again under its key. */
  settle(): Promise<void>;
  readonly planner: Client;
  acts(): SentAct[];
  /** Tasks as their reporters last heard of them. */
  known(): KnownTask[];
}

/** @param chance a number between 0 and 1, the same for the same seed */
export function createLoad(world: ChaosWorld, address: () => string, chance: () => number): Load {
  const client = (name: 'admin' | 'planner' | Reporter) =>
    createClient(name, world.postOf[name], address);
  const planner = client('planner');
  const admin = client('admin');
  const reporters = REPORTERS.map((name) => {
    const tasks = world.taskIds[name].map((id) => ({ id, state: 'assigned', version: 1 }));
    return { client: client(name), tasks, heard: 0 };
  });
  const clients = [planner, admin, ...reporters.map((each) => each.client)];
  let isOn = false;
  let working: Promise<unknown> = Promise.resolve();

  async function report({ client, tasks }: (typeof reporters)[number]): Promise<void> {
    while (isOn) {
      const open = tasks.filter(({ state }) => state !== 'reported');
      const task = open[Math.floor(chance() * open.length)];
      if (!task) return;
      const act = nextAct(task, chance());
      const said = Row.partial().safeParse(await client.send(act));
      if (act.act === 'add_comment' || !said.success) continue;
      Object.assign(task, { state: said.data.state, version: said.data.version });
    }
  }

  async function every(pause: number, work: () => Promise<unknown>): Promise<void> {
    while (isOn) {
      await work();
      await sleep(pause * (0.5 + chance()));
    }
  }
  const letter = { act: 'test_mail', path: '/api/mail/test', body: {} };
  const query = { planId: world.planId };
  const body = { kind: 'plan', format: 'docx', query };
  const paper = { act: 'ask_paper', path: '/api/made-papers', body };

  return {
    planner,
    start() {
      isOn = true;
      for (const each of clients) each.resume();
      working = Promise.all([
        ...reporters.map(report),
        every(60, () => admin.send(letter)),
        every(600, () => planner.send(paper)),
      ]);
    },
    async stop() {
      isOn = false;
      for (const each of clients) each.stop();
      await working;
    },
    async settle() {
      await Promise.all(clients.map((each) => each.settleOpen()));
      await Promise.all(reporters.map(hear));
    },
    acts: () => clients.flatMap((each) => each.acts),
    known: () => reporters.flatMap((each) => each.tasks),
  };
}

/** Whoever was cut off reads again how their tasks stand. */
async function hear(reporter: { client: Client; tasks: KnownTask[]; heard: number }) {
  const { client, heard } = reporter;
  const cutOff = client.acts.slice(heard).filter(({ times }) => times > 1);
  reporter.heard = client.acts.length;
  for (const task of reporter.tasks) {
    if (!cutOff.some(({ path }) => path.includes(`/${task.id}/`))) continue;
    const row = Row.parse(await client.read(`/api/tasks/${task.id}`));
    Object.assign(task, row);
  }
}

function nextAct(
  { id, state, version }: KnownTask,
  dice: number,
): Pick<SentAct, 'act' | 'path' | 'body'> {
  const of = (act: string, path: string, body: object) => ({
    ...{ act, path: `/api/tasks/${id}/${path}`, body },
  });
  const words = `Ghi chú ${crypto.randomUUID()}`;
  if (dice < 0.2) return of('add_comment', 'comments', { body: words, mentionIds: [] });
  if (state === 'assigned') return of('accept_task', 'accept', { version, officerId: null });
  if (dice > 0.995) {
    const why = 'Kết quả đã công bố trên cổng thông tin.';
    const body = { version, body: words, product: 'Báo cáo kết quả', withoutEvidence: why };
    return of('report_done', 'done', { ...body, fileIds: [] });
  }
  const percent = null;
  return of('report_progress', 'progress', { version, percent, body: words, fileIds: [] });
}

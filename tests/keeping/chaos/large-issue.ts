import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { NETWORK_PLAN, numbered } from '../../../server/plans/testing/directive-texts.ts';
import type { Client } from './requests.ts';

const Draft = z.looseObject({ tasks: z.array(z.looseObject({})) });
const Read = z.object({ id: z.string() });
const Reading = z.object({ version: z.number(), draft: Draft });
const Saved = z.object({ version: z.number() });

/** An order to issue to every commune: what must stand there in the end. */
export interface OrderedIssue {
  readonly readingId: string;
  readonly tasks: number;
}

/** Reads a plan into a draft whose every task goes to every commune, and orders its issue. */
export async function orderIssue(
  planner: Client,
  number: string,
  communes: readonly string[],
): Promise<OrderedIssue | null> {
  const text = numbered(NETWORK_PLAN, number);
  const read = Read.safeParse(
    await planner.send({ act: 'read_directive', path: '/api/readings', body: { text } }),
  );
  if (!read.success) return null;
  const readingId = read.data.id;
  const { version, draft } = Reading.parse(await planner.read(`/api/readings/${readingId}`));
  const lead = {
    ...{ written: 'UBND các xã', span: null, implied: false, unitId: null, unitName: null },
    ...{ group: true, memberIds: communes },
  };
  const tasks = draft.tasks.map((task) => ({ ...task, lead: [lead], coord: [] }));
  const path = `/api/readings/${readingId}`;
  const body = { version, draft: { ...draft, tasks } };
  const saved = Saved.safeParse(await planner.send({ act: 'save_draft', path, body }, 'PUT'));
  if (!saved.success) return null;
  const order = { version: saved.data.version, effectiveOn: '2026-11-23', newEdition: false };
  void planner.send({ act: 'begin_issue', path: `${path}/issue`, body: order });
  return { readingId, tasks: tasks.length * communes.length };
}

const Issuing = z.object({
  issuing: z.object({ state: z.string(), written: z.number() }).nullable(),
});

/** Waits until a part of an issue has been written, and not all of it, or a moment has passed. */
export async function untilHalfWritten(planner: Client, { readingId, tasks }: OrderedIssue) {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = Issuing.parse(await planner.read(`/api/readings/${readingId}/issuing`));
    const written = found.issuing?.written ?? 0;
    if ((written > 0 && written < tasks) || found.issuing?.state === 'done') return;
    await sleep(10);
  }
}

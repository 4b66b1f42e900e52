import { sql } from 'kysely';
import {
  appoint,
  createAccount,
  createPerson,
  createPost,
} from '../server/organisation/accounts.ts';
import type { Actor } from '../server/organisation/actor.ts';
import { foundAuthority, writeUnits } from '../server/organisation/found-authority.ts';
import { programAct } from '../server/organisation/program-author.ts';
import { actorIn } from '../server/organisation/store/people-store.ts';
import { type Platform, perform } from '../server/platform/act.ts';
import { createIds } from '../server/platform/ids.ts';
import { keepDays } from '../server/tasks/keep-days.ts';
import { rebuildLedger } from '../server/tasks/rebuild-ledger.ts';
import { giveDirective, TASKS_A_COMMUNE } from './directive.ts';
import { type MadeMap, makeMap } from './map.ts';
import { DAYS_OF_WORK, passYear } from './year-of-work.ts';

const BEGINS = '2008-01-01';

/** Communes whose heads report in the bench: the first is measured alone, all of them side by side. */
const HEADS = 16;

/** Someone who signs in: the name of the account, and who it stands for. */
export interface Person {
  readonly name: string;
  readonly actor: Actor;
}

export interface BenchWorld {
  readonly authorityId: string;
  readonly planId: string;
  readonly planner: Person;
  /** Heads of the first communes, who report progress. */
  readonly heads: readonly Person[];
  readonly map: MadeMap;
  readonly tasks: number;
  readonly moves: number;
  readonly issueSeconds: number;
  /** Rows a second of COPY of the same tasks, taken right after the issue. */
  readonly copied: number;
  readonly rebuildSeconds: number;
  /** Keeping what large units showed on each past day of the year. */
  readonly keepSeconds: number;
}

/**
 * Builds a ministry over provinces, districts and communes, issues one directive of 193 tasks to every
 * commune by the real act, lets most of a year pass, and rebuilds the ledger.
 *
 * @param copyTasks measures COPY of the plan's tasks, in rows a second
 */
export async function buildWorld(
  platform: Platform,
  wanted: number,
  say: (line: string) => void,
  copyTasks: (authorityId: string, planId: string) => Promise<number>,
): Promise<BenchWorld> {
  const communes = Math.max(HEADS, Math.round(wanted / TASKS_A_COMMUNE));
  const authorityId = platform.ids.next();
  const { map, top } = await founded(platform, authorityId, communes);
  const planner = await hire(platform, authorityId, 'bench-planner', top, 'planner');
  const heads: Person[] = [];
  for (const [n, unitId] of map.communes.slice(0, HEADS).entries()) {
    heads.push(await hire(platform, authorityId, `bench-commune-${n}`, unitId, 'commune'));
  }
  await sql`vacuum analyze`.execute(platform.db);

  say(`issuing to ${communes} communes …`);
  const lead = { toEvery: communes };
  const began = begunLongAgo(platform);
  const issued = await giveDirective(began, planner.actor, '01/CT-ĐLTN', lead);
  say(`issued ${issued.tasks} tasks in ${issued.seconds.toFixed(0)} s; COPY of the same …`);
  const copied = await copyTasks(authorityId, issued.planId);
  say('letting a year pass …');
  const moves = await passYear(platform, authorityId, issued.planId);
  say(`${moves} moves; writing the ledger anew …`);
  const rebuildSeconds = await secondsOf(() => rebuildLedger(platform.db, authorityId));
  say(`ledger written in ${rebuildSeconds.toFixed(0)} s; keeping past days …`);
  const keepSeconds = await secondsOf(() => keepDays(platform.db, authorityId));
  await sql`vacuum analyze`.execute(platform.db);
  return {
    ...{ authorityId, planId: issued.planId, planner, heads, map, tasks: issued.tasks, moves },
    ...{ issueSeconds: issued.seconds, copied, rebuildSeconds, keepSeconds },
  };
}

async function founded(platform: Platform, authorityId: string, communes: number) {
  return perform(platform, programAct('bench_world', authorityId), async (context) => {
    const top = await foundAuthority(context, {
      ...{ name: 'Bộ Đo lường Thử nghiệm', shortName: 'Bộ ĐLTN', kind: 'ministry', code: null },
      ...{ aliases: [], validFrom: BEGINS, validTo: null, reference: null },
    });
    const map = makeMap(context.ids, authorityId, top, communes);
    await writeUnits(context, map.units);
    return { map, top };
  });
}

async function hire(
  platform: Platform,
  authorityId: string,
  name: string,
  unitId: string,
  role: 'planner' | 'commune',
): Promise<Person> {
  const ids = await perform(platform, programAct('bench_hire', authorityId), async (context) => {
    const personId = await createPerson(context, { fullName: `Người đo ${name}` });
    const account = { personId, username: name, password: null, demonstration: true };
    const accountId = await createAccount(context, account);
    const post = { unitId, title: 'Cán bộ', role, validFrom: BEGINS };
    const postId = await createPost(context, post);
    await appoint(context, { personId, postId, validFrom: BEGINS });
    return { accountId, postId };
  });
  const actor = await actorIn(platform.db, ids.accountId, ids.postId, BEGINS);
  if (!actor) throw new Error('nobody was hired');
  return { name, actor };
}

/** The plan was issued most of a year ago, so that a past day has something to say. */
function begunLongAgo(platform: Platform): Platform {
  const clock = () => new Date(Date.now() - DAYS_OF_WORK * 86_400_000);
  return { ...platform, clock, ids: createIds(undefined, () => clock().getTime()) };
}

export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

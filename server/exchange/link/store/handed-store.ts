import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { firstRow, rows, run } from '../../../platform/database/rows.ts';
import type { HoldingRegister, OrderRegister, Saying } from '../message-contract.ts';
import type { OpenState } from '../rules/registers.ts';

/** Class of the advisory lock under which the plan of a giver gets its place here. */
const LOCK_CLASS = 7_338;

/** What this authority is for a task that was handed over. */
export type Side = 'giver' | 'holder';

/** A task that stands in two installations, as one of them remembers it. */
export interface HandedTask {
  readonly authorityId: string;
  readonly otherId: string;
  readonly side: Side;
  /** The task and its plan, as the giver numbers them. */
  readonly giverTask: string;
  readonly giverPlan: string;
  /** The own task; null with a holder that has not had the directive yet. */
  readonly taskId: string | null;
  readonly order: OrderRegister;
  readonly holding: HoldingRegister | null;
  /** The number of the own register that was sent last; 0 for none. */
  readonly sent: number;
  /** Where the own row stood when it was last open and the two were brought together. */
  readonly seen: OpenState;
  readonly note: string | null;
  /** What was said before the directive came, and is taken in with it. */
  readonly early: readonly Saying[];
}

export type HandedKey = Pick<HandedTask, 'authorityId' | 'otherId' | 'side' | 'giverTask'>;

const columns = sql`authority_id as "authorityId", other_authority_id as "otherId", side,
  giver_task::text as "giverTask", giver_plan::text as "giverPlan", task_id as "taskId",
  orders as "order", holding, sent, seen, note, early`;

const isKey = ({ authorityId, otherId, side, giverTask }: HandedKey) =>
  sql`authority_id = ${authorityId} and other_authority_id = ${otherId} and side = ${side}
    and giver_task = ${giverTask}`;

/**
 * The task held until the end of the transaction. Whoever brings the two sides together holds this before
 * the row of the task; acts only ever hold the row.
 */
export function holdHanded(tx: Tx, key: HandedKey): Promise<HandedTask | null> {
  return firstRow(
    tx,
    sql<HandedTask>`select ${columns} from handed_task where ${isKey(key)} for update`,
  );
}

/** Writes what is remembered of a task, for the first time or anew. */
export async function saveHanded(tx: Tx, handed: HandedTask, heardAt: Date | null): Promise<void> {
  const { taskId, order, holding, sent, seen, note, early } = handed;
  await run(
    tx,
    sql`insert into handed_task (authority_id, other_authority_id, side, giver_task, giver_plan, task_id,
          orders, holding, sent, seen, note, early, heard_at)
        values (${handed.authorityId}, ${handed.otherId}, ${handed.side}, ${handed.giverTask},
          ${handed.giverPlan}, ${taskId}, ${JSON.stringify(order)}::jsonb,
          ${holding === null ? null : JSON.stringify(holding)}::jsonb, ${sent}, ${seen}, ${note},
          ${JSON.stringify(early)}::jsonb, ${heardAt})
        on conflict (authority_id, other_authority_id, side, giver_task) do update set
          task_id = excluded.task_id, orders = excluded.orders, holding = excluded.holding,
          sent = excluded.sent, seen = excluded.seen, note = excluded.note, early = excluded.early,
          heard_at = coalesce(excluded.heard_at, handed_task.heard_at)`,
  );
}

/** The keys of what was handed over among some own tasks, in an order in which all hold them. */
export function handedAmong(
  db: Db | Tx,
  authorityId: string,
  side: Side,
  taskIds: readonly string[],
): Promise<(HandedKey & { readonly taskId: string })[]> {
  return rows(
    db,
    sql<HandedKey & { taskId: string }>`
      select authority_id as "authorityId", other_authority_id as "otherId", side,
        giver_task::text as "giverTask", task_id as "taskId"
      from handed_task
      where authority_id = ${authorityId} and side = ${side} and task_id = any(${taskIds}::bigint[])
      order by other_authority_id, giver_task`,
  );
}

/**
 * Directive and tasks of a plan come under different subjects, and so perhaps at one moment: whoever finds no
 * plan, and whoever brings it, take turns here until the end of the transaction.
 */
export async function takeTurns(
  tx: Tx,
  { authorityId, otherId }: Omit<HandedKey, 'giverTask'>,
  giverPlan: string,
): Promise<void> {
  const name = `${authorityId} ${otherId} ${giverPlan}`;
  await run(tx, sql`select pg_advisory_xact_lock(${LOCK_CLASS}, hashtext(${name}))`);
}

/** What a holder was given of a plan before its directive came. */
export function waitingOfPlan(
  tx: Tx,
  authorityId: string,
  otherId: string,
  giverPlan: string,
): Promise<HandedKey[]> {
  return rows(
    tx,
    sql<HandedKey>`select authority_id as "authorityId", other_authority_id as "otherId", side,
          giver_task::text as "giverTask"
        from handed_task where authority_id = ${authorityId} and other_authority_id = ${otherId}
          and side = 'holder' and giver_plan = ${giverPlan} and task_id is null
        order by giver_task`,
  );
}

/** All that was handed over between two authorities one way, by the giver's numbers. */
export function handedBetween(
  db: Db | Tx,
  authorityId: string,
  otherId: string,
  side: Side,
): Promise<HandedTask[]> {
  return rows(
    db,
    sql<HandedTask>`select ${columns} from handed_task
        where authority_id = ${authorityId} and other_authority_id = ${otherId} and side = ${side}
        order by giver_task`,
  );
}

/** A plan that was handed over, as one of the two remembers it. */
export interface HandedPlan {
  readonly authorityId: string;
  readonly otherId: string;
  readonly side: Side;
  readonly giverPlan: string;
  readonly planId: string | null;
  readonly directiveId: string | null;
  /** Of what was sent or taken in last. */
  readonly digest: string | null;
  /** With the holder: own ids by those of the giver's fields, own clauses in the order of the text. */
  readonly places: {
    readonly fields: Readonly<Record<string, string>>;
    readonly clauses: readonly string[];
  };
}

const planColumns = sql`authority_id as "authorityId", other_authority_id as "otherId", side,
  giver_plan::text as "giverPlan", plan_id as "planId", directive_id as "directiveId", digest,
  fields as places`;

export function findHandedPlan(
  db: Db | Tx,
  { authorityId, otherId, side }: Omit<HandedKey, 'giverTask'>,
  giverPlan: string,
): Promise<HandedPlan | null> {
  return firstRow(
    db,
    sql<HandedPlan>`select ${planColumns} from handed_plan
        where authority_id = ${authorityId} and other_authority_id = ${otherId} and side = ${side}
          and giver_plan = ${giverPlan}`,
  );
}

export async function saveHandedPlan(tx: Tx, plan: HandedPlan, at: Date): Promise<void> {
  await run(
    tx,
    sql`insert into handed_plan (authority_id, other_authority_id, side, giver_plan, plan_id,
          directive_id, digest, fields, at)
        values (${plan.authorityId}, ${plan.otherId}, ${plan.side}, ${plan.giverPlan}, ${plan.planId},
          ${plan.directiveId}, ${plan.digest}, ${JSON.stringify(plan.places)}::jsonb, ${at})
        on conflict (authority_id, other_authority_id, side, giver_plan) do update set
          digest = excluded.digest, fields = excluded.fields, at = excluded.at`,
  );
}

/** Notes that something said was taken in; false where it had been before. */
export async function takeSaying(
  tx: Tx,
  { authorityId, otherId, side, giverTask }: HandedKey,
  entry: string,
  at: Date,
): Promise<boolean> {
  const written = await run(
    tx,
    sql`insert into handed_saying (authority_id, other_authority_id, side, giver_task, entry, at)
        values (${authorityId}, ${otherId}, ${side}, ${giverTask}, ${entry}, ${at})
        on conflict do nothing`,
  );
  return written === 1;
}

/** What a holder sent besides its registers. */
export type ThingKind = 'report' | 'extension' | 'explanation';

/** Notes what the giver numbers a thing of the holder. */
export async function noteThing(
  tx: Tx,
  { authorityId, otherId }: Pick<HandedKey, 'authorityId' | 'otherId'>,
  kind: ThingKind,
  { holderThing, thingId }: { readonly holderThing: string; readonly thingId: string },
): Promise<void> {
  await run(
    tx,
    sql`insert into handed_thing (authority_id, other_authority_id, kind, holder_thing, thing_id)
        values (${authorityId}, ${otherId}, ${kind}, ${holderThing}, ${thingId})
        on conflict do nothing`,
  );
}

import { sql } from 'kysely';
import { asDay, type Day } from '../../server/calendar/rules/day.ts';
import type { Actor } from '../../server/organisation/actor.ts';
import { firstRow } from '../../server/platform/database/rows.ts';
import type { TestPlatform } from '../support/platform.ts';
import type { World } from '../support/world.ts';
import type { WholeOffice } from './whole-office.ts';

/** What an act says it made or changed. */
export interface Made {
  readonly id: string;
  readonly version: number;
}

/** Does the work of a day over the office's one door; every act has a moment of its own. */
export function clerkOf(platform: TestPlatform, world: World, office: WholeOffice) {
  let today = asDay('2026-03-02');
  let minutes = 0;
  const tick = () => {
    minutes += 1;
    const at = Date.parse(`${today}T08:00:00+07:00`) + minutes * 60_000;
    platform.clock.set(new Date(at).toISOString());
  };
  /** Does an act; a refusal ends the test. */
  async function act<T = Made>(
    as: Actor,
    path: string,
    body: object = {},
    method: 'POST' | 'PUT' = 'POST',
  ): Promise<T> {
    tick();
    return office.act<T>(as, `/api${path}`, body, method);
  }
  async function version(table: string, id: string): Promise<number> {
    const found = await firstRow(
      platform.db,
      sql<{ version: number }>`select version from ${sql.table(table)} where id = ${id}`,
    );
    if (!found) throw new Error(`No ${table} ${id}`);
    return found.version;
  }
  return {
    ...{ platform, world, office, act, version, tick },
    begin(day: string): void {
      today = asDay(day);
      minutes = 0;
      tick();
    },
    /** The day's work is done: nothing more happens on it. */
    end(): Day {
      platform.clock.set(`${today}T23:59:59+07:00`);
      return today;
    },
    async onTask(as: Actor, id: string, name: string, body: object = {}): Promise<Made> {
      return act(as, `/tasks/${id}/${name}`, { version: await version('task', id), ...body });
    },
    async read<T>(as: Actor, path: string): Promise<T> {
      const { status, body } = await office.get(as, `/api${path}`);
      if (status !== 200) throw new Error(`${path}: ${JSON.stringify(body)}`);
      return body as T;
    },
    async idOf(table: string, column: string, value: string): Promise<string> {
      const found = await firstRow(
        platform.db,
        sql<{ id: string }>`select id from ${sql.table(table)} where ${sql.ref(column)} = ${value}
            order by id desc`,
      );
      if (!found) throw new Error(`No ${table} of ${value}`);
      return found.id;
    },
  };
}
export type Clerk = ReturnType<typeof clerkOf>;

/** A deadline on a day, as a form sends it. */
export const onDay = (dueOn: string) => ({
  ...{ raw: dueOn, kind: 'FIXED', precision: 'day', norm: dueOn, startsOn: null, dueOn },
});

import { sql } from 'kysely';
import { asDay } from '../../../server/calendar/rules/day.ts';
import { openInstallation } from '../../../server/open-installation.ts';
import { writeUnits } from '../../../server/organisation/found-authority.ts';
import { programAct } from '../../../server/organisation/program-author.ts';
import { perform } from '../../../server/platform/act.ts';
import { readConfig } from '../../../server/platform/config.ts';
import { giveTasks } from '../../../server/tasks/testing/give-tasks.ts';
import { makeWorld, type WorldActor } from '../../support/world.ts';

/** Heads who report, each on tasks of their own unit. */
export const REPORTERS = [
  'telecomHead',
  'postalHead',
  'securityHead',
  'officeHead',
] as const satisfies readonly WorldActor[];
export type Reporter = (typeof REPORTERS)[number];

/** Tasks of each reporter; together more than a paper that is made at once. */
const TASKS_EACH = 90;
/** Communes that a large issue goes to. */
const COMMUNES = 150;

export interface ChaosWorld {
  readonly planId: string;
  readonly communes: readonly string[];
  readonly taskIds: Readonly<Record<Reporter, readonly string[]>>;
  readonly postIds: readonly string[];
  readonly postOf: Readonly<Record<WorldActor, string>>;
}

/** Founds a ministry with people and work in an installation of its own, and closes it again. */
export async function makeChaosWorld(varDir: string): Promise<ChaosWorld> {
  const config = readConfig({ CHIDAO_VAR: varDir, CHIDAO_LOG: 'silent' });
  const { platform, close } = await openInstallation(config, { role: 'server' });
  try {
    const world = await makeWorld(platform);
    const { ministry, actors } = world;
    const unitOf = { telecomHead: ministry.telecom, postalHead: ministry.postal } as const;
    const others = { securityHead: ministry.security, officeHead: ministry.office } as const;
    const units = { ...unitOf, ...others } satisfies Record<Reporter, unknown>;
    const lines = REPORTERS.flatMap((name) =>
      Array.from({ length: TASKS_EACH }, (_, n) => ({
        title: `Việc ${n + 1} của ${units[name].name}`,
        unitIds: [units[name].id],
        dueOn: asDay('2099-12-31'),
      })),
    );
    const { planId, taskIds } = await giveTasks(platform, actors.planner, lines);
    const communes = Array.from({ length: COMMUNES }, () => platform.ids.next());
    const { authorityId } = ministry;
    await perform(platform, programAct('chaos_units', authorityId), (context) =>
      writeUnits(
        context,
        communes.map((id, n) => ({
          ...{ id, authorityId, kind: 'commune' as const, code: null, shortName: null },
          ...{ name: `Xã thử số ${n + 1}`, aliases: [], parentId: ministry.telecom.id },
          ...{ validFrom: '2008-01-01', validTo: null },
        })),
      ),
    );
    // Everybody of the demonstration is entered by name alone.
    await sql`update account set demonstration = true, username = lower(username)`.execute(
      platform.db,
    );
    await sql`update person set email = 'quan.tri@bo.example.vn'
      where id = ${actors.admin.personId}`.execute(platform.db);
    const postOf = Object.fromEntries(
      Object.entries(actors).map(([name, { postId }]) => [name, postId]),
    ) as Record<WorldActor, string>;
    const of = (name: Reporter) => {
      const at = REPORTERS.indexOf(name) * TASKS_EACH;
      return taskIds.slice(at, at + TASKS_EACH);
    };
    return {
      ...{ planId, communes, postOf },
      postIds: [...REPORTERS, 'admin' as const, 'planner' as const].map((name) => postOf[name]),
      taskIds: {
        telecomHead: of('telecomHead'),
        postalHead: of('postalHead'),
        securityHead: of('securityHead'),
        officeHead: of('officeHead'),
      },
    };
  } finally {
    await close();
  }
}

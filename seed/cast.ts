import { addDays, asDay } from '../server/calendar/rules/day.ts';
import {
  appoint,
  createAccount,
  createPerson,
  createPost,
} from '../server/organisation/accounts.ts';
import type { Actor } from '../server/organisation/actor.ts';
import type { Role } from '../server/organisation/contract.ts';
import { foundAuthority, writeUnits } from '../server/organisation/found-authority.ts';
import { programAct } from '../server/organisation/program-author.ts';
import {
  loadAuthority,
  referenceAuthorities,
} from '../server/organisation/store/authority-store.ts';
import { actorIn } from '../server/organisation/store/people-store.ts';
import {
  insertSuccessions,
  type Succession,
} from '../server/organisation/store/succession-store.ts';
import { childUnits } from '../server/organisation/units.ts';
import { type ActContext, type Platform, perform } from '../server/platform/act.ts';
import { headTitle, personName, type SeedAuthority } from './demonstration-organisation.ts';

/** Who acts for one unit: its head and an officer (the same person in a commune). */
export interface UnitCast {
  readonly head: Actor;
  readonly officer: Actor;
}

/** The people of one authority of the demonstration. */
export interface Cast {
  readonly authorityId: string;
  readonly topUnitId: string;
  readonly planner: Actor;
  /** Decides and publishes for the whole authority. */
  readonly leader: Actor;
  readonly units: ReadonlyMap<string, UnitCast>;
  /** Units directly below each unit, for breaking tasks down. */
  readonly below: ReadonlyMap<string, readonly string[]>;
}

/** Everyone has served since before the first plan. */
const SERVES_FROM = '2008-08-02';

interface Hired {
  readonly accountId: string;
  readonly postId: string;
}

/** Numbers people across authorities, so that no two share a name or an account. */
export interface Roll {
  next: number;
}

/** Under which the leader is kept beside the units. */
const LEADER = ' leader';

/** Founds an authority of the demonstration (or takes the reference one), adds its units and hires its people. */
export async function castAuthority(
  platform: Platform,
  seed: SeedAuthority,
  roll: Roll,
): Promise<Cast> {
  const references = await referenceAuthorities(platform.db);
  const known = seed.reference === null ? undefined : references.get(seed.reference);
  const authorityId = known?.id ?? platform.ids.next();
  const made = await perform(
    platform,
    programAct('seed_demonstration', authorityId),
    async (context) => {
      const top = known?.unitId ?? (await found(context, seed));
      const ids = await addUnits(context, seed, top);
      return { top, ids, hired: await hireAll(context, seed, top, ids, roll) };
    },
  );
  const actor = async (hired: Hired | undefined) => {
    const found = hired && (await actorIn(platform.db, hired.accountId, hired.postId, SERVES_FROM));
    if (!found) throw new Error(`${seed.name}: nobody was hired for a post`);
    return found;
  };
  const units = new Map<string, UnitCast>();
  for (const [name, unitId] of Object.entries(made.ids)) {
    const staff = made.hired[name];
    units.set(unitId, { head: await actor(staff?.head), officer: await actor(staff?.officer) });
  }
  const authority = await loadAuthority(platform.db, authorityId);
  const below = new Map<string, string[]>();
  for (const { name, under } of seed.units) {
    const child = made.ids[name];
    const parent = under === undefined ? authority?.unitId : made.ids[under];
    if (child && parent) below.set(parent, [...(below.get(parent) ?? []), child]);
  }
  return {
    authorityId,
    topUnitId: made.top,
    planner: await actor(made.hired['']?.head),
    leader: await actor(made.hired[LEADER]?.head),
    units,
    below,
  };
}

async function found(context: ActContext, seed: SeedAuthority): Promise<string> {
  return foundAuthority(context, {
    ...{
      name: seed.name,
      shortName: seed.shortName,
      kind: 'province',
      code: null,
      reference: null,
    },
    aliases: [
      `Ủy ban nhân dân ${seed.name.toLowerCase().replace('minh sơn', 'Minh Sơn')}`,
      `UBND ${seed.name}`,
    ],
    ...{ validFrom: '2008-08-01', validTo: null },
  });
}

/** What became of the units that closed when the structure of the authority changed. */
function successionsOf(
  context: ActContext,
  { units, restructuredBy }: SeedAuthority,
  ids: Readonly<Record<string, string>>,
): (Succession & { readonly id: string })[] {
  return units.flatMap(({ name, becomes, validTo }) => {
    const [fromUnitId, toUnitId] = [ids[name], becomes === undefined ? undefined : ids[becomes]];
    if (!fromUnitId || !toUnitId || validTo === undefined) return [];
    const onDay = addDays(asDay(validTo), 1);
    const words = { kind: 'merge' as const, onDay, basis: restructuredBy ?? null, share: null };
    return [{ id: context.ids.next(), fromUnitId, toUnitId, ...words }];
  });
}

async function addUnits(
  context: ActContext,
  seed: SeedAuthority,
  top: string,
): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  for (const unit of await childUnits(context.tx, top, '2013-01-02')) ids[unit.name] = unit.id;
  for (const unit of seed.units) {
    if (ids[unit.name]) continue;
    const id = context.ids.next();
    await writeUnits(context, [
      {
        ...{ id, authorityId: context.authorityId, name: unit.name, kind: unit.kind, code: null },
        shortName: unit.shortName ?? null,
        aliases: [],
        parentId: unit.under === undefined ? top : (ids[unit.under] ?? top),
        validFrom: unit.validFrom ?? '2008-08-01',
        validTo: unit.validTo ?? null,
      },
    ]);
    ids[unit.name] = id;
  }
  await insertSuccessions(context.tx, successionsOf(context, seed, ids));
  return Object.fromEntries(seed.units.map((unit) => [unit.name, ids[unit.name] ?? '']));
}

async function hireAll(
  context: ActContext,
  seed: SeedAuthority,
  top: string,
  ids: Readonly<Record<string, string>>,
  roll: Roll,
): Promise<Record<string, { head: Hired; officer: Hired }>> {
  const hired: Record<string, { head: Hired; officer: Hired }> = {};
  const desk = ids[seed.planningDesk] ?? top;
  const plansFor = seed.plansFor === undefined ? top : (ids[seed.plansFor] ?? top);
  const planner = await hire(context, roll, desk, plansFor, 'planner', 'Chuyên viên tổng hợp');
  hired[''] = { head: planner, officer: planner };
  const leads = seed.reference === 'bo-thong-tin-va-truyen-thong' ? 'Thứ trưởng' : 'Phó Chủ tịch';
  const leader = await hire(context, roll, top, top, 'leader', leads);
  hired[LEADER] = { head: leader, officer: leader };
  await hire(context, roll, desk, top, 'inspector', 'Thanh tra viên');
  await hire(context, roll, desk, top, 'admin', 'Quản trị hệ thống');
  for (const unit of seed.units) {
    const id = ids[unit.name];
    if (!id) continue;
    if (unit.kind === 'commune') {
      const clerk = await hire(context, roll, id, id, 'commune', 'Công chức văn phòng - thống kê');
      hired[unit.name] = { head: clerk, officer: clerk };
      continue;
    }
    hired[unit.name] = {
      head: await hire(context, roll, id, id, 'head', headTitle(unit.name)),
      officer: await hire(context, roll, id, id, 'officer', 'Chuyên viên'),
    };
  }
  return hired;
}

async function hire(
  context: ActContext,
  roll: Roll,
  unitId: string,
  jurisdictionUnitId: string,
  role: Role,
  title: string,
): Promise<Hired> {
  roll.next += 1;
  const personId = await createPerson(context, { fullName: personName(roll.next) });
  const username = `demo${String(roll.next).padStart(3, '0')}`;
  const accountId = await createAccount(context, {
    personId,
    username,
    password: null,
    demonstration: true,
  });
  const postId = await createPost(context, {
    unitId,
    jurisdictionUnitId,
    title,
    role,
    validFrom: SERVES_FROM,
  });
  await appoint(context, { personId, postId, validFrom: SERVES_FROM });
  return { accountId, postId };
}

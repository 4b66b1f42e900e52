import { sql } from 'kysely';
import type { Installation } from '../../server/open-installation.ts';
import {
  appoint,
  createAccount,
  createPerson,
  createPost,
} from '../../server/organisation/accounts.ts';
import type { Actor } from '../../server/organisation/actor.ts';
import { writeUnits } from '../../server/organisation/found-authority.ts';
import { installReference } from '../../server/organisation/install-reference.ts';
import { hashPassword } from '../../server/organisation/password.ts';
import { programAct } from '../../server/organisation/program-author.ts';
import type { UnitKind } from '../../server/organisation/rules/unit-kind.ts';
import { referenceAuthorities } from '../../server/organisation/store/authority-store.ts';
import { actorIn } from '../../server/organisation/store/people-store.ts';
import { childUnits } from '../../server/organisation/units.ts';
import { type ActContext, type Platform, perform } from '../../server/platform/act.ts';
import { run } from '../../server/platform/database/rows.ts';
import { livePastPlan } from './browser-past.ts';
import { publishForReaders } from './browser-published.ts';
import { type Member, PASSWORD, STAFF, type StaffName } from './browser-staff.ts';

/** Everybody serves from this day, before the oldest text of the tests. */
const BEGINS = '2012-01-02';

interface Body {
  readonly reference: string;
  readonly units: readonly (readonly [name: string, kind: UnitKind, under?: string])[];
}

const MINISTRY: Body = {
  reference: 'bo-thong-tin-va-truyen-thong',
  units: [
    ['Văn phòng Bộ', 'division'],
    ['Vụ Bưu chính', 'division'],
    ['Vụ Kế hoạch - Tài chính', 'division'],
    ['Cục Viễn thông', 'division'],
    ['Phòng Hạ tầng viễn thông', 'division', 'Cục Viễn thông'],
    ['Phòng Cấp phép và Thị trường', 'division', 'Cục Viễn thông'],
    ['Phòng Tổng hợp', 'division', 'Cục Viễn thông'],
    ['Cục An toàn thông tin', 'division'],
    // Two units bear this name, so that a text which names it has to be settled by hand.
    ['Phòng Tổng hợp', 'division', 'Cục An toàn thông tin'],
    ['Cục Tin học hóa', 'division'],
    ['Cục Báo chí', 'division'],
  ],
};

const CITY: Body = {
  reference: 'ha-noi',
  units: [
    ['Văn phòng UBND thành phố', 'division'],
    ['Xã Hòa Lạc', 'commune'],
    ['Xã Suối Hai', 'commune'],
    ['Sở Thông tin và Truyền thông', 'department'],
    ['Văn phòng Sở', 'division', 'Sở Thông tin và Truyền thông'],
    ['Trung tâm Công nghệ thông tin', 'division', 'Sở Thông tin và Truyền thông'],
    ['Phòng Hạ tầng số', 'division', 'Trung tâm Công nghệ thông tin'],
    ['Phòng Đào tạo', 'division', 'Trung tâm Công nghệ thông tin'],
    ['Phòng Bưu chính - Viễn thông', 'division', 'Sở Thông tin và Truyền thông'],
    ['Phòng Báo chí - Xuất bản', 'division', 'Sở Thông tin và Truyền thông'],
  ],
};

/**
 * The small state in which the browser tests work: the reference bodies, a ministry and a city with
 * units and staff, and one plan of this year that has been lived through.
 */
export async function makeBrowserWorld(installation: Installation): Promise<void> {
  const { platform } = installation;
  await installation.replay(
    () => new Date(`${BEGINS}T08:00:00+07:00`),
    async (past) => {
      await installReference(past);
      const passwordHash = await hashPassword(PASSWORD);
      for (const body of [MINISTRY, CITY]) await build(past, body, passwordHash);
    },
  );
  await livePastPlan(installation, await actorsOf(platform));
  await publishForReaders(platform);
}

async function build(platform: Platform, body: Body, passwordHash: string): Promise<void> {
  const authority = (await referenceAuthorities(platform.db)).get(body.reference);
  if (!authority) throw new Error(`No reference body ${body.reference}`);
  // The ministry ended in 2025; the tests keep it, because the texts name it.
  await run(platform.db, sql`update unit set valid_to = null where id = ${authority.unitId}`);
  await perform(platform, programAct('build_world', authority.id), async (context) => {
    const ids = await addUnits(context, body, authority.unitId);
    ids.set('', authority.unitId);
    for (const [username, member] of Object.entries<Member>(STAFF)) {
      const unitId = member.body === body.reference ? ids.get(member.unit) : undefined;
      if (!unitId) continue;
      const personId = await createPerson(context, { fullName: member.fullName });
      await createAccount(context, { personId, username, password: null });
      const postId = await createPost(context, {
        unitId,
        jurisdictionUnitId: ids.get(member.answersFor ?? member.unit) ?? unitId,
        title: member.title,
        role: member.role,
        validFrom: BEGINS,
      });
      await appoint(context, { personId, postId, validFrom: BEGINS });
    }
    // One hash for all: hashing twenty passwords would cost a second of every run.
    await run(context.tx, sql`update account set password_hash = ${passwordHash}`);
  });
}

async function addUnits(
  context: ActContext,
  body: Body,
  topId: string,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const unit of await childUnits(context.tx, topId, '2013-01-02')) ids.set(unit.name, unit.id);
  for (const [name, kind, under] of body.units) {
    if (under === undefined && ids.has(name)) continue;
    const id = context.ids.next();
    await writeUnits(context, [
      {
        ...{ id, authorityId: context.authorityId, name, kind, code: null, shortName: null },
        aliases: [],
        parentId: under === undefined ? topId : (ids.get(under) ?? topId),
        ...{ validFrom: BEGINS, validTo: null },
      },
    ]);
    if (!ids.has(name)) ids.set(name, id);
  }
  return ids;
}

async function actorsOf(platform: Platform): Promise<Record<StaffName, Actor>> {
  const found = await sql<{ username: string; account_id: string; post_id: string }>`
    select ac.username, ac.id as account_id, a.post_id
    from account ac join appointment a on a.person_id = ac.person_id`.execute(platform.db);
  const actors: Partial<Record<StaffName, Actor>> = {};
  for (const row of found.rows) {
    const name = (Object.keys(STAFF) as StaffName[]).find((each) => each === row.username);
    const actor = await actorIn(platform.db, row.account_id, row.post_id, '2026-01-05');
    if (name && actor) actors[name] = actor;
  }
  return actors as Record<StaffName, Actor>;
}

import {
  appoint,
  createAccount,
  createPerson,
  createPost,
} from '../../server/organisation/accounts.ts';
import type { Actor } from '../../server/organisation/actor.ts';
import type { Role } from '../../server/organisation/contract.ts';
import {
  type Founding,
  foundAuthority,
  writeUnits,
} from '../../server/organisation/found-authority.ts';
import { programAct } from '../../server/organisation/program-author.ts';
import type { UnitKind } from '../../server/organisation/rules/unit-kind.ts';
import { actorIn } from '../../server/organisation/store/people-store.ts';
import { type ActContext, type Platform, perform } from '../../server/platform/act.ts';

/** Everything in the world exists from this day and is still open. */
export const WORLD_BEGINS = '2008-01-01';

export interface WorldUnit {
  readonly id: string;
  readonly name: string;
}

/**
 * A small state to test in: a ministry with four divisions (one of them with two of its own), and a
 * city with a department and two communes. Each actor's account name is its key here (`telecomHead`).
 */
export interface World {
  readonly ministry: {
    readonly authorityId: string;
    readonly top: WorldUnit;
    /** Cục Viễn thông, over telecomPolicy and telecomLicensing. */
    readonly telecom: WorldUnit;
    readonly telecomPolicy: WorldUnit;
    readonly telecomLicensing: WorldUnit;
    readonly postal: WorldUnit;
    readonly security: WorldUnit;
    readonly office: WorldUnit;
  };
  readonly hanoi: {
    readonly authorityId: string;
    readonly top: WorldUnit;
    /** Sở Thông tin và Truyền thông */
    readonly department: WorldUnit;
    readonly dongAnh: WorldUnit;
    readonly hoanKiem: WorldUnit;
  };
  readonly actors: Readonly<Record<WorldActor, Actor>>;
}

const MINISTRY_STAFF = {
  planner: ['office', 'top', 'planner', 'Chuyên viên tổng hợp', 'Nguyễn Thu Hà'],
  leader: ['top', 'top', 'leader', 'Thứ trưởng', 'Phạm Quốc Bình'],
  inspector: ['top', 'top', 'inspector', 'Thanh tra viên', 'Võ Minh Đức'],
  admin: ['office', 'top', 'admin', 'Quản trị hệ thống', 'Đặng Văn Lâm'],
  telecomHead: ['telecom', 'telecom', 'head', 'Cục trưởng', 'Trần Văn An'],
  telecomOfficer: ['telecom', 'telecom', 'officer', 'Chuyên viên', 'Lê Thị Cúc'],
  telecomPolicyHead: ['telecomPolicy', 'telecomPolicy', 'head', 'Trưởng phòng', 'Hồ Anh Tuấn'],
  telecomPolicyOfficer: [
    'telecomPolicy',
    'telecomPolicy',
    'officer',
    'Chuyên viên',
    'Ngô Bảo Châm',
  ],
  telecomLicensingHead: [
    'telecomLicensing',
    'telecomLicensing',
    'head',
    'Trưởng phòng',
    'Lý Thu Nga',
  ],
  postalHead: ['postal', 'postal', 'head', 'Vụ trưởng', 'Bùi Đình Khôi'],
  postalOfficer: ['postal', 'postal', 'officer', 'Chuyên viên', 'Đỗ Mai Hoa'],
  securityHead: ['security', 'security', 'head', 'Cục trưởng', 'Vũ Hải Nam'],
  securityOfficer: ['security', 'security', 'officer', 'Chuyên viên', 'Phan Thị Yến'],
  officeHead: ['office', 'office', 'head', 'Chánh Văn phòng', 'Trịnh Công Lý'],
  officeOfficer: ['office', 'office', 'officer', 'Chuyên viên', 'Mai Ngọc Diệp'],
} as const satisfies Record<string, readonly [string, string, Role, string, string]>;

const HANOI_STAFF = {
  hanoiPlanner: ['top', 'top', 'planner', 'Chuyên viên tổng hợp', 'Dương Thị Liên'],
  hanoiLeader: ['top', 'top', 'leader', 'Phó Chủ tịch', 'Tạ Hữu Phúc'],
  departmentHead: ['department', 'department', 'head', 'Giám đốc Sở', 'Cao Xuân Trường'],
  departmentOfficer: ['department', 'department', 'officer', 'Chuyên viên', 'Lưu Thanh Tâm'],
  dongAnhOfficer: ['dongAnh', 'dongAnh', 'commune', 'Công chức xã', 'Đinh Văn Tư'],
  hoanKiemOfficer: ['hoanKiem', 'hoanKiem', 'commune', 'Công chức phường', 'Chu Thị Sáu'],
} as const satisfies Record<string, readonly [string, string, Role, string, string]>;

export type WorldActor = keyof typeof MINISTRY_STAFF | keyof typeof HANOI_STAFF;

/** Builds the {@link World} through the product's own functions; nobody has a password. */
export async function makeWorld(platform: Platform): Promise<World> {
  const ministry = await makeMinistry(platform);
  const hanoi = await makeHanoi(platform);
  return {
    ministry: ministry.units,
    hanoi: hanoi.units,
    actors: { ...ministry.actors, ...hanoi.actors },
  };
}

async function makeMinistry(platform: Platform) {
  const authorityId = platform.ids.next();
  const made = await perform(platform, programAct('build_world', authorityId), async (context) => {
    const top = await found(context, 'Bộ Thông tin và Truyền thông', 'Bộ TT&TT', 'ministry', 'G14');
    const telecom = await add(context, top, 'Cục Viễn thông', 'division', 'G14.01');
    const units = {
      top,
      telecom,
      telecomPolicy: await add(context, telecom, 'Phòng Chính sách viễn thông', 'division'),
      telecomLicensing: await add(context, telecom, 'Phòng Cấp phép', 'division'),
      postal: await add(context, top, 'Vụ Bưu chính', 'division', 'G14.02'),
      security: await add(context, top, 'Cục An toàn thông tin', 'division', 'G14.03'),
      office: await add(context, top, 'Văn phòng Bộ', 'division', 'G14.04'),
    };
    return { units, accounts: await hire(context, units, MINISTRY_STAFF) };
  });
  const actors = await actorsOf(platform, made.accounts);
  return { units: { authorityId, ...made.units }, actors };
}

async function makeHanoi(platform: Platform) {
  const authorityId = platform.ids.next();
  const made = await perform(platform, programAct('build_world', authorityId), async (context) => {
    const top = await found(context, 'Thành phố Hà Nội', 'Hà Nội', 'province', 'H26');
    const department = 'Sở Thông tin và Truyền thông';
    const units = {
      top,
      department: await add(context, top, department, 'department', 'H26.14'),
      dongAnh: await add(context, top, 'Xã Đông Anh', 'commune'),
      hoanKiem: await add(context, top, 'Phường Hoàn Kiếm', 'commune'),
    };
    return { units, accounts: await hire(context, units, HANOI_STAFF) };
  });
  const actors = await actorsOf(platform, made.accounts);
  return { units: { authorityId, ...made.units }, actors };
}

async function found(
  context: ActContext,
  name: string,
  shortName: string,
  kind: UnitKind,
  code: string,
): Promise<WorldUnit> {
  const founding: Founding = {
    ...{ name, shortName, kind, code, aliases: [], reference: null },
    validFrom: WORLD_BEGINS,
    validTo: null,
  };
  return { id: await foundAuthority(context, founding), name };
}

async function add(
  context: ActContext,
  parent: WorldUnit,
  name: string,
  kind: UnitKind,
  code: string | null = null,
): Promise<WorldUnit> {
  const id = context.ids.next();
  await writeUnits(context, [
    {
      ...{ id, name, kind, code, shortName: null, aliases: [], parentId: parent.id },
      authorityId: context.authorityId,
      validFrom: WORLD_BEGINS,
      validTo: null,
    },
  ]);
  return { id, name };
}

type Staff<K extends string, U extends string> = Readonly<
  Record<K, readonly [unit: U, jurisdiction: U, role: Role, title: string, fullName: string]>
>;
type Accounts<K extends string> = Record<K, { accountId: string; postId: string }>;

async function hire<K extends string, U extends string>(
  context: ActContext,
  units: Readonly<Record<U, WorldUnit>>,
  staff: Staff<K, U>,
): Promise<Accounts<K>> {
  const accounts: Partial<Accounts<K>> = {};
  for (const key in staff) {
    const [unit, jurisdiction, role, title, fullName] = staff[key];
    const personId = await createPerson(context, { fullName });
    const accountId = await createAccount(context, { personId, username: key, password: null });
    const postId = await createPost(context, {
      unitId: units[unit].id,
      jurisdictionUnitId: units[jurisdiction].id,
      title,
      role,
      validFrom: WORLD_BEGINS,
    });
    await appoint(context, { personId, postId, validFrom: WORLD_BEGINS });
    accounts[key] = { accountId, postId };
  }
  return accounts as Accounts<K>;
}

async function actorsOf<K extends string>(
  platform: Platform,
  accounts: Accounts<K>,
): Promise<Record<K, Actor>> {
  const actors: Partial<Record<K, Actor>> = {};
  for (const key in accounts) {
    const { accountId, postId } = accounts[key];
    const actor = await actorIn(platform.db, accountId, postId, WORLD_BEGINS);
    if (!actor) throw new Error(`Nobody acts as ${key}`);
    actors[key] = actor;
  }
  return actors as Record<K, Actor>;
}

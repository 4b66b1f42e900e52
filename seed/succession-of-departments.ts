import { sql } from 'kysely';
import { groupBy } from '../server/organisation/store/rehome-rows.ts';
import type { Db } from '../server/platform/database/database.ts';
import { rows } from '../server/platform/database/rows.ts';
import { PlanWords } from '../server/succession/plan-contract.ts';

/** A department that ended, and the one that took over. */
interface Heir {
  readonly from: string;
  readonly to: string;
  readonly name: string;
  /** The bodies that both belong to, by their names. */
  readonly province: string;
  readonly heirProvince: string;
}

const CULTURE = /Văn hóa/;
const PRESS = ['báo chí', 'xuất bản', 'phát thanh', 'truyền hình'];

/** 01/01/2025: Huế is no province any more but a city under the Government, with departments of its own. */
export async function hueGoesOn(db: Db, unitIds: readonly string[]): Promise<PlanWords> {
  const heirs = await heirsOf(db, unitIds, '2025-01-01');
  return PlanWords.parse({
    name: 'Thành lập thành phố Huế trực thuộc Trung ương',
    onDay: '2025-01-01',
    basis: 'Nghị quyết 175/2024/QH15',
    steps: heirs.map(({ from, to }) => ({ kind: 'merge', from: [from], to: [to] })),
  });
}

/**
 * 01/3/2025: what the departments of information and communications were told goes to the department of science
 * and technology of the same province, with their directors; press and publishing to the department of culture.
 */
export async function departmentsGoOn(db: Db, unitIds: readonly string[]): Promise<PlanWords> {
  const heirs = await heirsOf(db, await standing(db, unitIds), '2025-03-01');
  const byUnit = groupBy(heirs, ({ from }) => from);
  return PlanWords.parse({
    name: 'Sở Thông tin và Truyền thông hợp nhất vào Sở Khoa học và Công nghệ',
    onDay: '2025-03-01',
    basis: 'Nghị định 45/2025/NĐ-CP',
    steps: [...byUnit].map(([from, own]) => ({
      ...{ kind: own.length > 1 ? 'split' : 'merge', from: [from] },
      to: own.map(({ to }) => to),
    })),
    rules: [...byUnit].flatMap(([from, own]) =>
      own.map(({ to, name }) =>
        CULTURE.test(name)
          ? { label: 'báo chí, xuất bản', from: [from], match: { words: PRESS }, to }
          : { from: [from], to },
      ),
    ),
  });
}

/**
 * 01/7/2025: of 63 provinces there are 34. Departments of science and technology of those that merged become one;
 * one of their directors goes on as its head, and the work of the others is theirs from then on.
 */
export async function provincesGoOn(db: Db, unitIds: readonly string[]): Promise<PlanWords> {
  const before = await heirsOf(db, await standing(db, unitIds), '2025-03-01');
  const ended = before.filter(({ name }) => !CULTURE.test(name));
  const heirs = await heirsOf(
    db,
    ended.map(({ to }) => to),
    '2025-07-01',
  );
  const byHeir = groupBy(heirs, ({ to }) => to);
  const others = [...byHeir.values()].flatMap((own) => {
    // Where the new province bears the name of an old one, the director of that one stays.
    const stays = own.find((each) => each.province === each.heirProvince) ?? own[0];
    return own.filter((each) => each !== stays).map(({ from }) => from);
  });
  return PlanWords.parse({
    name: 'Sáp nhập tỉnh, thành phố: Sở Khoa học và Công nghệ của 34 tỉnh, thành phố',
    onDay: '2025-07-01',
    basis: 'Nghị quyết 202/2025/QH15',
    steps: [...byHeir].map(([to, own]) => ({
      ...{ kind: 'merge', from: own.map(({ from }) => from), to: [to] },
    })),
    rules:
      others.length > 0
        ? [{ label: 'mỗi Sở một Giám đốc', from: others, kinds: ['post'], to: 'end' }]
        : [],
  });
}

/** The departments as they were on the last day of February 2025. */
async function standing(db: Db, unitIds: readonly string[]): Promise<string[]> {
  const renewed = await heirsOf(db, unitIds, '2025-01-01');
  return [...unitIds, ...renewed.map(({ to }) => to)];
}

/** Who took over from units on a day by the reference data. */
function heirsOf(db: Db, unitIds: readonly string[], day: string): Promise<Heir[]> {
  return rows(
    db,
    sql<Heir>`
      select s.from_unit_id::text as "from", s.to_unit_id::text as "to", u.name, a.name as province,
        b.name as "heirProvince"
      from unit_succession s
      join unit u on u.id = s.to_unit_id
      join unit old on old.id = s.from_unit_id
      join authority a on a.id = old.authority_id
      join authority b on b.id = u.authority_id
      where s.from_unit_id = any(${[...unitIds]}::bigint[]) and s.on_day = ${day}::date
        and s.reorganisation_id is null
      order by a.name, s.from_unit_id, u.folded, s.to_unit_id`,
  );
}

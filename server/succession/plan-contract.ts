import { z } from 'zod';
import { UNIT_KINDS } from '../organisation/rules/unit-kind.ts';
import { DayText, Id } from '../platform/contract.ts';
import { HOLDING_KINDS, STEP_KINDS } from './rules/kinds.ts';

const words = (most: number, least = 0) => z.string().trim().min(least).max(most);

/** A unit of the register by its id, or one that the plan founds by the key it has there (`new:xa-dong-anh`). */
export const UnitKey = z.string().regex(/^(?:\d{1,19}|new:[\w.-]{1,60})$/);
export type UnitKey = z.infer<typeof UnitKey>;

/** A unit that the plan founds on its day. Without a parent it is a body outside the tree of the authority. */
export const NewUnit = z.object({
  key: UnitKey.regex(/^new:/),
  name: words(300, 2),
  shortName: words(100).nullable().default(null),
  kind: z.enum(UNIT_KINDS),
  code: words(40).nullable().default(null),
  parent: UnitKey.nullable(),
});
export type NewUnit = z.infer<typeof NewUnit>;

/**
 * One event of a reorganisation.
 * - `merge` (sáp nhập, hợp nhất): `from` goes into the one of `to`;
 * - `split` (chia, tách): the one of `from` goes into several of `to` by rules;
 * - `rename` (đổi tên): the one of `from` goes on under `name`, as a new unit in the same place;
 * - `move` (chuyển cơ quan chủ quản): each of `from` goes on as it is under `parent`;
 * - `dissolve` (giải thể, kết thúc hoạt động): `from` ends; rules say where its work goes;
 * - `transfer` (chuyển giao chức năng): `from` lives on; by rules a part of its work goes to `to`.
 */
export const Step = z.object({
  kind: z.enum(STEP_KINDS),
  from: z.array(Id).min(1).max(2_000),
  to: z.array(UnitKey).max(200).default([]),
  /** The name of a renamed unit. */
  name: words(300).optional(),
  shortName: words(100).nullable().optional(),
  /** The unit above a moved one. */
  parent: UnitKey.optional(),
  /**
   * What becomes of the units under those that end: `along` they go on under the (first) successor,
   * `same_name` into its unit of the same name where there is one and along otherwise, `named` nothing by
   * itself: every one of them has a step of its own.
   */
  below: z.enum(['along', 'same_name', 'named']).default('along'),
});
export type Step = z.infer<typeof Step>;

/** Which things a rule is about. Groups that are left empty ask nothing; those that are filled must all fit. */
export const Match = z.object({
  /** Lĩnh vực: the thing stands in a field of one of these names (accents and case do not count) … */
  fields: z.array(words(300, 1)).max(200).default([]),
  /** … or its words hold one of these. */
  words: z.array(words(100, 2)).max(200).default([]),
  /** Địa bàn: the units that the thing is about all stand at or under one of these. */
  under: z.array(Id).max(5_000).default([]),
  planIds: z.array(Id).max(500).default([]),
  /** Things named one by one; such a rule goes before those that only describe. */
  thingIds: z
    .array(z.string().regex(/^[\w.]{1,120}$/))
    .max(5_000)
    .default([]),
});
export type Match = z.infer<typeof Match>;

/** Where things go: to a unit, to the unit above (`parent`), they end (`end`), or remain (`stay`). */
export const Destination = z.union([UnitKey, z.enum(['parent', 'end', 'stay'])]);
export type Destination = z.infer<typeof Destination>;

/** A rule with an empty match is what holds by default for its units and kinds. */
export const Rule = z.object({
  /** What people call it, such as the field or the area. */
  label: words(200).default(''),
  /** Units that hold things; empty for all units of the plan. */
  from: z.array(Id).max(2_000).default([]),
  /** Empty for every kind. */
  kinds: z.array(z.enum(HOLDING_KINDS)).default([]),
  match: Match.default(() => Match.parse({})),
  to: Destination,
});
export type Rule = z.infer<typeof Rule>;

/** Who keeps the file of a body that ends (hồ sơ của cơ quan kết thúc hoạt động): see the decision of this part. */
export const Keeper = z.object({
  /** The top unit of the body. */
  ofUnitId: Id,
  personId: Id,
  role: z.enum(['planner', 'leader', 'inspector', 'admin']),
  title: words(200, 2),
});
export type Keeper = z.infer<typeof Keeper>;

/** A reorganisation as planned (phương án sắp xếp). */
export const PlanWords = z.object({
  name: words(300, 3),
  onDay: DayText,
  /** The legal basis in words, or a document of the register. One of them is needed before it is carried out. */
  basis: words(1_000).default(''),
  directiveId: Id.nullable().default(null),
  newUnits: z.array(NewUnit).max(2_000).default([]),
  steps: z.array(Step).max(2_000).default([]),
  rules: z.array(Rule).max(2_000).default([]),
  keepers: z.array(Keeper).max(100).default([]),
});
export type PlanWords = z.infer<typeof PlanWords>;

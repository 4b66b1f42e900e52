import { sql } from 'kysely';
import { addDays, type Day } from '../calendar/rules/day.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { run } from '../platform/database/rows.ts';
import { INSTALLATION, programAct } from './program-author.ts';
import { departmentsOfProvince } from './rules/province-departments.ts';
import { CENTRAL_BODIES, PROVINCES, type ReferenceBody } from './rules/reference.ts';
import {
  type Authority,
  insertAuthorities,
  referenceAuthorities,
} from './store/authority-store.ts';
import { insertSuccessions, type Succession } from './store/succession-store.ts';
import { insertUnits, type NewUnit } from './store/unit-store.ts';

const BODIES: readonly ReferenceBody[] = [...CENTRAL_BODIES, ...PROVINCES];
const LOCK = 7_302;

/**
 * Writes the bodies of the state that texts name (dữ liệu tham chiếu): Government, ministries and
 * central agencies, the provinces before and after 01/7/2025 with their standard departments, each
 * body an authority of its own. What is there already stays; running it again adds only what is new.
 */
export async function installReference(platform: Platform): Promise<void> {
  const there = await referenceAuthorities(platform.db);
  if (BODIES.every((body) => there.has(body.key))) return;
  await perform(platform, programAct('install_reference', INSTALLATION), async (context) => {
    await run(context.tx, sql`select pg_advisory_xact_lock(${LOCK})`);
    const before = await referenceAuthorities(context.tx);
    const missing = BODIES.filter((body) => !before.has(body.key));
    const written = await writeBodies(context, missing);
    const successions = [
      ...successionsOfBodies(missing, new Map([...before, ...written.authorities])),
      ...successionsOfDepartments(missing, written.departments),
    ];
    await insertSuccessions(
      context.tx,
      successions.map((succession) => ({ id: context.ids.next(), ...succession })),
    );
    await context.journal({
      subjectKind: 'reference',
      subjectId: INSTALLATION,
      before: null,
      after: { bodies: missing.map((body) => body.key) },
    });
  });
}

/** Unit ids of departments by `province key/department key`. */
type DepartmentIds = ReadonlyMap<string, string>;

async function writeBodies(
  context: ActContext,
  bodies: readonly ReferenceBody[],
): Promise<{ authorities: Map<string, Authority>; departments: DepartmentIds }> {
  const authorities = new Map<string, Authority>();
  const departments = new Map<string, string>();
  const units: NewUnit[] = [];
  for (const body of bodies) {
    const { key, kind, name, shortName, aliases, code, validFrom, validTo } = body;
    const [authorityId, unitId] = [context.ids.next(), context.ids.next()];
    authorities.set(key, { id: authorityId, unitId, name, reference: key });
    const top = { kind, name, shortName, aliases, code, validFrom, validTo };
    units.push({ ...top, id: unitId, authorityId, parentId: null });
    if (kind !== 'province') continue;
    for (const { department, ...span } of departmentsOfProvince(body)) {
      const id = context.ids.next();
      departments.set(`${key}/${department.key}`, id);
      const own = { name: department.name, shortName: department.shortName, code: null };
      const place = { id, authorityId, parentId: unitId, kind: department.kind };
      units.push({ ...own, ...place, aliases: department.aliases, ...span });
    }
  }
  await insertAuthorities(context.tx, [...authorities.values()], context.now);
  await insertUnits(context.tx, units, context.now);
  return { authorities, departments };
}

function successionsOfBodies(
  missing: readonly ReferenceBody[],
  authorities: ReadonlyMap<string, Authority>,
): Succession[] {
  const added = new Set(missing.map((body) => body.key));
  const links = BODIES.flatMap((body) =>
    body.successors
      .filter((successor) => added.has(body.key) || added.has(successor.key))
      .map((successor) => ({
        from: authorities.get(body.key)?.unitId,
        to: authorities.get(successor.key)?.unitId,
        lastDay: body.validTo,
        basis: body.source,
        share: successor.field,
      })),
  );
  return asSuccessions(links);
}

/** Within a province by the decree that rearranged them; between provinces with the provinces themselves. */
function successionsOfDepartments(
  missing: readonly ReferenceBody[],
  ids: DepartmentIds,
): Succession[] {
  const links = missing
    .filter((body) => body.kind === 'province')
    .flatMap((province) =>
      departmentsOfProvince(province).flatMap(({ department, validTo }) => {
        const from = ids.get(`${province.key}/${department.key}`);
        const link = { from, lastDay: validTo, share: null };
        if (validTo !== null && validTo === province.validTo) {
          return province.successors.map((heir) => ({
            ...link,
            to: ids.get(`${heir.key}/${department.key}`),
            basis: province.source,
          }));
        }
        return department.successors.map((heir) => ({
          ...link,
          to: ids.get(`${province.key}/${heir.key}`),
          basis: department.source,
          share: heir.field,
        }));
      }),
    );
  return asSuccessions(links);
}

interface Link {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly lastDay: Day | null;
  readonly basis: string;
  readonly share: string | null;
}

/** Tells merging, splitting and plain renaming apart by how many stand on either side. */
function asSuccessions(links: readonly Link[]): Succession[] {
  const heirs = countBy(links, (link) => link.from);
  const forerunners = countBy(links, (link) => link.to);
  return links.flatMap(({ from, to, lastDay, basis, share }) => {
    if (from === undefined || to === undefined || lastDay === null) return [];
    const kind =
      (heirs.get(from) ?? 0) > 1 ? 'split' : (forerunners.get(to) ?? 0) > 1 ? 'merge' : 'rename';
    const onDay = addDays(lastDay, 1);
    return [{ fromUnitId: from, toUnitId: to, kind, onDay, basis, share }];
  });
}

function countBy(
  links: readonly Link[],
  key: (link: Link) => string | undefined,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const link of links) {
    const id = key(link);
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

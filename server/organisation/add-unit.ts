import type { z } from 'zod';
import { asDay, formatDay, isDay } from '../calendar/rules/day.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Actor } from './actor.ts';
import { type addUnit, organisationErrors, type Unit } from './contract.ts';
import { writeUnits } from './found-authority.ts';
import { requireMay } from './require-may.ts';
import { codeForm } from './rules/code.ts';
import { isUnitKind } from './rules/unit-kind.ts';
import { unitsById } from './store/unit-list.ts';
import { holderOfCode, lockTree, twinsOf } from './store/unit-page.ts';
import { loadUnit, type NewUnit } from './store/unit-store.ts';

type Body = z.output<typeof addUnit.body>;

/**
 * Adds a unit under another of the same authority, or, without a parent, as a body outside its tree
 * (an enterprise, an association).
 *
 * @throws Refusal NOT_FOUND (the parent), BAD_INPUT, UNIT_BEFORE_PARENT, UNIT_AFTER_PARENT, UNIT_CODE_WRONG, UNIT_CODE_EXISTS, UNIT_NAME_EXISTS
 */
export async function addUnitToRegister(
  platform: Platform,
  actor: Actor,
  body: Body,
  key: string | null,
): Promise<Unit> {
  const { authorityId } = actor;
  requireMay(actor, 'unit.edit', { authorityId });
  const request = { name: 'add_unit', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    await lockTree(context.tx, authorityId);
    const unit = await checkedUnit(context, body);
    await writeUnits(context, [unit]);
    const written = (await unitsById(context.tx, [unit.id], unit.validFrom)).get(unit.id);
    if (!written) throw new Error(`Unit ${unit.id} was not written`);
    return written;
  });
}

async function checkedUnit(context: ActContext, body: Body): Promise<NewUnit> {
  const { tx, authorityId } = context;
  const { kind, parentId, validFrom } = body;
  const code = body.code === '' ? null : body.code;
  if (!isUnitKind(kind)) throw wrongField('kind');
  if (!isDay(validFrom)) throw wrongField('validFrom');
  if (parentId !== null) await checkParent(context, parentId, validFrom);
  if (code !== null) await checkCode(context, code, validFrom);
  if (!body.evenIfSameName) {
    const place = { authorityId, parentId, name: body.name, day: validFrom };
    const twins = await twinsOf(tx, place);
    const units = [...(await unitsById(tx, twins, validFrom)).values()];
    if (units.length > 0) throw new Refusal(organisationErrors.UNIT_NAME_EXISTS, {}, { units });
  }
  return {
    id: context.ids.next(),
    authorityId,
    kind,
    code,
    name: body.name.normalize('NFC'),
    shortName: body.shortName === '' ? null : body.shortName,
    aliases: body.aliases,
    parentId,
    validFrom,
    validTo: null,
  };
}

async function checkParent(context: ActContext, parentId: string, day: string): Promise<void> {
  const parent = await loadUnit(context.tx, parentId);
  if (parent?.authorityId !== context.authorityId) throw new Refusal(platformErrors.NOT_FOUND);
  const { validFrom, validTo } = parent;
  if (day < validFrom) {
    const from = formatDay(asDay(validFrom));
    throw new Refusal(organisationErrors.UNIT_BEFORE_PARENT, { from }, at('validFrom'));
  }
  if (validTo !== null && day > validTo) {
    const to = formatDay(asDay(validTo));
    throw new Refusal(organisationErrors.UNIT_AFTER_PARENT, { to }, at('parentId'));
  }
}

async function checkCode(context: ActContext, code: string, day: string): Promise<void> {
  if (codeForm(code) === null) {
    throw new Refusal(organisationErrors.UNIT_CODE_WRONG, { code }, at('code'));
  }
  const holder = await holderOfCode(context.tx, code, day);
  if (!holder) return;
  // Inside another authority only the authority itself is named.
  const name = holder.authorityId === context.authorityId ? holder.name : holder.authorityName;
  throw new Refusal(organisationErrors.UNIT_CODE_EXISTS, { code, name }, at('code'));
}

function wrongField(field: string): Refusal {
  return new Refusal(platformErrors.BAD_INPUT, {}, at(field));
}

/** Details that mark one field. */
function at(field: string) {
  return { fields: [{ field, rule: 'custom', message: field }] };
}

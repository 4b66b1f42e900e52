import { sql } from 'kysely';
import type { z } from 'zod';
import { type Day, dayInVietnam } from '../calendar/rules/day.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import type { Tx } from '../platform/database/database.ts';
import { run } from '../platform/database/rows.ts';
import { Refusal } from '../platform/refusal.ts';
import { appoint, createAccount, createPerson, createPost } from './accounts.ts';
import { type completeSetup, organisationErrors, type SetupState } from './contract.ts';
import { foundAuthority } from './found-authority.ts';
import { writeUnitRows } from './import-unit-tree.ts';
import { installReference } from './install-reference.ts';
import { programAct } from './program-author.ts';
import { requireGoodPassword } from './require-good-password.ts';
import { codeForm } from './rules/code.ts';
import { kindOfName } from './rules/kind-of-name.ts';
import { CENTRAL_BODIES, existingOn, PROVINCES } from './rules/reference.ts';
import { type SignedIn, startSession } from './sign-in.ts';
import type { SignInPlace } from './sign-in-place.ts';
import type { SignInRules } from './sign-in-rules.ts';
import { anyAccount } from './store/account-list.ts';
import { accountById } from './store/account-store.ts';
import { referenceAuthorities } from './store/authority-store.ts';
import { holderOfCode } from './store/unit-page.ts';

type Body = z.output<typeof completeSetup.body>;
const LOCK = 7_303;

/** Whether nobody has an account yet, and the bodies that exist today to choose from. */
export async function viewSetup(platform: Platform): Promise<SetupState> {
  const needed = !(await anyAccount(platform.db));
  const today = dayInVietnam(platform.clock());
  const bodies = needed ? existingOn([...CENTRAL_BODIES, ...PROVINCES], today) : [];
  return {
    needed,
    references: bodies.map(({ key, name, code, kind }) => ({ key, name, code, kind })),
  };
}

/**
 * First run (thiết lập lần đầu): the authority, its first person as administrator and planning
 * officer, and its units, in one transaction; then that person is signed in.
 *
 * @throws Refusal ALREADY_SET_UP, PASSWORD_SHORT and its like, UNIT_CODE_WRONG, UNIT_CODE_EXISTS, IMPORT_HAS_ERRORS, BAD_INPUT
 */
export async function setUp(
  platform: Platform,
  rules: SignInRules,
  body: Body,
  place: SignInPlace,
): Promise<SignedIn> {
  if (await anyAccount(platform.db)) throw new Refusal(organisationErrors.ALREADY_SET_UP);
  await requireGoodPassword(body.password, [body.username, body.name], rules);
  await installReference(platform);
  const chosen = await chosenReference(platform, body.reference);
  const authorityId = chosen?.id ?? platform.ids.next();
  const today = dayInVietnam(platform.clock());
  const accountId = await perform(platform, programAct('set_up', authorityId), async (context) => {
    await claimSetup(context.tx);
    const topId = chosen?.unitId ?? (await foundOwn(context, body, today));
    if (body.unitRows.length > 0) await writeUnitRows(context, body.unitRows);
    return hireFirst(context, body, topId, today);
  });
  const account = await accountById(platform.db, accountId);
  if (!account) throw new Error('The first account was lost');
  return startSession(platform, account, 'sign_in', null, place);
}

async function chosenReference(platform: Platform, key: string | null) {
  if (key === null) return null;
  const authority = (await referenceAuthorities(platform.db)).get(key);
  if (authority) return authority;
  const fields = [{ field: 'reference', rule: 'custom', message: key }];
  throw new Refusal(platformErrors.BAD_INPUT, {}, { fields });
}

/** Of two set-ups at once the second waits here, and then finds the first one's account. */
async function claimSetup(tx: Tx): Promise<void> {
  await run(tx, sql`select pg_advisory_xact_lock(${LOCK})`);
  if (await anyAccount(tx)) throw new Refusal(organisationErrors.ALREADY_SET_UP);
}

async function foundOwn(context: ActContext, body: Body, today: Day): Promise<string> {
  const code = body.code === '' ? null : body.code;
  if (code !== null) {
    if (codeForm(code) === null) throw new Refusal(organisationErrors.UNIT_CODE_WRONG, { code });
    const holder = await holderOfCode(context.tx, code, today);
    if (holder) {
      throw new Refusal(organisationErrors.UNIT_CODE_EXISTS, { code, name: holder.name });
    }
  }
  return foundAuthority(context, {
    name: body.name.normalize('NFC'),
    shortName: null,
    aliases: [],
    kind: kindOfName(body.name) ?? 'division',
    code,
    validFrom: FOUNDED,
    validTo: null,
    reference: null,
  });
}

/** An authority of its own name is older than its installation: documents of past years belong to it. */
const FOUNDED = '2008-01-01';

async function hireFirst(
  context: ActContext,
  body: Body,
  unitId: string,
  today: Day,
): Promise<string> {
  const { username, password, fullName } = body;
  const personId = await createPerson(context, { fullName });
  const accountId = await createAccount(context, { personId, username, password });
  const posts = [
    { title: 'Chuyên viên tổng hợp', role: 'planner' },
    { title: 'Quản trị hệ thống', role: 'admin' },
  ] as const;
  for (const post of posts) {
    const postId = await createPost(context, { unitId, validFrom: today, ...post });
    await appoint(context, { personId, postId, validFrom: today });
  }
  return accountId;
}

import type { ActContext } from '../platform/act.ts';
import type { Role } from './contract.ts';
import { hashPassword, NO_PASSWORD } from './password.ts';
import { insertAccount } from './store/account-store.ts';
import { insertAppointment, insertPerson, insertPost } from './store/people-store.ts';

/*
 * The people of an installation, one step each. Every function works inside the caller's act and
 * writes its own journal entry, so that a whole staff can be made in one transaction.
 */

/** Adds a person (công chức, viên chức) and gives the id. */
export async function createPerson(
  context: ActContext,
  person: { readonly fullName: string },
): Promise<string> {
  const id = context.ids.next();
  await insertPerson(context.tx, { id, ...person, authorityId: context.authorityId }, context.now);
  await context.journal({ subjectKind: 'person', subjectId: id, before: null, after: person });
  return id;
}

/**
 * Adds the account (tài khoản) by which a person signs in, and gives its id.
 *
 * @param account.password null makes an account that is entered by one-time link or as part of the demonstration only
 */
export async function createAccount(
  context: ActContext,
  account: {
    readonly personId: string;
    readonly username: string;
    readonly password: string | null;
    readonly demonstration?: boolean;
  },
): Promise<string> {
  const id = context.ids.next();
  const { personId, username, demonstration = false } = account;
  const passwordHash =
    account.password === null ? NO_PASSWORD : await hashPassword(account.password);
  const passwordSetAt = account.password === null ? null : context.now;
  await insertAccount(
    context.tx,
    { id, personId, username, passwordHash, passwordSetAt, demonstration },
    context.now,
  );
  const after = { personId, username, demonstration };
  await context.journal({ subjectKind: 'account', subjectId: id, before: null, after });
  return id;
}

/** Adds a post (chức vụ) to a unit and gives the id. */
export async function createPost(
  context: ActContext,
  post: {
    readonly unitId: string;
    /** The unit whose subtree the post answers for; its own unit when left out. */
    readonly jurisdictionUnitId?: string;
    readonly title: string;
    readonly role: Role;
    readonly validFrom: string;
  },
): Promise<string> {
  const id = context.ids.next();
  const full = {
    ...post,
    authorityId: context.authorityId,
    jurisdictionUnitId: post.jurisdictionUnitId ?? post.unitId,
    validTo: null,
  };
  await insertPost(context.tx, { id, ...full });
  await context.journal({ subjectKind: 'post', subjectId: id, before: null, after: full });
  return id;
}

/** Appoints (bổ nhiệm) a person to a post from a day on, and gives the appointment's id. */
export async function appoint(
  context: ActContext,
  appointment: {
    readonly personId: string;
    readonly postId: string;
    readonly validFrom: string;
    readonly validTo?: string | null;
  },
): Promise<string> {
  const id = context.ids.next();
  const full = { ...appointment, validTo: appointment.validTo ?? null };
  await insertAppointment(context.tx, { id, ...full });
  await context.journal({ subjectKind: 'appointment', subjectId: id, before: null, after: full });
  return id;
}

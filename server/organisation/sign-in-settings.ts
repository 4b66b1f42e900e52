import { type Platform, perform } from '../platform/act.ts';
import type { SignInSettings } from './account-contract.ts';
import type { Actor } from './actor.ts';
import { ROLES, type Role } from './contract.ts';
import { requireMay } from './require-may.ts';
import type { SignInRules } from './sign-in-rules.ts';
import { loadCodeRoles, saveCodeRoles } from './store/looked-after-store.ts';

/** Of which roles the body asks one-time codes. */
export async function viewSignInSettings(
  platform: Platform,
  rules: SignInRules,
  actor: Actor,
): Promise<SignInSettings> {
  const { authorityId } = actor;
  requireMay(actor, 'account.manage', { authorityId });
  return shape(rules, await loadCodeRoles(platform.db, authorityId));
}

/** Asks codes of roles: who has none sets them up right after the next sign-in. */
export async function setCodeRoles(
  platform: Platform,
  rules: SignInRules,
  actor: Actor,
  roles: readonly Role[],
  key: string | null,
): Promise<SignInSettings> {
  const { authorityId } = actor;
  requireMay(actor, 'account.manage', { authorityId });
  const request = { name: 'set_code_roles', authorityId, author: actor, key };
  return perform(platform, request, async ({ tx, journal }) => {
    const before = await loadCodeRoles(tx, authorityId);
    const codeRoles = ROLES.filter((role) => roles.includes(role));
    await saveCodeRoles(tx, authorityId, codeRoles);
    await journal({
      ...{ subjectKind: 'authority', subjectId: authorityId },
      ...{ before: { codeRoles: before }, after: { codeRoles } },
    });
    return shape(rules, codeRoles);
  });
}

function shape(rules: SignInRules, roles: readonly string[]): SignInSettings {
  return {
    codeRoles: ROLES.filter((role) => roles.includes(role)),
    byInstallation: [...rules.codeRoles],
    passwordLength: rules.passwordLength,
  };
}

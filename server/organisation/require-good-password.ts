import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { accountErrors } from './account-errors-contract.ts';
import { type PasswordFault, passwordFault } from './rules/password-policy.ts';
import type { SignInRules } from './sign-in-rules.ts';

const REFUSALS = {
  short: accountErrors.PASSWORD_SHORT,
  common: accountErrors.PASSWORD_COMMON,
  simple: accountErrors.PASSWORD_SIMPLE,
  name: accountErrors.PASSWORD_NAME,
} as const satisfies Record<PasswordFault, unknown>;

let common: Promise<ReadonlySet<string>> | null = null;

/** Some 49,000 common and breached passwords, read when the first password is chosen: most processes never do. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  common ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => {
    const listed = dictionary['passwords-common'];
    if (!listed || listed.length < 10_000)
      throw new Error('The list of common passwords is not there');
    return new Set(listed.map(String));
  });
  return common;
}

/**
 * Lets a password through that the installation accepts.
 *
 * @param names what it must not contain: the user name, the short names of the person's bodies
 * @throws Refusal PASSWORD_SHORT, PASSWORD_COMMON, PASSWORD_SIMPLE, PASSWORD_NAME at the field `password`
 */
export async function requireGoodPassword(
  password: string,
  names: readonly string[],
  { passwordLength }: Pick<SignInRules, 'passwordLength'>,
): Promise<void> {
  const listed = await commonPasswords();
  const isCommon = (text: string) => listed.has(text);
  const fault = passwordFault(password, names, { least: passwordLength, isCommon });
  if (fault === null) return;
  const fields = [{ field: 'password', rule: fault, message: platformErrors.BAD_INPUT.code }];
  throw new Refusal(REFUSALS[fault], { least: passwordLength }, { fields });
}

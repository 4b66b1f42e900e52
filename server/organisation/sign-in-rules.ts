import { type Config, ConfigError } from '../platform/config.ts';
import { ROLES, Role } from './session-contract.ts';

/** What the installation asks of everybody who signs in. */
export interface SignInRules {
  /** Characters that a password has at least. */
  readonly passwordLength: number;
  /** Roles that need one-time codes in every body; a body may ask them of more. */
  readonly codeRoles: readonly string[];
  /** The address under which people reach the program: what links in letters begin with. */
  readonly address: string;
  readonly mailOn: boolean;
}

export type SignInConfig = Pick<
  Config,
  'secureCookie' | 'mail' | 'publicUrl' | 'port' | 'passwordLength' | 'codeRoles'
>;

/** @throws ConfigError for a role that is none: a slip of the pen must not leave a door half open */
export function signInRules(config: SignInConfig): SignInRules {
  const { passwordLength, codeRoles, publicUrl, port, mail } = config;
  const unknown = codeRoles.filter((role) => !Role.safeParse(role).success);
  if (unknown.length > 0) {
    throw new ConfigError(
      `CHIDAO_CODE_ROLES=${unknown.join(',')}: chỉ nhận (accepted): ${ROLES.join(', ')}`,
    );
  }
  // Never the address that a request names: a stranger could have a letter lead to a site of their own.
  const address = publicUrl ?? `http://localhost:${port}`;
  return { passwordLength, codeRoles, address, mailOn: mail !== null };
}

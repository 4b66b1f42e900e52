import type { ComponentType } from 'react';
import type { MyAccount } from '../../../server/organisation/account-contract.ts';
import { AgendaSection } from '../../exchange/agenda-section.tsx';
import { IdentitiesSection } from '../oidc/identities-section.tsx';
import { TokensSection } from '../tokens/tokens-section.tsx';
import { CodesSection } from './codes-section.tsx';
import { PasswordSection } from './password-section.tsx';
import { SessionsSection } from './sessions-section.tsx';

/** A part of the page Tài khoản của tôi, in the order of the page; other capabilities append theirs. */
export interface AccountSection {
  readonly key: string;
  readonly Section: ComponentType<{ readonly account: MyAccount }>;
}

export const ACCOUNT_SECTIONS: readonly AccountSection[] = [
  { key: 'password', Section: PasswordSection },
  { key: 'codes', Section: CodesSection },
  { key: 'sessions', Section: SessionsSection },
  { key: 'identities', Section: IdentitiesSection },
  { key: 'agenda', Section: AgendaSection },
  { key: 'tokens', Section: TokensSection },
];

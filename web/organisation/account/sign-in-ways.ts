import type { ComponentType } from 'react';
import { SignOnButton } from '../oidc/sign-on-button.tsx';

/** A way to sign in beside name and password: a button of the sign-in page, which shows itself where it is set up. */
export interface SignInWay {
  readonly key: string;
  /** @param wanted the address that was asked for, one of ours; null for the first page */
  readonly Way: ComponentType<{ readonly wanted: string | null }>;
}

export const SIGN_IN_WAYS: readonly SignInWay[] = [{ key: 'sign-on', Way: SignOnButton }];

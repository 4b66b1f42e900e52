import { timingSafeEqual } from 'node:crypto';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Provider, Secrets } from './oidc-client.ts';
import { signOnErrors } from './oidc-contract.ts';
import { accountOfVouched } from './oidc-person.ts';
import { followPosts } from './oidc-posts.ts';
import { ownAddress } from './rules/return-address.ts';
import { hashToken, newToken } from './session-token.ts';
import { type AtTheDoor, type SignedIn, startSession } from './sign-in.ts';
import { type Attempt, insertAttempt, noteSignOnSession, takeAttempt } from './store/oidc-store.ts';

/** So long somebody may take at the provider. */
export const ATTEMPT_MS = 10 * 60_000;
/** A session is over by then whatever happens. */
const SESSION_MS = 8 * 24 * 3_600_000;

/** Where a browser is sent, and the secret that it must bring back. */
export interface SetOut {
  readonly address: URL;
  readonly browser: string;
}

/**
 * Sends somebody to the provider. What belongs to the way back is kept here for ten minutes and bound to
 * this browser; the address carries nothing that helps anybody else.
 *
 * @param accountId the account to link, for somebody who is signed in; null: signing in
 * @throws Refusal SIGN_ON_DOWN
 */
export async function setOut(
  platform: Pick<Platform, 'db' | 'clock'>,
  provider: Provider,
  redirectUri: string,
  {
    returnTo,
    accountId,
  }: { readonly returnTo: string | undefined; readonly accountId: string | null },
): Promise<SetOut> {
  const secrets: Secrets = { state: newToken(), nonce: newToken(), verifier: newToken() };
  const browser = newToken();
  const address = await provider.begin(redirectUri, secrets);
  const now = platform.clock();
  const attempt = {
    stateHash: hashToken(secrets.state),
    browserHash: hashToken(browser),
    ...{ nonce: secrets.nonce, verifier: secrets.verifier, accountId },
    returnTo: ownAddress(returnTo),
    expiresAt: new Date(now.getTime() + ATTEMPT_MS),
  };
  await insertAttempt(platform.db, attempt, now);
  return { address, browser };
}

/** How coming back ended: where to go on, with a new session where one was begun. */
export interface CameBack {
  readonly returnTo: string;
  /** Null where an identity was linked to the account that is signed in already. */
  readonly signedIn: SignedIn | null;
}

/** A refusal on the way back, with where the person wanted to go. */
export class SignOnRefusal extends Error {
  readonly refusal: Refusal;
  readonly returnTo: string;

  constructor(refusal: Refusal, returnTo: string) {
    super(refusal.message, { cause: refusal });
    this.name = 'SignOnRefusal';
    this.refusal = refusal;
    this.returnTo = returnTo;
  }
}

/**
 * Takes somebody in who comes back from the provider, once for each time that they set out.
 *
 * @param address the whole address to which the provider sent the browser
 * @param browser the secret that the browser brought back
 * @throws SignOnRefusal with every refusal of the way
 */
export async function comeBack(
  platform: Platform,
  provider: Provider,
  address: URL,
  browser: string | null,
  door: AtTheDoor,
): Promise<CameBack> {
  const state = address.searchParams.get('state') ?? '';
  const attempt = await takeAttempt(platform.db, hashToken(state));
  const now = platform.clock();
  const isTheirs =
    attempt !== null &&
    browser !== null &&
    timingSafeEqual(hashToken(browser), attempt.browserHash) &&
    attempt.expiresAt > now;
  if (!isTheirs) throw new SignOnRefusal(new Refusal(signOnErrors.SIGN_ON_STALE), '/');
  try {
    return await takeIn(platform, provider, address, { state, ...attempt }, door);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const isPostless = error.text.code === 'NO_POST';
    const told = isPostless ? new Refusal(signOnErrors.SIGN_ON_POSTLESS) : error;
    throw new SignOnRefusal(told, attempt.returnTo);
  }
}

async function takeIn(
  platform: Platform,
  provider: Provider,
  address: URL,
  attempt: Attempt & { readonly state: string },
  door: AtTheDoor,
): Promise<CameBack> {
  const { config } = provider;
  const vouched = await provider.finish(address, attempt);
  const account = await accountOfVouched(platform, config, vouched, attempt.accountId);
  if (attempt.accountId !== null) return { returnTo: attempt.returnTo, signedIn: null };
  await followPosts(platform, config, account, vouched.claims);
  const act = 'sign_in_by_provider';
  const signedIn = await startSession(platform, account, act, door.oldToken, door.place);
  const now = platform.clock();
  const began = {
    ...{ issuer: config.issuer, subject: vouched.subject, sid: vouched.sid },
    ...{ idToken: vouched.idToken, accountId: account.id },
    expiresAt: new Date(now.getTime() + SESSION_MS),
  };
  await noteSignOnSession(platform.db, hashToken(signedIn.token), began, now);
  return { returnTo: attempt.returnTo, signedIn };
}

import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import type { SignOnConfig } from '../platform/sign-on-config.ts';
import { createAccount, createPerson } from './accounts.ts';
import type { Vouched } from './oidc-client.ts';
import { signOnErrors } from './oidc-contract.ts';
import { INSTALLATION, programAct } from './program-author.ts';
import { type Claims, findingOf, shownOf, usernameFrom } from './rules/sign-on-claims.ts';
import { type Account, accountById, accountByName } from './store/account-store.ts';
import { accountsBy, identityOf, insertIdentity, noteIdentityUse } from './store/oidc-store.ts';
import { hostAuthority } from './store/time-store.ts';

/**
 * The account of somebody whom the provider vouches for. Whoever is linked is found by issuer and subject
 * alone; whoever comes for the first time by what the office has chosen, and is linked then.
 *
 * @param linkTo the account of the person who asked to be linked, where that is what they came for
 * @throws Refusal SIGN_ON_UNKNOWN, SIGN_ON_UNVERIFIED, SIGN_ON_TAKEN
 */
export async function accountOfVouched(
  platform: Platform,
  config: SignOnConfig,
  vouched: Vouched,
  linkTo: string | null,
): Promise<Account> {
  const { issuer } = config;
  const known = await identityOf(platform.db, issuer, vouched.subject);
  if (known && linkTo !== null && known.accountId !== linkTo) {
    throw new Refusal(signOnErrors.SIGN_ON_TAKEN);
  }
  const accountId =
    known?.accountId ??
    (await perform(platform, programAct('link_identity', await host(platform)), async (context) => {
      const found = linkTo ?? (await findOrCreate(context, config, vouched.claims));
      await link(context, config, vouched, found);
      return found;
    }));
  await noteIdentityUse(platform.db, issuer, vouched.subject, platform.clock());
  const account = await accountById(platform.db, accountId);
  if (!account) throw new Refusal(signOnErrors.SIGN_ON_UNKNOWN);
  return account;
}

/** The body whose installation this is: whoever is new is entered by it. */
async function host(platform: Pick<Platform, 'db'>): Promise<string> {
  return (await hostAuthority(platform.db)) ?? INSTALLATION;
}

async function link(
  context: ActContext,
  { issuer }: SignOnConfig,
  { subject, claims }: Vouched,
  accountId: string,
): Promise<void> {
  const shown = shownOf(claims);
  const identity = { issuer, subject, shown, accountId, linkedAt: context.now };
  // Of two at the same moment one links; the other finds it taken and begins again.
  const isLinked = await insertIdentity(context.tx, identity);
  if (!isLinked) throw new Refusal(signOnErrors.SIGN_ON_TAKEN);
  await context.journal({
    ...{ subjectKind: 'account', subjectId: accountId, before: null },
    after: { issuer, shown },
  });
}

async function findOrCreate(
  context: ActContext,
  config: SignOnConfig,
  claims: Claims,
): Promise<string> {
  const finding = findingOf(claims, config);
  if (finding.by !== 'nothing') {
    const found = await accountsBy(context.tx, finding.by, finding.value);
    // An address that two people share says nothing about who came.
    if (found.length === 1 && found[0] !== undefined) return found[0];
    if (found.length > 1) throw new Refusal(signOnErrors.SIGN_ON_UNKNOWN);
  }
  if (finding.by === 'nothing' && finding.because === 'unverified') {
    throw new Refusal(signOnErrors.SIGN_ON_UNVERIFIED);
  }
  if (config.unknown === 'refuse') throw new Refusal(signOnErrors.SIGN_ON_UNKNOWN);
  const fullName = typeof claims.name === 'string' ? claims.name.trim() : '';
  const wanted = usernameFrom(claims);
  const username = (await accountByName(context.tx, wanted))
    ? `${wanted}.${context.ids.next().slice(-6)}`
    : wanted;
  const personId = await createPerson(context, { fullName: fullName || username });
  return createAccount(context, { personId, username, password: null });
}

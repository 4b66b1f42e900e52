import { TOTP } from 'otpauth';
import { perform } from '../../platform/act.ts';
import { appoint, createAccount, createPerson, createPost } from '../accounts.ts';
import type { Role } from '../contract.ts';
import { programAct } from '../program-author.ts';
import type { Browser, Office } from './open-office.ts';

export const OLD_PASSWORD = 'Đường Trần Duy Hưng 18';

export interface Holder {
  readonly personId: string;
  readonly accountId: string;
  readonly postId: string;
  readonly username: string;
}

/** Somebody of the ministry who signs in by a password. */
export async function hire(
  { platform, world }: Office,
  username: string,
  role: Role = 'officer',
): Promise<Holder> {
  const { authorityId, telecom } = world.ministry;
  const validFrom = '2020-01-01';
  return perform(platform, programAct('test', authorityId), async (context) => {
    const personId = await createPerson(context, { fullName: `Người ${username}` });
    const account = { personId, username, password: OLD_PASSWORD };
    const accountId = await createAccount(context, account);
    const post = { unitId: telecom.id, title: 'Chuyên viên', role, validFrom };
    const postId = await createPost(context, post);
    await appoint(context, { personId, postId, validFrom });
    return { personId, accountId, postId, username };
  });
}

/** A browser in which somebody has signed in by the password. */
export async function enter(
  office: Office,
  username: string,
  password = OLD_PASSWORD,
): Promise<Browser> {
  const page = office.browser();
  const reply = await page.send('POST', '/api/session', { username, password });
  if (reply.statusCode !== 200) throw new Error(reply.body);
  return page;
}

/** What an authenticator shows at a moment. */
export function codeAt(secret: string, at: Date): string {
  return new TOTP({ secret }).generate({ timestamp: at.getTime() });
}

/** Turns codes on for whoever is in a browser. */
export async function turnCodesOn(
  office: Office,
  page: Browser,
): Promise<{ readonly secret: string; readonly recoveryCodes: readonly string[] }> {
  const begun = await page.send('POST', '/api/account/codes', { old: OLD_PASSWORD });
  const { secret } = begun.json();
  const code = codeAt(secret, office.platform.clock());
  const done = await page.send('POST', '/api/account/codes/confirm', { code });
  if (done.statusCode !== 200) throw new Error(done.body);
  return { secret, recoveryCodes: done.json().recoveryCodes };
}

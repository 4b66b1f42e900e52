import type { z } from 'zod';
import { addDays, asDay, dayInVietnam, formatDay } from '../calendar/rules/day.ts';
import { type Platform, perform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Actor } from './actor.ts';
import { requireMay } from './require-may.ts';
import { faultOfToken, type TokenFault } from './rules/check-token.ts';
import { narrowRights, tokenRights } from './rules/token-scope.ts';
import { hashToken, newToken } from './session-token.ts';
import { countLiveTokens, insertToken, lockToken } from './store/token-store.ts';
import { unitPath } from './store/unit-tree.ts';
import { type createToken, type Token, tokenErrors } from './token-contract.ts';
import { isLent, ownPost, shapeToken } from './token-views.ts';

/** Tells keys apart from sessions and from keys of other products, also for programs that look for leaked ones. */
export const TOKEN_START = 'chd_';
const PREFIX_LETTERS = TOKEN_START.length + 6;
const MOST_LIVE = 20;

/**
 * Makes a key (khoá API) for the acting post and gives it, this once: only its hash is kept.
 *
 * @param longestDays how many days ahead its last day may lie; 0: no keys are made
 * @throws Refusal TOKENS_OFF, TOKEN_BY_DELEGATION, TOKENS_MANY, TOKEN_UNIT, TOKEN_RIGHTS, TOKEN_END, TOKEN_SHOWN
 */
export async function createTokenOf(
  platform: Platform,
  actor: Actor,
  body: z.output<(typeof createToken)['body']>,
  key: string | null,
  longestDays: number,
): Promise<{ token: Token; secret: string }> {
  if (longestDays === 0) throw new Refusal(tokenErrors.TOKENS_OFF);
  if (isLent(actor)) throw new Refusal(tokenErrors.TOKEN_BY_DELEGATION);
  requireMay(actor, 'token.manage', ownPost(actor));
  const secret = `${TOKEN_START}${newToken()}`;
  const request = { name: 'create_token', authorityId: actor.authorityId, author: actor, key };
  // What an act replies is kept for a resend; so the key itself is no part of it.
  const token = await perform(platform, request, async (context) => {
    const { tx, now } = context;
    const today = dayInVietnam(now);
    const lastDay = asDay(body.lastDay);
    const unitId = body.unitId ?? actor.jurisdictionUnitId;
    const rights = [...new Set(body.rights)];
    const asked = {
      ...{ rights, lastDay, postUnitId: actor.jurisdictionUnitId },
      unitPath: await unitPath(tx, unitId, today),
    };
    const latestDay = addDays(today, longestDays);
    const fault = faultOfToken(asked, {
      rights: tokenRights(actor.role),
      narrowRights: narrowRights(actor.role, actor.wholeAuthority),
      ...{ today, latestDay },
    });
    if (fault) throw refusalOf(fault, formatDay(latestDay));
    const count = await countLiveTokens(tx, actor.accountId, today);
    if (count >= MOST_LIVE) throw new Refusal(tokenErrors.TOKENS_MANY, { count });
    const id = context.ids.next();
    const prefix = secret.slice(0, PREFIX_LETTERS);
    await insertToken(tx, {
      ...{ id, prefix, unitId, rights, lastDay, name: body.name, createdAt: now },
      ...{ authorityId: actor.authorityId, accountId: actor.accountId, postId: actor.postId },
      hash: hashToken(secret),
    });
    const after = { name: body.name, prefix, rights, unitId, lastDay };
    await context.journal({ subjectKind: 'token', subjectId: id, before: null, after });
    const made = await lockToken(tx, id, today);
    if (!made) throw new Error(`Token ${id} was not written`);
    return shapeToken(made, today);
  });
  if (!secret.startsWith(token.prefix)) throw new Refusal(tokenErrors.TOKEN_SHOWN);
  return { token, secret };
}

function refusalOf(fault: TokenFault, latest: string): Refusal {
  switch (fault.fault) {
    case 'unit':
      return new Refusal(tokenErrors.TOKEN_UNIT);
    case 'end':
      return new Refusal(tokenErrors.TOKEN_END, { latest });
    case 'right':
      return new Refusal(tokenErrors.TOKEN_RIGHTS, { right: fault.right });
  }
}

import type { z } from 'zod';
import { asDay, dayInVietnam, formatDay, isDay } from '../calendar/rules/day.ts';
import { registerDirective } from '../directives/register-directive.ts';
import type { Actor } from '../organisation/actor.ts';
import { loadAuthority } from '../organisation/store/authority-store.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnAmendment, type Saved } from './act-on-amendment.ts';
import { applyAmendment } from './apply-amendment.ts';
import { composeDecision } from './compose-decision.ts';
import type { bindAmendment as endpoint } from './contract.ts';
import { amendmentErrors } from './errors-contract.ts';
import { decisionText } from './rules/decision-text.ts';
import { amendments } from './store/amendment-table.ts';
import { tellOf } from './tell-people.ts';

type Body = z.output<(typeof endpoint)['body']>;

/**
 * Gắn quyết định điều chỉnh: the signed decision comes into the register with its table of changes, cites the
 * plan's document as amended, and names the day of effect. Before that day nothing moves; a day that has come
 * applies what was agreed to at once.
 *
 * @throws Refusal SIGNED_LATER, NUMBER_EXISTS and those of every act
 */
export async function bindAmendment(
  platform: Platform,
  actor: Actor,
  amendmentId: string,
  body: Body,
  key: string | null,
): Promise<Saved & { directiveId: string; applied: boolean }> {
  const { version, number, position, signer } = body;
  const [on, effectiveOn] = [dayIn(body.on, 'on'), dayIn(body.effectiveOn, 'effectiveOn')];
  const act = { name: 'bind_amendment', step: 'bind' as const, amendmentId, version, key };
  const bound = await actOnAmendment(platform, actor, act, async (context, found) => {
    const { tx, authorityId, now } = context;
    if (on > dayInVietnam(now)) {
      throw new Refusal(amendmentErrors.SIGNED_LATER, { day: formatDay(on) });
    }
    const signs = { number, on, effectiveOn, position, signer };
    const { paper, lines, amended } = await composeDecision(tx, found, signs, now);
    const { text, clauses, places } = decisionText(paper, lines);
    const authority = await loadAuthority(tx, authorityId);
    const directive = await registerDirective(context, {
      ...{ type: 'QĐ', number, issuedOn: on, issuerUnitId: authority?.unitId ?? null },
      ...{ issuerName: authority?.name ?? null, signer: paper.signer.name, title: paper.subject },
      ...{ text, file: null, clauses, newEdition: false },
      citations: [
        {
          ...{ kind: 'amends', type: amended.type, number: amended.number, day: amended.day },
          ...{ issuer: amended.issuer, title: amended.title, from: null, span: null },
        },
      ],
    });
    const { personId, postId, unitId, via = null } = actor;
    const by = { personId, postId, unitId, authorityId: actor.authorityId, via };
    const says = {
      vi: `đã có Quyết định số ${number}, hiệu lực từ ${formatDay(effectiveOn)}`,
      en: `is decided by ${number}, in force from ${formatDay(effectiveOn)}`,
    };
    await tellOf(context, found, ['proposer', 'concerned'], says);
    return {
      change: {
        ...{ directive_id: directive.id, effective_on: effectiveOn },
        binding: { number, on, position, signer: paper.signer.name ?? '', by },
        changes: found.changes.map((each) => ({ ...each, span: places.get(each.key) ?? null })),
      },
      after: { number, on, effectiveOn, directiveId: directive.id },
      reply: {
        ...{ id: amendmentId, version: version + 1, directiveId: directive.id },
        authorityId,
      },
    };
  });
  const { authorityId, ...saved } = bound;
  await applyAmendment(platform, { authorityId, id: amendmentId });
  const now = await amendments.find(platform.db, authorityId, amendmentId);
  return { ...saved, version: now?.version ?? saved.version, applied: now?.state === 'applied' };
}

function dayIn(text: string, field: string) {
  if (!isDay(text)) throw new Refusal(platformErrors.BAD_INPUT, {}, { fields: [{ field }] });
  return asDay(text);
}

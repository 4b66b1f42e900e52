import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { requireMay, requireRight } from '../organisation/require-may.ts';
import { type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { DirectiveRow, recordSecretStub as endpoint } from './contract.ts';
import { momentOf } from './moment.ts';
import { directiveRows } from './register-view.ts';
import { issuerKeyOf, yearOf } from './rules/document-key.ts';
import { registerWords } from './rules/register-words.ts';
import { insertDirective } from './store/directive-store.ts';

const TITLE = 'Văn bản mật: chỉ đếm, không lưu nội dung';

/**
 * Counts a secret document (dòng đếm): its type, day, issuer and number of tasks stand in the register so
 * that totals are right; neither number, title nor any of its text is kept.
 */
export async function recordSecretStub(
  platform: Platform,
  actor: Actor,
  stub: z.infer<(typeof endpoint)['body']>,
  key: string | null,
): Promise<DirectiveRow> {
  requireRight(actor, 'directive.register');
  const { authorityId } = actor;
  requireMay(actor, 'directive.register', { authorityId });
  const { id } = await perform(
    platform,
    { name: 'record_secret_stub', authorityId, author: actor, key },
    async (context) => {
      const { type, issuedOn, issuer: issuerName, taskCount } = stub;
      const facts = { number: null, issuedOn, issuerUnitId: null, issuerName };
      const row = {
        id: context.ids.next(),
        type,
        ...facts,
        key: null,
        year: yearOf(facts),
        issuerKey: issuerKeyOf(facts),
        signer: null,
        title: TITLE,
        text: '',
        fileHash: null,
        signedHash: null,
        signedName: null,
        fileName: null,
        edition: 1,
        secretCount: taskCount,
        folded: registerWords({ type, number: null, title: TITLE, issuerName, signer: null }),
      };
      await insertDirective(context.tx, authorityId, row, context.now);
      await context.journal({
        subjectKind: 'directive',
        subjectId: row.id,
        before: null,
        after: { type, issuedOn, issuer: issuerName, secretCount: taskCount },
      });
      return { id: row.id };
    },
  );
  const moment = momentOf(platform.clock, undefined);
  const [row] = await directiveRows(platform, actor, [{ authorityId, id }], moment);
  if (!row) throw new Refusal(platformErrors.NOT_FOUND);
  return row;
}

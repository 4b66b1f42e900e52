import type { Actor } from '../organisation/actor.ts';
import { requireMay } from '../organisation/require-may.ts';
import { type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { endTemplate, lockTemplates, templateById } from './store/template-store.ts';
import { templateErrors } from './template-contract.ts';

/**
 * Ends the use of a template: from now on papers of its type are in our form again. It stays in the list
 * with who closed it.
 *
 * @throws Refusal NOT_ALLOWED, NOT_FOUND, TEMPLATE_CLOSED
 */
export async function closeTemplateOf(
  platform: Platform,
  actor: Actor,
  id: string,
  key: string | null,
): Promise<Record<string, never>> {
  const { authorityId } = actor;
  requireMay(actor, 'paper.design', { authorityId });
  const request = { name: 'close_template', authorityId, author: actor, key };
  return perform(platform, request, async ({ tx, now, journal }) => {
    await lockTemplates(tx, authorityId);
    const template = await templateById(tx, authorityId, id);
    if (!template) throw new Refusal(platformErrors.NOT_FOUND);
    if (template.until !== null) throw new Refusal(templateErrors.TEMPLATE_CLOSED);
    await endTemplate(tx, authorityId, id, { at: now, by: actor.personId });
    const { name, paper_type, file_hash } = template;
    await journal({
      subjectKind: 'paper_template',
      subjectId: id,
      before: { name, paperType: paper_type, hash: file_hash },
      after: null,
    });
    return {};
  });
}

import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { requireMay, requireRight } from '../organisation/require-may.ts';
import { type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { checkTemplate } from './check-template.ts';
import {
  endTemplate,
  insertTemplate,
  lockTemplates,
  templateInUse,
} from './store/template-store.ts';
import { TemplateFields } from './template-contract.ts';

/** A template as it comes in. */
export type IncomingTemplate = z.output<typeof TemplateFields> & {
  readonly fileName: string;
  readonly bytes: Uint8Array;
};

/**
 * Puts a Word file in the place of ours for one type of paper. The one before it is closed in the same
 * act and stays in the list.
 *
 * @returns the places that it does without
 * @throws Refusal NOT_ALLOWED and those of {@link checkTemplate}
 */
export async function addTemplateOf(
  platform: Platform,
  actor: Actor,
  { type, name, fileName, bytes }: IncomingTemplate,
  key: string | null,
): Promise<{ id: string; left: string[] }> {
  const { authorityId } = actor;
  requireMay(actor, 'paper.design', { authorityId });
  const plain = plainName(fileName);
  const left = await checkTemplate(plain, bytes);
  const hash = await platform.files.put(bytes);
  const request = { name: 'add_template', authorityId, author: actor, key };
  return perform(platform, request, async ({ tx, ids, now, journal }) => {
    await lockTemplates(tx, authorityId);
    const before = await templateInUse(tx, authorityId, type);
    if (before) await endTemplate(tx, authorityId, before.id, { at: now, by: actor.personId });
    const id = ids.next();
    await insertTemplate(tx, {
      ...{ authority_id: authorityId, id, paper_type: type, name, file_name: plain },
      ...{ file_hash: hash, file_size: bytes.length, since: now, added_by: actor.personId },
    });
    await journal({
      subjectKind: 'paper_template',
      subjectId: id,
      before: before ? { name: before.name, hash: before.file_hash } : null,
      after: { name, paperType: type, hash, size: bytes.length },
    });
    return { id, left };
  });
}

/**
 * The template of a multipart request: fields `type` and `name` stand before the file.
 *
 * @throws Refusal NOT_ALLOWED before anything is read, BAD_INPUT without a file
 */
export async function incomingTemplate(
  request: FastifyRequest,
  actor: Actor,
): Promise<IncomingTemplate> {
  requireRight(actor, 'paper.design');
  const fields: Record<string, unknown> = {};
  if (request.isMultipart()) {
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        fields[part.fieldname] = part.value;
        continue;
      }
      const bytes = await part.toBuffer();
      return { ...TemplateFields.parse(fields), fileName: part.filename, bytes };
    }
  }
  throw new Refusal(platformErrors.BAD_INPUT, {}, { fields: [{ field: 'file' }] });
}

function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  return last.replace(/[\p{Cc}\p{Cf}"<>|:*?]/gu, '').slice(-200);
}

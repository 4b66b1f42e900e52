import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireMay } from '../organisation/require-may.ts';
import { may } from '../organisation/rules/may.ts';
import { loadAuthority } from '../organisation/store/authority-store.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { issuingBody } from './issuing-body.ts';
import type { Paper } from './paper.ts';
import { initialsOf } from './rules/initials.ts';
import { type SampleOrgan, type SampleType, samplePaper } from './rules/sample-papers.ts';
import { type TemplateRow, templateById, templatesOf } from './store/template-store.ts';
import type { listTemplates, PaperTemplate } from './template-contract.ts';

/** The templates of the post's authority, in use and before. @throws Refusal NOT_FOUND without the right */
export async function templatesView(
  platform: Platform,
  actor: Actor,
): Promise<z.input<typeof listTemplates.reply>> {
  const { authorityId } = actor;
  requireMay(actor, 'paper.read', { authorityId });
  const [found, organ] = await Promise.all([
    templatesOf(platform.db, authorityId),
    organOf(platform, authorityId),
  ]);
  return {
    templates: found.map(shaped),
    organ,
    mayEdit: may(actor, 'paper.design', { authorityId }).allowed,
  };
}

/** A made-up paper of a type with the name of the post's authority. */
export async function sampleOf(platform: Platform, actor: Actor, type: SampleType): Promise<Paper> {
  const { authorityId } = actor;
  requireMay(actor, 'paper.read', { authorityId });
  return samplePaper(type, await organOf(platform, authorityId));
}

/** The Word file as it was uploaded. It is always saved, never shown. @throws Refusal NOT_FOUND */
export async function sendTemplate(
  { db, files }: Platform,
  actor: Actor,
  id: string,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { authorityId } = actor;
  requireMay(actor, 'paper.read', { authorityId });
  const template = await templateById(db, authorityId, id);
  if (!template || !(await files.has(template.file_hash))) {
    throw new Refusal(platformErrors.NOT_FOUND);
  }
  return reply
    .header(
      'content-disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(template.file_name)}`,
    )
    .header('x-content-type-options', 'nosniff')
    .type('application/octet-stream')
    .send(files.open(template.file_hash));
}

async function organOf({ db, clock }: Platform, authorityId: string): Promise<SampleOrgan> {
  const authority = await loadAuthority(db, authorityId);
  if (!authority) throw new Refusal(platformErrors.NOT_FOUND);
  const { organ, place } = await issuingBody(db, authority.unitId, dayInVietnam(clock()));
  return { ...organ, place, symbol: initialsOf(organ.name) };
}

function shaped(row: TemplateRow): PaperTemplate {
  return {
    ...{ id: row.id, type: row.paper_type, name: row.name },
    ...{ fileName: row.file_name, size: row.file_size },
    ...{ since: row.since.toISOString(), addedBy: row.added_by_name },
    ...{ until: row.until?.toISOString() ?? null, closedBy: row.closed_by_name },
  };
}

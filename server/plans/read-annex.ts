import type { z } from 'zod';
import { directiveErrors } from '../directives/contract.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import type { DraftTask, readAnnex as endpoint } from './contract.ts';
import { requireDrafting } from './open-reading.ts';
import { readApart } from './read-apart.ts';
import { matchDraft, textOf } from './read-directive.ts';
import { readTable } from './read-table.ts';
import { draftFromReading } from './rules/draft-from-reading.ts';

/**
 * Reads the tasks of an annex (phụ lục): the list that a document names by its count only. Nothing is
 * stored; the officer who asked adds them to the draft in hand, where they can be taken back. Places are
 * left out, because they would point into another text; the ordering words stay.
 *
 * @throws Refusal SECRET_REFUSED, SHEET_FAULTS, TEXT_EMPTY, SCANNED_PDF, FILE_UNREADABLE, READING_TOO_SLOW
 */
export async function readAnnex(
  platform: Platform,
  actor: Actor,
  file: { readonly bytes: Uint8Array; readonly name: string },
): Promise<z.input<(typeof endpoint)['reply']>> {
  requireDrafting(actor);
  const { authorityId } = actor;
  const source = await textOf({ kind: 'file', ...file });
  const reading = await readApart(source.text);
  if (reading.secrecy) {
    throw new Refusal(directiveErrors.SECRET_REFUSED, { mark: reading.secrecy.mark });
  }
  const table = await readTable(platform, authorityId, source);
  const found = table?.draft ?? draftFromReading(reading);
  const { fields, tasks } = await matchDraft(platform, authorityId, found);
  return {
    fields: fields.map((field) => ({ ...field, span: null })),
    tasks: tasks.map(withoutPlaces),
    warnings: [...source.warnings],
  };
}

function withoutPlaces(task: DraftTask): DraftTask {
  const { deadline, product } = task;
  return {
    ...task,
    span: null,
    lead: task.lead.map((unit) => ({ ...unit, span: null })),
    coord: task.coord.map((unit) => ({ ...unit, span: null })),
    deadline: deadline && { ...deadline, span: null },
    product: product && { ...product, span: null },
  };
}

import { buffer } from 'node:stream/consumers';
import type { Platform } from '../platform/act.ts';
import { fillTemplate } from './fill-template.ts';
import type { Paper } from './paper.ts';
import { templateInUse } from './store/template-store.ts';
import { paperDocx } from './write-docx.ts';

/**
 * A paper as a Word file of an authority: in its own template where one is in use for that type, else in our
 * form. A .pdf is always in our form.
 */
export async function paperDocxFor(
  { db, files }: Pick<Platform, 'db' | 'files'>,
  authorityId: string,
  paper: Paper,
): Promise<Buffer> {
  const template = await templateFor({ db, files }, authorityId, paper);
  return template === null ? paperDocx(paper) : fillTemplate(template, paper);
}

/** The template that an authority uses for papers of a type; null where it has none of its own. */
export async function templateFor(
  { db, files }: Pick<Platform, 'db' | 'files'>,
  authorityId: string,
  { type }: Pick<Paper, 'type'>,
): Promise<Buffer | null> {
  const template = await templateInUse(db, authorityId, type ?? 'CV');
  // A file that is gone from the store must not keep a paper from going out.
  if (template === null || !(await files.has(template.file_hash))) return null;
  return buffer(files.open(template.file_hash));
}

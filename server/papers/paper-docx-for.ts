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
  const template = await templateInUse(db, authorityId, paper.type ?? 'CV');
  // A file that is gone from the store must not keep a paper from going out.
  if (template === null || !(await files.has(template.file_hash))) return paperDocx(paper);
  return fillTemplate(await buffer(files.open(template.file_hash)), paper);
}

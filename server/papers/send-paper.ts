import type { FastifyReply } from 'fastify';
import type { Platform } from '../platform/act.ts';
import type { Paper } from './paper.ts';
import type { PaperFormat } from './paper-contract.ts';
import { paperDocxFor } from './paper-docx-for.ts';
import { fileNameOf } from './rules/file-name.ts';
import { paperDocx } from './write-docx.ts';
import { paperPdf } from './write-pdf.ts';

const MEDIA_TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;

/** Answers with a document in our form as a download, named after its number and subject. */
export async function sendPaper(
  reply: FastifyReply,
  paper: Paper,
  format: PaperFormat,
): Promise<FastifyReply> {
  const bytes = format === 'pdf' ? await paperPdf(paper) : await paperDocx(paper);
  return sendPaperFile(reply, paper, format, bytes);
}

/** The same as the papers of an authority look: its .docx in its own template where one is in use. */
export async function sendPaperOf(
  platform: Pick<Platform, 'db' | 'files'>,
  authorityId: string,
  reply: FastifyReply,
  paper: Paper,
  format: PaperFormat,
): Promise<FastifyReply> {
  if (format === 'pdf') return sendPaper(reply, paper, format);
  return sendPaperFile(reply, paper, format, await paperDocxFor(platform, authorityId, paper));
}

/** A file that is made already, by a job or from a template. */
export function sendPaperFile(
  reply: FastifyReply,
  paper: Pick<Paper, 'type' | 'number' | 'subject'>,
  format: PaperFormat,
  bytes: Buffer,
): FastifyReply {
  const name = fileNameOf(paper, format);
  return (
    reply
      // Both names (RFC 6266): the plain one for whatever does not know the other.
      .header(
        'content-disposition',
        `attachment; filename="${name.plain}"; filename*=UTF-8''${encodeURIComponent(name.full)}`,
      )
      .type(MEDIA_TYPES[format])
      .send(bytes)
  );
}

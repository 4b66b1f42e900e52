import { ZipFile } from 'yazl';
import type { EncodedAttachment } from './rules/edxml-package.ts';

/** A file to go out with a package. */
export interface FileToSend {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly description: string | null;
}

/**
 * Zips each file and writes it in base64, as receivers expect attachments.
 *
 * @param contentId makes the id of an attachment, from its place
 */
export async function encodeAttachments(
  files: readonly FileToSend[],
  contentId: (at: number) => string,
): Promise<EncodedAttachment[]> {
  const encoded: EncodedAttachment[] = [];
  for (const [at, { name, bytes, mediaType, description }] of files.entries()) {
    encoded.push({
      contentId: contentId(at),
      name,
      description,
      contentType: mediaType,
      encoded: (await zipped(name, bytes)).toString('base64'),
    });
  }
  return encoded;
}

/** The same files give the same bytes: a zip bears no time of its making. */
async function zipped(name: string, bytes: Uint8Array): Promise<Buffer> {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(bytes), name, { mtime: new Date(Date.UTC(2016, 0, 1)) });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

import mammoth from 'mammoth';

/** The words of a Word document, as whoever opens it would read them. */
export async function wordsOfDocument(buffer: Buffer): Promise<string> {
  return (await mammoth.extractRawText({ buffer })).value;
}

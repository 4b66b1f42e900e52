import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** True where a file is there and its bytes are those that its name, a SHA-256, promises. */
export async function checkedFile(path: string, hash: string): Promise<boolean> {
  const sum = createHash('sha256');
  try {
    await pipeline(createReadStream(path), sum);
  } catch {
    return false;
  }
  return sum.digest('hex') === hash;
}

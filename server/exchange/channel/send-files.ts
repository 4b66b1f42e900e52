import type { Platform } from '../../platform/act.ts';
import { NoAnswer, postOutside } from '../delivery/post-outside.ts';
import { ownSide } from './own-identity.ts';
import { FileState, PART_BYTES } from './receive-file.ts';
import type { Receipt } from './rules/envelope.ts';
import { sign } from './signing.ts';
import type { Partner } from './store/partner-store.ts';

export const FILES_PATH = '/api/exchange/files';
const MOST_REPLY_BYTES = 4 * 1024;

/**
 * Sends the bytes that a partner asked for before it takes a message, part by part, from where it wants them.
 *
 * @throws NoAnswer where the line breaks or the partner does not take a part; what arrived stays there
 */
export async function sendFiles(
  platform: Platform,
  partner: Partner,
  needs: Receipt['needs'],
  allowedHosts: ReadonlySet<string>,
): Promise<void> {
  const { identity, key } = await ownSide(platform, partner);
  for (const { hash, from } of needs) {
    if (!(await platform.files.has(hash))) throw new NoAnswer(`FILE_GONE: ${hash}`);
    const parts: Buffer[] = [];
    for await (const part of platform.files.open(hash)) parts.push(Buffer.from(part));
    const bytes = Buffer.concat(parts);
    let next = from;
    // A receiver that asks for the beginning again has found the bytes wrong: that is once enough.
    for (let whole = false; !whole; ) {
      const answer = await postOutside(
        `${partner.address}${FILES_PATH}`,
        {
          headers: { 'content-type': 'application/jose' },
          body: await sign(
            key,
            'chidao-file',
            {
              ...{ from: identity.organ_id, to: partner.organ_id ?? '' },
              at: platform.clock().getTime(),
              file: { hash, start: next, size: bytes.length },
            },
            bytes.subarray(next, next + PART_BYTES),
          ),
          most: MOST_REPLY_BYTES,
        },
        allowedHosts,
      );
      const state = answer.status === 200 ? readState(answer.text) : null;
      if (state === null || (!state.whole && state.next <= next)) {
        throw new NoAnswer(`FILE_NOT_TAKEN: HTTP ${answer.status}`);
      }
      next = state.next;
      whole = state.whole;
    }
  }
}

function readState(text: string): FileState | null {
  try {
    return FileState.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

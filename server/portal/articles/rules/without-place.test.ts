import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutPlace } from './without-place.ts';

const segment = (marker: number, words: string) =>
  Buffer.from([0xff, marker, 0, words.length + 2, ...Buffer.from(words)]);
const SCAN = Buffer.from([0xff, 0xda, 0, 2, 1, 2, 0xff, 0xe1, 0, 4, 9, 0xff, 0xd9]);

function chunk(kind: string, words: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(words.length);
  return Buffer.concat([length, Buffer.from(kind + words), Buffer.from('crc!')]);
}

describe('a picture that is published', () => {
  it('keeps its colours and its lines, and nothing of where and with what it was taken', () => {
    const parts = [Buffer.from([0xff, 0xd8]), segment(0xe0, 'JFIF'), segment(0xe2, 'ICC')];
    const jpeg = Buffer.concat([...parts, segment(0xe1, 'Exif GPS'), segment(0xfe, 'me'), SCAN]);
    expect(withoutPlace(jpeg, 'image/jpeg')).toEqual(Buffer.concat([...parts, SCAN]));
    const head = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const kept = [head, chunk('IHDR', 'size'), chunk('IDAT', 'lines'), chunk('IEND', '')];
    const png = Buffer.concat([...kept.slice(0, 2), chunk('eXIf', 'GPS'), ...kept.slice(2)]);
    expect(withoutPlace(png, 'image/png')).toEqual(Buffer.concat(kept));
  });

  it('is left as it is where its bytes do not read as a picture', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const broken = Buffer.concat([Buffer.from([0xff, 0xd8]), bytes]);
        for (const type of ['image/jpeg', 'image/png', 'application/pdf']) {
          expect(withoutPlace(broken, type).length).toBeLessThanOrEqual(broken.length);
        }
        expect(withoutPlace(bytes, 'text/plain')).toBe(bytes);
      }),
    );
  });
});

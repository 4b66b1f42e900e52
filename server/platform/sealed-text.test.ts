import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyedHash, openText, sealText } from './sealed-text.ts';

const KEY = Buffer.alloc(32, 3);

describe('a sealed text', () => {
  it('opens with the same key, purpose and owner, and with nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.nat(), (text, owner, at) => {
        const sealed = sealText(KEY, 'a', owner, text);
        expect(openText(KEY, 'a', owner, sealed)).toBe(text);
        expect(() => openText(Buffer.alloc(32, 4), 'a', owner, sealed)).toThrow();
        expect(() => openText(KEY, 'b', owner, sealed)).toThrow();
        expect(() => openText(KEY, 'a', `${owner}.`, sealed)).toThrow();
        const changed = Buffer.from(sealed);
        const place = at % changed.length;
        changed[place] = (changed[place] ?? 0) ^ 1;
        expect(() => openText(KEY, 'a', owner, changed)).toThrow();
      }),
    );
  });

  it('never looks the same twice, while a keyed hash always does', () => {
    expect(sealText(KEY, 'a', '1', 'x').equals(sealText(KEY, 'a', '1', 'x'))).toBe(false);
    expect(keyedHash(KEY, 'a', 'x').equals(keyedHash(KEY, 'a', 'x'))).toBe(true);
    expect(keyedHash(KEY, 'a', 'x').equals(keyedHash(KEY, 'b', 'x'))).toBe(false);
  });
});

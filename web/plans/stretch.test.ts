import { describe, expect, it } from 'vitest';
import { stretchAround } from './stretch.ts';

const ORDER = ['a', 'b', 'c', 'd', 'e', 'f'];
const at = (...keys: string[]) => new Map(keys.map((key) => [key, 1_000_000]));

describe('the stretch that an officer goes through', () => {
  it('is what was stood on lately, side by side', () => {
    expect(stretchAround('d', ORDER, at('a', 'c', 'd', 'e'), 1_060_000)).toEqual({
      from: 'c',
      to: 'e',
    });
  });
  it('begins anew after a jump, and forgets what lies minutes back', () => {
    expect(stretchAround('f', ORDER, at('a', 'b', 'f'), 1_060_000)).toEqual({ from: 'f', to: 'f' });
    expect(stretchAround('b', ORDER, at('a', 'b', 'c'), 1_400_000)).toEqual({ from: 'b', to: 'b' });
  });
  it('is nothing where the item is gone', () => {
    expect(stretchAround('z', ORDER, at('a'), 1_000_000)).toBeNull();
  });
});

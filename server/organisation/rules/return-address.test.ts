import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownAddress } from './return-address.ts';

describe('the address to return to', () => {
  it('is one of ours, with its query and place', () => {
    expect(ownAddress('/tasks/42?asof=2026-01-01#lich-su')).toBe(
      '/tasks/42?asof=2026-01-01#lich-su',
    );
    expect(ownAddress('/văn-bản')).toBe('/văn-bản');
  });

  it.each([
    ...['//evil.example', '/\\evil.example', '\\\\evil.example', 'https://evil.example', 'evil'],
    ...['javascript:alert(1)', '/\t/evil.example', '/\n/evil.example', ' //evil.example', '', null],
    ...['/x\\y', `/${'x'.repeat(3_000)}`],
  ])('%s leads to the first page', (asked) => {
    expect(ownAddress(asked)).toBe('/');
  });

  it('never leaves this site, whatever is asked, as a browser reads it', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '\t',
      '\n',
      '\r',
      '.',
      '@',
      ':',
      'http',
      'evil.example',
      '%2f',
      '?',
      '#',
      'a',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const address = new URL(ownAddress(pieces.join('')), 'https://chidao.example');
        expect(address.origin).toBe('https://chidao.example');
      }),
      { numRuns: 2_000 },
    );
  });
});

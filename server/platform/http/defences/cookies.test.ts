import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  clearSessionCookie,
  SESSION_COOKIE,
  setSessionCookie,
} from '../../../organisation/authenticate.ts';
import { type Defended, openDefended } from '../testing/open-defended.ts';

describe('cookies', () => {
  let secure: Defended;
  let plain: Defended;
  beforeAll(async () => {
    [secure, plain] = await Promise.all([
      openDefended(),
      openDefended({ CHIDAO_PUBLIC_URL: 'http://chidao.local' }),
    ]);
  });
  afterAll(async () => {
    await secure.close();
    await plain.close();
  });

  it('of a session are out of reach of scripts, of other sites and, behind https, of plain lines', () => {
    for (const [isSecure, { app }] of [
      [true, secure],
      [false, plain],
    ] as const) {
      const set: Record<string, unknown>[] = [];
      const reply = {
        setCookie: (name: string, value: string, options: object) =>
          set.push({ name, value, ...options }),
        clearCookie: (name: string, options: object) => set.push({ name, ...options }),
      };
      expect(app.hasReplyDecorator('setCookie')).toBe(true);
      Reflect.apply(setSessionCookie, null, [reply, { secureCookie: isSecure }, 'a-token']);
      Reflect.apply(clearSessionCookie, null, [reply, { secureCookie: isSecure }]);
      const shape = {
        name: SESSION_COOKIE,
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: isSecure,
      };
      expect(set).toEqual([{ ...shape, value: 'a-token', maxAge: 7 * 24 * 3600 }, shape]);
    }
  });

  it('are set nowhere without those flags', () => {
    const found = execFileSync(
      'grep',
      ['-rl', '--include=*.ts', '--exclude=*.test.ts', 'setCookie(', 'server'],
      { encoding: 'utf8' },
    );
    const files = found.trim().split('\n');
    expect(files).toContain('server/organisation/authenticate.ts');
    expect(files).toContain('server/organisation/oidc-routes.ts');
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      for (const flag of [
        /httpOnly: true/,
        /sameSite: '(?:lax|strict)'/,
        /secure: config\.secureCookie|secure:? ?\w+/,
      ]) {
        expect(text, file).toMatch(flag);
      }
    }
  });
});

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const place = { CHIDAO_VAR: mkdtempSync(join(tmpdir(), 'chidao-config-')) };

describe('the configuration', () => {
  it('needs nothing', () => {
    expect(readConfig(place)).toMatchObject({
      port: 4600,
      host: '127.0.0.1',
      databaseUrl: null,
      secureCookie: false,
    });
  });

  it('turns secure cookies on behind https', () => {
    expect(
      readConfig({ ...place, CHIDAO_PUBLIC_URL: 'https://chidao.example.vn' }).secureCookie,
    ).toBe(true);
  });

  it('names every wrong setting at once, with its value unless a secret may stand in it', () => {
    const wrong = { ...place, CHIDAO_PORT: '99999', DATABASE_URL: 'mysql://an:mat-khau@somewhere' };
    expect(() => readConfig(wrong)).toThrow(ConfigError);
    expect(() => readConfig(wrong)).toThrow(/CHIDAO_PORT="99999"[\s\S]*DATABASE_URL=\*\*\*/);
    expect(() => readConfig(wrong)).not.toThrow(/mat-khau/);
  });

  it('connects a shared sign-on over https, with rules for posts that name no administrator', () => {
    expect(readConfig(place).signOn).toBeNull();
    const issuer = 'https://sso.example.vn';
    const client = { ...place, CHIDAO_OIDC_CLIENT_ID: 'chidao' };
    expect(readConfig({ ...client, CHIDAO_OIDC_ISSUER: issuer }).signOn).toMatchObject({
      ...{ issuer, clientSecret: null, findBy: 'email', findClaim: 'email', unknown: 'refuse' },
    });
    expect(() => readConfig({ ...place, CHIDAO_OIDC_ISSUER: issuer })).toThrow(/OIDC_CLIENT_ID/);
    for (const unsafe of ['http://sso.example.vn', 'http://localhost.example.vn', 'ftp://x']) {
      expect(() => readConfig({ ...client, CHIDAO_OIDC_ISSUER: unsafe })).toThrow(/OIDC_ISSUER/);
    }
    const rules = (role: string) =>
      JSON.stringify({ claim: 'groups', rules: [{ value: 'a', unit: 'G14', role }] });
    const posts = { ...client, CHIDAO_OIDC_ISSUER: issuer };
    expect(readConfig({ ...posts, CHIDAO_OIDC_POSTS: rules('head') }).signOn?.posts).not.toBeNull();
    for (const wrong of [rules('admin'), '{', '{"claim":"groups"}']) {
      expect(() => readConfig({ ...posts, CHIDAO_OIDC_POSTS: wrong })).toThrow(/OIDC_POSTS/);
    }
  });

  it('needs a sender for mail, and never prints the password of the mail server', () => {
    const url = 'smtp://an:mat-khau@mail.example.vn:587';
    expect(readConfig(place).mail).toBeNull();
    expect(() => readConfig({ ...place, CHIDAO_SMTP_URL: url })).toThrow(/CHIDAO_MAIL_FROM/);
    const from = 'Chỉ Đạo <chidao@example.vn>';
    expect(readConfig({ ...place, CHIDAO_SMTP_URL: url, CHIDAO_MAIL_FROM: from }).mail).toEqual({
      url,
      from,
    });
    const wrong = { ...place, CHIDAO_SMTP_URL: 'http://an:mat-khau@mail.example.vn' };
    expect(() => readConfig({ ...wrong, CHIDAO_MAIL_FROM: from })).toThrow(
      /CHIDAO_SMTP_URL=\*\*\*/,
    );
    expect(() => readConfig({ ...wrong, CHIDAO_MAIL_FROM: from })).not.toThrow(/mat-khau/);
  });

  it('takes an empty setting for one that is not there', () => {
    expect(readConfig({ ...place, DATABASE_URL: '' }).databaseUrl).toBeNull();
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Everything by which a module can open a connection or start a program. */
const OPENS =
  /(?:from|import\() ?'(?:node:)?(?:http|https|http2|net|tls|dgram|dns|dns\/promises|child_process|undici)'|\bfetch\(|\bnew WebSocket\b|\bnew EventSource\b|from '(?:nodemailer|openid-client|pg|pg-copy-streams)'|createRemoteJWKSet\(/;

/** The modules that do, each with where its address comes from. None of them takes one from a request. */
const ALLOWED: Readonly<Record<string, string>> = {
  'server/platform/database/database.ts': 'DATABASE_URL, or the embedded database',
  'server/platform/database/embedded-postgres.ts': 'a socket in our own folder',
  'server/platform/database/postmaster.ts': 'starts the embedded database',
  'server/platform/database/process-identity.ts': 'asks this machine about a process',
  'server/platform/live/listen.ts': 'DATABASE_URL',
  'server/platform/mail/mail.ts': 'CHIDAO_SMTP_URL',
  'server/platform/http/outgoing-address.ts': 'looks names up; what it lets through is public',
  'server/plans/second-reader.ts': 'CHIDAO_SECOND_READER_URL',
  'server/exchange/delivery/post-outside.ts':
    'addresses of webhooks and partners that a person gave, judged anew each time by outgoing-address.ts',
  'server/organisation/oidc-client.ts': 'CHIDAO_OIDC_ISSUER and what its description names',
};
/** Saving and restoring speak with the database of the command line, and run its own programs. */
const KEEPING = /^server\/keeping\//;

const sources = ['server', 'reader'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((name) => /\.ts$/.test(name) && !/\.test\.ts$|\/testing\//.test(name)),
);

describe('connections that the server opens', () => {
  it('begin in the modules that are named here, and in no other', () => {
    expect(sources.length).toBeGreaterThan(800);
    const found = sources.filter((name) => OPENS.test(withoutTypes(readFileSync(name, 'utf8'))));
    expect(found.filter((name) => !(name in ALLOWED) && !KEEPING.test(name))).toEqual([]);
    // A module that opens nothing any more is taken off the list.
    expect(Object.keys(ALLOWED).filter((name) => !found.includes(name))).toEqual([]);
  });

  it('go nowhere that a request names: no module that opens them sees one', () => {
    for (const name of Object.keys(ALLOWED)) {
      const text = readFileSync(name, 'utf8');
      expect(
        text.match(/FastifyRequest|request\.(?:body|query|params|headers)/g) ?? [],
        name,
      ).toEqual([]);
    }
  });
});

/** Imports of shapes alone run nothing. */
function withoutTypes(text: string): string {
  return text.replace(/import type [^;]+;/g, '');
}

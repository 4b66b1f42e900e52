import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { Provider } from 'oidc-provider';

export const CLIENT_ID = 'chidao';
export const CLIENT_SECRET = 'a-secret-between-two-servers-0123456789';

/** What the provider knows of its people, by subject. */
export type People = Record<string, Readonly<Record<string, unknown>>>;

/** A real provider of OpenID Connect on this machine, with the ways in which tests make it misbehave. */
export interface TestProvider {
  readonly issuer: string;
  readonly people: People;
  /** Who types name and password there next. */
  who: string;
  /** Changes the claims of every ID token on its way out, under the provider's own signature. */
  alter: ((claims: JWTPayload) => JWTPayload) | null;
  /** Signs ID tokens with a key that the provider does not publish. */
  isForged: boolean;
  /** Its token endpoint fails. */
  isBroken: boolean;
  /** A message of the provider, signed by it: `claims` over those of a good logout message. */
  logoutToken(claims: JWTPayload, options?: { readonly isForged?: boolean }): Promise<string>;
  close(): Promise<void>;
}

/** @param home where the product stands, for the addresses that a client registers */
export async function openTestProvider(home: string): Promise<TestProvider> {
  const [own, foreign] = await Promise.all([
    generateKeyPair('RS256', { extractable: true }),
    generateKeyPair('RS256'),
  ]);
  const key = { ...(await exportJWK(own.privateKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  const server = createServer((request, response) => handle(request, response));
  const issuer = await listenSomewhere(server);
  const people: People = {};
  const sign = (claims: JWTPayload, typ: string, isForged: boolean) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'one', typ })
      .sign(isForged ? foreign.privateKey : own.privateKey);

  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        redirect_uris: [`${home}/api/sign-on/callback`],
        post_logout_redirect_uris: [`${home}/sign-in`],
        backchannel_logout_uri: `${home}/api/sign-on/back-channel`,
        backchannel_logout_session_required: true,
      },
    ],
    jwks: { keys: [key] },
    cookies: { keys: ['for tests only'] },
    pkce: { required: () => true },
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['name', 'preferred_username', 'groups'],
    },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        // The person says yes at once.
        logoutSource: (ctx, form) => {
          ctx.body = form;
        },
      },
    },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: async () => ({ sub, ...people[sub] }) }),
    async loadExistingGrant(ctx) {
      const clientId = ctx.oidc.client?.clientId;
      const accountId = ctx.oidc.session?.accountId;
      const grant = new ctx.oidc.provider.Grant({ clientId, accountId });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
    // What it would use refuses addresses of this machine.
    fetch: (url, { method, headers, body } = {}) => fetch(url, { method, headers, body }),
  });
  const callback = provider.callback();

  const self: TestProvider = {
    ...{ issuer, people, who: '', alter: null, isForged: false, isBroken: false },
    logoutToken(claims, options = {}) {
      const now = Math.floor(Date.now() / 1000);
      const good = {
        ...{ iss: issuer, aud: CLIENT_ID, iat: now, exp: now + 120, jti: crypto.randomUUID() },
        events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
      };
      return sign({ ...good, ...claims }, 'logout+jwt', options.isForged ?? false);
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };

  handle = (request, response) => {
    const path = request.url ?? '';
    if (path.startsWith('/interaction/')) {
      const login = { login: { accountId: self.who } };
      provider.interactionFinished(request, response, login).catch((error: unknown) => {
        response.writeHead(500).end(String(error));
      });
      return;
    }
    if (path === '/token') {
      if (self.isBroken) {
        response.writeHead(502).end('bad gateway');
        return;
      }
      if (self.alter || self.isForged) alterIdToken(response);
    }
    callback(request, response);
  };

  /** Opens the reply of the token endpoint before it leaves, and signs its ID token anew. */
  function alterIdToken(response: ServerResponse): void {
    const end = response.end.bind(response);
    const change = async (body: string) => {
      const reply = JSON.parse(body);
      const claims = JSON.parse(Buffer.from(reply.id_token.split('.')[1], 'base64url').toString());
      reply.id_token = await sign(self.alter?.(claims) ?? claims, 'JWT', self.isForged);
      const text = JSON.stringify(reply);
      response.setHeader('content-length', Buffer.byteLength(text));
      end(text);
    };
    Object.assign(response, { end: (body: unknown) => void change(String(body)) });
  }
  return self;
}

async function listenSomewhere(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port }: AddressInfo = addressOf(server);
  return `http://127.0.0.1:${port}`;
}

function addressOf(server: Server): AddressInfo {
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The provider does not listen');
  return bound;
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await listenSomewhere(server);
  const { port } = addressOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { mountCapabilities } from '../../server/mount-capabilities.ts';
import {
  appoint,
  createAccount,
  createPerson,
  createPost,
} from '../../server/organisation/accounts.ts';
import type { Actor, ActorHttp } from '../../server/organisation/actor.ts';
import { openActorMemory } from '../../server/organisation/actor-memory.ts';
import { authenticator, SESSION_COOKIE } from '../../server/organisation/authenticate.ts';
import type { Role } from '../../server/organisation/contract.ts';
import { foundAuthority, writeUnits } from '../../server/organisation/found-authority.ts';
import { programAct } from '../../server/organisation/program-author.ts';
import type { Right } from '../../server/organisation/rules/may.ts';
import { createSignInLink } from '../../server/organisation/sign-in-links.ts';
import { actorIn } from '../../server/organisation/store/people-store.ts';
import { perform } from '../../server/platform/act.ts';
import { readConfig } from '../../server/platform/config.ts';
import type { Endpoint } from '../../server/platform/contract.ts';
import { createHttp } from '../../server/platform/http/http.ts';
import { createServer } from '../../server/platform/http/server.ts';
import { whoActsNews } from '../../server/platform/live/who-acts.ts';
import { type Live, openLive } from '../../server/tasks/live.ts';
import { type News, newsOf } from '../../server/tasks/rules/news.ts';
import { openTestPlatform, type TestPlatform } from '../support/platform.ts';
import { type Draw, drawFrom } from './draw.ts';
import { type DrawnAuthority, drawOffices } from './draw-offices.ts';
import { type Parents, type Post, type Thing, unitsMet } from './oracle.ts';
import { canaryOf } from './scan-reply.ts';

/** The day of every world, and that from which its units and posts are. */
export const TODAY = '2026-11-22';
const BEGINS = '2008-01-01';

export interface Office {
  readonly authorityId: string;
  /** Unit ids in the order in which they were drawn; the first is the top. */
  readonly unitIds: readonly string[];
  readonly drawn: DrawnAuthority;
  readonly posts: readonly WorldPost[];
}

export interface WorldPost extends Post {
  readonly actor: Actor;
  readonly cookie: string;
  readonly accountId: string;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Buffer;
}

/** A request as tests send it; a file travels as the one part of a form. */
export interface Ask {
  readonly method: Endpoint['method'];
  readonly url: string;
  readonly body?: object | undefined;
  readonly file?: { readonly name: string; readonly text: string };
  /** The rights left to whoever asks: what a delegation or a token would leave. */
  readonly only?: readonly Right[];
}

export interface World {
  readonly platform: TestPlatform;
  readonly app: FastifyInstance;
  readonly live: Live;
  /** What was told to browsers of everything that was done. */
  readonly news: readonly News[];
  readonly draw: Draw;
  readonly offices: readonly Office[];
  readonly posts: readonly WorldPost[];
  readonly parents: Parents;
  readonly authorities: ReadonlyMap<string, string>;
  readonly things: Thing[];
  /** Units that held a task, or took part in it, before: they heard that it went. */
  readonly former: Map<string, string[]>;
  /** Everything that is mounted, as the composition root mounts it. */
  readonly endpoints: readonly Endpoint[];
  word(): string;
  note(thing: Thing): Thing;
  ask(post: WorldPost, ask: Ask): Promise<Reply>;
  close(): Promise<void>;
}

/** An installation with offices and people in it, reached as browsers reach it, and nothing done yet. */
export async function openWorld(seed: number): Promise<World> {
  const memory = openActorMemory();
  const news: News[] = [];
  const platform: TestPlatform = {
    ...(await openTestPlatform(`${TODAY}T08:00:00+07:00`)),
    afterAct(authorityId, entries = []) {
      for (const text of whoActsNews(entries)) memory.heard(text);
      const said = newsOf(authorityId, entries);
      if (said) news.push(said);
    },
  };
  const config = {
    ...readConfig({ CHIDAO_VAR: `/tmp/chidao-rights-${process.pid}` }),
    ...{ rateLimit: 0, mail: null },
  };
  const app = await createServer(config, platform.db, platform.log);
  const identify = authenticator(platform, memory);
  const http = createHttp<Actor>(app, async (request) => {
    const actor = await identify(request);
    const only = request.headers['x-rights-left'];
    if (actor === null || typeof only !== 'string') return actor;
    return { ...actor, via: 'token:1', only: new Set(only.split(',') as Right[]) };
  });
  const endpoints: Endpoint[] = [];
  const noted: ActorHttp = {
    app,
    mount(endpoint, handler) {
      endpoints.push(endpoint);
      http.mount(endpoint, handler);
    },
    mountView(endpoint, view) {
      endpoints.push(endpoint);
      http.mountView(endpoint, view);
    },
    mountOpen(endpoint, handler) {
      endpoints.push(endpoint);
      http.mountOpen(endpoint, handler);
    },
  };
  const live = openLive(platform);
  mountCapabilities(noted, platform, config, live);
  await app.ready();

  const draw = drawFrom(seed);
  const things: Thing[] = [];
  const former = new Map<string, string[]>();
  const parents = new Map<string, string | null>();
  const authorities = new Map<string, string>();
  let words = 0;
  const word = () => {
    words += 1;
    return canaryOf(words);
  };
  const note = (thing: Thing) => {
    if (thing.ids.some((id) => !/^\d+$/.test(id))) throw new Error(`No id of a ${thing.kind}`);
    things.push(thing);
    return thing;
  };

  async function ask(post: WorldPost, { method, url, body, file, only }: Ask): Promise<Reply> {
    const form = file && formOf(file.name, file.text);
    const reply = await answered(app, {
      ...{ method, url },
      ...(form ? { payload: form.bytes } : body ? { payload: body } : {}),
      headers: {
        'x-chidao': '1',
        ...(form ? { 'content-type': form.type } : {}),
        ...(only ? { 'x-rights-left': only.join(',') } : {}),
      },
      cookies: { [SESSION_COOKIE]: post.cookie },
    });
    return { status: reply.statusCode, headers: reply.headers, body: reply.rawPayload };
  }

  const offices: Office[] = [];
  for (const [index, drawn] of drawOffices(draw).entries()) {
    offices.push(
      await openOffice(platform, app, { index, drawn, parents, authorities, word, note }),
    );
  }
  return {
    ...{
      platform,
      app,
      live,
      news,
      draw,
      offices,
      parents,
      authorities,
      things,
      former,
      endpoints,
      word,
      note,
      ask,
    },
    posts: offices.flatMap(({ posts }) => posts),
    async close() {
      await app.close();
      await platform.close();
    },
  };
}

interface Opening {
  readonly index: number;
  readonly drawn: DrawnAuthority;
  readonly parents: Map<string, string | null>;
  readonly authorities: Map<string, string>;
  readonly word: () => string;
  readonly note: (thing: Thing) => Thing;
}

async function openOffice(
  platform: TestPlatform,
  app: FastifyInstance,
  { index, drawn, parents, authorities, word, note }: Opening,
): Promise<Office> {
  const authorityId = platform.ids.next();
  const made = await perform(platform, programAct('build_world', authorityId), async (context) => {
    const unitIds: string[] = [];
    for (const [at, { parent, kind, isClosed }] of drawn.units.entries()) {
      const canary = word();
      const named = {
        ...{ name: `Đơn vị ${index}.${at} ${canary}`, shortName: null, aliases: [], code: null },
        ...{ kind, validFrom: BEGINS, validTo: isClosed ? '2020-12-31' : null },
      };
      const above = parent === null ? null : (unitIds[parent] ?? null);
      const id =
        above === null
          ? await foundAuthority(context, { ...named, reference: null })
          : context.ids.next();
      if (above !== null) {
        await writeUnits(context, [{ ...named, id, authorityId, parentId: above }]);
      }
      unitIds.push(id);
      parents.set(id, above);
      authorities.set(id, authorityId);
      // The tops of authorities and the departments of provinces stand in a register that is open to all.
      const isOpen = above === null || kind === 'department';
      note({
        ...{
          kind: 'unit',
          canary,
          ids: [id],
          read: [{ right: 'unit.read', held: { authorityId } }],
        },
        also: (post, facts) =>
          isOpen || post.authorityId === authorityId || unitsMet(facts, post).has(id),
      });
    }
    const people = [];
    for (const [at, { unit, jurisdiction, role, held }] of drawn.posts.entries()) {
      const canary = word();
      const fullName = `Người ${canary}`;
      const personId = await createPerson(context, { fullName });
      const username = `p${index}.${at}`;
      const accountId = await createAccount(context, { personId, username, password: null });
      const postId = await createPost(context, {
        unitId: unitIds[unit] ?? '',
        jurisdictionUnitId: unitIds[jurisdiction] ?? '',
        ...{ title: TITLES[role], role, validFrom: BEGINS },
      });
      const [validFrom, validTo] = {
        now: [BEGINS, null] as const,
        past: [BEGINS, '2026-11-21'] as const,
        future: ['2027-01-01', null] as const,
      }[held];
      const appointmentId = await appoint(context, {
        personId,
        postId,
        validFrom,
        ...(validTo ? { validTo } : {}),
      });
      people.push({
        ...{ appointmentId, canary, personId, accountId, postId, username, role },
        ...{ jurisdiction, held },
      });
    }
    return { unitIds, people };
  });

  const posts: WorldPost[] = [];
  for (const { personId, accountId, postId, role, jurisdiction, held, ...more } of made.people) {
    // Colleagues are known; of others, whoever works where a task leads that one reads.
    note({
      ...{ kind: 'person', canary: more.canary, ids: [personId] },
      also: (post, facts) =>
        post.authorityId === authorityId ||
        [...unitsMet(facts, post)].some((id) => facts.authorities.get(id) === authorityId),
    });
    // Who holds which post is no secret among colleagues.
    const ofOffice = { home: authorityId, also: (post: Post) => post.authorityId === authorityId };
    note({ kind: 'post', canary: null, ids: [postId], ...ofOffice });
    note({ kind: 'appointment', canary: null, ids: [more.appointmentId], ...ofOffice });
    if (held !== 'now') continue;
    const actor = await actorIn(platform.db, accountId, postId, TODAY);
    if (!actor) throw new Error(`Nobody acts as ${more.username}`);
    const jurisdictionUnitId = made.unitIds[jurisdiction] ?? '';
    posts.push({
      ...{ key: `${more.username} ${role}@${jurisdiction}`, role, authorityId, personId, postId },
      ...{ jurisdictionUnitId, answersForTop: jurisdiction === 0, actor, accountId },
      cookie: await signIn(platform, app, accountId),
    });
  }
  return { authorityId, unitIds: made.unitIds, drawn, posts };
}

const TITLES: Readonly<Record<Role, string>> = {
  planner: 'Chuyên viên tổng hợp',
  leader: 'Lãnh đạo',
  inspector: 'Thanh tra viên',
  admin: 'Quản trị',
  head: 'Thủ trưởng',
  officer: 'Chuyên viên',
  commune: 'Công chức xã',
};

/** A server on a machine that is busy with other things asks to come back: so one does. */
async function answered(
  app: FastifyInstance,
  request: InjectOptions,
): Promise<LightMyRequestResponse> {
  for (;;) {
    const reply = await app.inject(request);
    if (reply.statusCode !== 503) return reply;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function signIn(
  platform: TestPlatform,
  app: FastifyInstance,
  accountId: string,
): Promise<string> {
  const token = await createSignInLink(platform, accountId);
  const reply = await answered(app, {
    ...{ method: 'POST', url: '/api/session/link', payload: { token } },
    headers: { 'x-chidao': '1' },
  });
  const cookie = reply.cookies.find(({ name }) => name === SESSION_COOKIE);
  if (!cookie) throw new Error(`Could not sign in: ${reply.body}`);
  return cookie.value;
}

function formOf(name: string, text: string): { bytes: Buffer; type: string } {
  const mark = 'ranh-gioi-cua-bieu-mau';
  const head = `--${mark}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return {
    bytes: Buffer.from(`${head}${text}\r\n--${mark}--\r\n`),
    type: `multipart/form-data; boundary=${mark}`,
  };
}

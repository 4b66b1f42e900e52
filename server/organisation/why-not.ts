import type { z } from 'zod';
import { asDay, type Day, dayInVietnam, formatDay } from '../calendar/rules/day.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import type { Db } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Actor } from './actor.ts';
import { requireMay } from './require-may.ts';
import { explainSight, type Seen, type Step } from './rules/explain-sight.ts';
import type { Right, Thing } from './rules/may.ts';
import { accountsOf } from './store/account-list.ts';
import { postsOf } from './store/held-post.ts';
import { belongsTo } from './store/people-list.ts';
import { actorIn } from './store/people-store.ts';
import { loadPerson } from './store/person-store.ts';
import { unitRefs } from './store/unit-store.ts';
import { unitPaths } from './store/unit-tree.ts';
import type { explainSight as endpoint } from './why-not-contract.ts';

type Query = z.output<typeof endpoint.query>;

/** Units that a thing has to do with, as its own tables say. */
export interface ThingFacts {
  /** Who holds it; null where it is the authority's as a whole. */
  readonly unitId: string | null;
  readonly assignerUnitId?: string | null;
  readonly partyUnitIds?: readonly string[];
}

/** A page of the product: what it takes to see it, and how the server itself decides. */
export interface KnownAddress {
  /** `/tasks/:id`; without `:id` a place of its own. */
  readonly pattern: string;
  readonly right: Right;
  readonly factsOf?: (db: Db, authorityId: string, id: string) => Promise<ThingFacts | null>;
  /** The view itself: what it refuses is not seen, whatever the rules above say. */
  readonly see?: (platform: Platform, actor: Actor, id: string) => Promise<unknown>;
}

const addresses: KnownAddress[] = [];

/** A capability says here which addresses show its things. */
export function registerAddresses(...known: readonly KnownAddress[]): void {
  for (const each of known) {
    if (!addresses.some(({ pattern }) => pattern === each.pattern)) addresses.push(each);
  }
}

/**
 * Why a person of the body sees what an address shows, or may do something: the deciding rule in sentences.
 * Only for who manages accounts, and only of things of the own body: of others it says the same as of things
 * that do not exist.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED
 */
export async function whyNot(
  platform: Platform,
  actor: Actor,
  query: Query,
): Promise<z.input<typeof endpoint.reply>> {
  const { db, clock } = platform;
  const { authorityId } = actor;
  requireMay(actor, 'account.manage', { authorityId });
  const person = await loadPerson(db, query.personId);
  if (!person || !(await belongsTo(db, authorityId, query.personId))) {
    throw new Refusal(platformErrors.NOT_FOUND);
  }
  const day = query.asOf === undefined ? dayInVietnam(clock()) : asDay(query.asOf);
  const held = (await postsOf(db, person.id, day)).filter(
    (post) => post.authorityId === authorityId,
  );
  const post = held.find(({ id }) => query.postId === undefined || id === query.postId) ?? null;
  const [account] = await accountsOf(db, person.id);
  const delegationId = post?.through?.kind === 'delegation' ? post.through.id : null;
  const seer = post && account ? await actorIn(db, account, post.id, day, delegationId) : null;
  const found = query.address === undefined ? null : pageAt(query.address);
  const right = query.right ?? found?.page.right ?? null;
  const posts = held.map(({ id, title, unit }) => ({ id, title, unit: unit.name }));
  const reply = (steps: readonly Step[]) => ({
    ...{ sees: steps.every(({ ok }) => ok), steps: [...steps], right, posts },
  });
  if (right === null) return reply([UNKNOWN_ADDRESS]);

  const facts =
    found?.page.factsOf && found.id ? await found.page.factsOf(db, authorityId, found.id) : null;
  if (found?.page.factsOf && !facts) return reply([NOT_THERE]);
  const steps = explainSight(
    {
      ...{ name: person.fullName, hasAccount: account !== undefined, onDay: formatDay(day) },
      post: seer && { ...seer, title: seer.postTitle },
      lentBy: post?.through?.of ?? null,
    },
    right,
    facts && (await seenOf(db, { authorityId, ...facts }, seer?.jurisdictionUnitId ?? null, day)),
  );
  const refused = steps.find(({ ok }) => !ok);
  const { see } = found?.page ?? {};
  const id = found?.id;
  if (!see || !id || !seer || query.right !== undefined) return reply(steps);
  if (refused && refused.rule !== 'reach') return reply(steps);
  // Only the view itself knows every exception; where it disagrees, it is what the person meets.
  const refusal = await refusalOf(() => see(platform, seer, id));
  if (refusal && !refused) return reply([...steps, refusal]);
  return reply(refusal ? steps : [...steps.filter(({ ok }) => ok), ...(refused ? [SEES_ALL] : [])]);
}

const SEES_ALL: Step = {
  ...{ rule: 'page', ok: true },
  vi: 'Đơn vị của chức vụ không nằm trên đường này, nhưng trang vẫn cho xem: chức vụ phụ trách cả cơ quan, hoặc đơn vị có việc trong đó.',
  en: 'The unit of the post is not on this path, yet the page shows it: the post answers for the whole body, or the unit has work in it.',
};

const UNKNOWN_ADDRESS: Step = {
  ...{ rule: 'address', ok: false },
  vi: 'Địa chỉ này không phải một trang của Chỉ Đạo mà quyền quyết định. Chép lại từ thanh địa chỉ, hoặc chọn một việc.',
  en: 'This is no page of Chỉ Đạo that rights decide on. Copy it from the address bar, or choose an act.',
};
const NOT_THERE: Step = {
  ...{ rule: 'address', ok: false },
  vi: 'Không có gì ở địa chỉ này trong cơ quan. Có thể đã gõ sai, hoặc thuộc cơ quan khác.',
  en: 'There is nothing at this address in this body. It may be mistyped, or belong to another body.',
};

function pageAt(
  address: string,
): { readonly page: KnownAddress; readonly id: string | null } | null {
  const path = (address.replace(/^https?:\/\/[^/]+/, '').split(/[?#]/)[0] ?? '').replace(
    /\/+$/,
    '',
  );
  for (const page of addresses) {
    const shape = page.pattern.replace(':id', '(\\d{1,19})');
    const match = new RegExp(`^${shape}$`).exec(path);
    if (match) return { page, id: match[1] ?? null };
  }
  return null;
}

async function seenOf(
  db: Db,
  facts: ThingFacts & { readonly authorityId: string },
  jurisdictionId: string | null,
  day: Day,
): Promise<Seen> {
  const parties = facts.partyUnitIds ?? [];
  const own = facts.unitId === null ? [] : [facts.unitId];
  const paths = await unitPaths(db, [...own, ...parties], day);
  const path = facts.unitId === null ? [] : (paths.get(facts.unitId) ?? []);
  const refs = await unitRefs(db, [...path, ...(jurisdictionId === null ? [] : [jurisdictionId])]);
  const nameOf = (id: string) => refs.get(id)?.name ?? '';
  const thing: Thing = {
    authorityId: facts.authorityId,
    ...(facts.unitId === null ? {} : { unitId: facts.unitId, unitPath: path }),
    ...(facts.assignerUnitId ? { assignerUnitId: facts.assignerUnitId } : {}),
    partyPaths: parties.map((id) => paths.get(id) ?? []),
    coordinatorIds: parties,
  };
  return {
    thing,
    unitNames: path.map(nameOf).reverse(),
    jurisdictionName: jurisdictionId === null ? '' : nameOf(jurisdictionId),
  };
}

/** What the view itself says; null where it shows the thing. */
async function refusalOf(see: () => Promise<unknown>): Promise<Step | null> {
  try {
    await see();
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return {
      ...{ rule: 'page', ok: false },
      vi: `Quyền thì có, nhưng trang còn điều kiện riêng: ${error.text.vi}`,
      en: `The right is there, but the page asks for more: ${error.text.en}`,
    };
  }
}

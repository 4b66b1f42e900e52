import { createHmac } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Platform } from '../platform/act.ts';
import type { Endpoint } from '../platform/contract.ts';
import { onPrimary } from '../platform/database/read-replica.ts';
import type { Call, Http } from '../platform/http/http.ts';
import type { JobHandler } from '../platform/jobs/jobs.ts';
import { RestrictedKind } from './access-contract.ts';
import type { Actor, ActorHttp } from './actor.ts';
import { type AccessRecord, dropOldReadings, insertReadings } from './store/access-store.ts';

interface Reading {
  readonly kind: RestrictedKind;
  readonly subjectKind?: string;
  readonly subjectId?: string;
  readonly what?: string;
}

interface Asked {
  readonly actor: Actor;
  readonly reading: Reading;
}

const asked = new WeakMap<FastifyRequest, Asked>();

/**
 * The http kit with the access log (nhật ký truy cập): whoever reads what is restricted is written down
 * before the first byte goes out. Readings that wait at the same moment share one insert, so that a reading
 * costs one round trip and a kill at any moment loses none that was handed out; where the log cannot be
 * written, nothing is handed out.
 */
export function withAccessLog(http: ActorHttp, platform: AccessPlatform): ActorHttp {
  const write = openAccessLog(platform);
  http.app.addHook('onSend', async (request, reply) => {
    const { actor, reading } = asked.get(request) ?? {};
    if (!actor || !reading || reply.statusCode >= 400) return;
    asked.delete(request);
    // What is read may come from a replica; what is written never goes there.
    await onPrimary(() => write(recordOf(platform, actor, reading, request)));
  });
  return {
    ...http,
    mount(endpoint, handler) {
      const kind = endpoint.restricted ? RestrictedKind.parse(endpoint.restricted) : null;
      http.mount(endpoint, (call, actor) => {
        const reading = kind && readingOf(kind, call);
        if (reading) asked.set(call.request, { actor, reading });
        return handler(call, actor);
      });
    },
    mountView(endpoint, view) {
      if (endpoint.restricted)
        throw new Error(`${endpoint.path}: mount it, so that readings are kept`);
      http.mountView(endpoint, view);
    },
  } satisfies Http<Actor>;
}

type AccessPlatform = Pick<Platform, 'db' | 'clock' | 'ids' | 'journalKey'>;

function readingOf<E extends Endpoint>(kind: RestrictedKind, call: Call<E>): Reading {
  const { id }: { id?: unknown } = Object(call.params);
  const filters = Object.entries(Object(call.query))
    .filter(([name, value]) => value !== undefined && name !== 'limit' && name !== 'after')
    .map(([name, value]) => `${name}=${String(value)}`);
  return {
    kind,
    ...(typeof id === 'string' ? { subjectKind: SUBJECTS[kind] ?? kind, subjectId: id } : {}),
    ...(filters.length > 0 ? { what: filters.join(' ').slice(0, 500) } : {}),
  };
}

/** What `:id` stands for in the address of each kind, as the journal names things. */
const SUBJECTS: Partial<Record<RestrictedKind, string>> = {
  person: 'person',
  account: 'person',
  inspection_file: 'inspection',
  feedback_contact: 'feedback',
};

function recordOf(
  { clock, ids, journalKey }: AccessPlatform,
  actor: Actor,
  { kind, subjectKind, subjectId, what }: Reading,
  request: FastifyRequest,
): AccessRecord {
  return {
    ...{ authority_id: actor.authorityId, id: ids.next(), at: clock().toISOString() },
    ...{ person_id: actor.personId, post_id: actor.postId, unit_id: actor.unitId },
    ...{ via: actor.via ?? null, kind, subject_kind: subjectKind ?? null },
    ...{ subject_id: subjectId ?? null, what: what ?? null },
    address: placeOf(journalKey, request.ip),
  };
}

/** The same eight letters for the same network address, of no use without the installation's key. */
function placeOf(key: Buffer, address: string): string {
  return createHmac('sha256', key).update(`place ${address}`).digest('hex').slice(0, 8);
}

/** Writes readings: those that come while a batch is on its way wait for the next one. */
function openAccessLog({ db }: Pick<Platform, 'db'>): (record: AccessRecord) => Promise<void> {
  let waiting: AccessRecord[] = [];
  let next: Promise<void> | null = null;
  let running: Promise<unknown> = Promise.resolve();
  return (record) => {
    waiting.push(record);
    next ??= running.then(() => {
      const batch = waiting;
      waiting = [];
      next = null;
      const written = insertReadings(db, batch);
      // A batch that fails fails its own readings only.
      running = written.catch(() => undefined);
      return written;
    });
    return next;
  };
}

/** Drops readings that are older than their authority keeps them. */
export function accessJobs({
  db,
  clock,
}: Pick<Platform, 'db' | 'clock'>): Record<string, JobHandler> {
  let droppedOn = '';
  return {
    drop_old_access: async () => {
      const now = clock();
      const hour = now.toISOString().slice(0, 13);
      if (hour === droppedOn) return;
      droppedOn = hour;
      await dropOldReadings(db, now);
    },
  };
}

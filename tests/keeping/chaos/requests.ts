import { setTimeout as sleep } from 'node:timers/promises';

/** An act that a client asked for. It is sent under one key until there is an answer. */
export interface SentAct {
  readonly act: string;
  readonly postId: string;
  readonly key: string;
  readonly path: string;
  readonly method: 'POST' | 'PUT';
  readonly body: unknown;
  /** open: not answered yet; done: acknowledged; refused: answered with a refusal. */
  state: 'open' | 'done' | 'refused';
  /** How often it was sent. */
  times: number;
  answer: string;
}

/** A person at a browser: signs in, sends one act after the other, and never lets go of one. */
export interface Client {
  readonly acts: readonly SentAct[];
  /** Sends an act until it is answered, or until `stop`. Null where it was not answered. */
  send(act: Pick<SentAct, 'act' | 'path' | 'body'>, method?: 'POST' | 'PUT'): Promise<unknown>;
  read(path: string): Promise<unknown>;
  /** Acts that are on their way are answered or fail; nothing is sent again. */
  stop(): void;
  /** From now on acts may be sent. */
  resume(): void;
  /** Sends what was never answered again, until it is. */
  settleOpen(): Promise<void>;
}

/** Long enough for a busy machine, short enough that a lost connection is noticed, in milliseconds. */
const TIMEOUT_MS = 20_000;

export function createClient(username: string, postId: string, address: () => string): Client {
  const acts: SentAct[] = [];
  let cookie = '';
  let isStopped = false;

  async function ask(path: string, init: RequestInit): Promise<Response> {
    const headers = { 'content-type': 'application/json', 'x-chidao': '1', ...init.headers };
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    return fetch(`${address()}${path}`, { ...init, signal, headers: { cookie, ...headers } });
  }

  async function enter(): Promise<void> {
    const reply = await ask('/api/demonstration/session', {
      method: 'POST',
      body: JSON.stringify({ username: username.toLowerCase() }),
    });
    if (!reply.ok) throw new Error(`${username}: ${reply.status}`);
    cookie = reply.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  }

  /** One try; the reply where it was acknowledged, else null. */
  async function attempt(act: SentAct): Promise<unknown> {
    try {
      if (cookie === '') await enter();
      act.times += 1;
      const reply = await ask(act.path, {
        method: act.method,
        headers: { 'idempotency-key': act.key },
        body: JSON.stringify(act.body),
      });
      const text = await reply.text();
      if (reply.status === 401) cookie = '';
      else if (reply.ok) {
        act.state = 'done';
        return JSON.parse(text);
      } else if (reply.status < 500 && reply.status !== 429) {
        act.state = 'refused';
        act.answer = `${reply.status} ${text}`;
      } else act.answer = `${reply.status} ${text}`;
    } catch (error) {
      // The connection broke: nobody knows what became of it.
      act.answer = String(error);
    }
    return null;
  }

  async function until(act: SentAct, isOver: () => boolean): Promise<unknown> {
    for (;;) {
      const reply = await attempt(act);
      if (act.state !== 'open' || isOver()) return reply;
      await sleep(40);
    }
  }

  return {
    acts,
    async send({ act, path, body }, method = 'POST') {
      const key = crypto.randomUUID();
      const sent: SentAct = {
        ...{ act, path, body, method, key, postId },
        ...{ state: 'open', times: 0, answer: '' },
      };
      acts.push(sent);
      return until(sent, () => isStopped);
    },
    async read(path) {
      if (cookie === '') await enter();
      const reply = await ask(path, { method: 'GET' });
      if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
      return reply.json();
    },
    stop() {
      isStopped = true;
    },
    resume() {
      isStopped = false;
    },
    async settleOpen() {
      const end = Date.now() + 60_000;
      for (const act of acts) {
        if (act.state === 'open') await until(act, () => Date.now() > end);
      }
    },
  };
}

import type { Endpoint } from '../../server/platform/contract.ts';
import type { World, WorldPost } from './world.ts';

/** What the builders of a world read of a reply; anything else of it is of no concern to them. */
export interface Made {
  readonly id: string;
  readonly version: number;
  readonly [field: string]: unknown;
}

/** Does one act as somebody who may. @throws Error with the reply where it was refused */
export async function does(
  world: World,
  post: WorldPost,
  method: Endpoint['method'],
  url: string,
  body: object = {},
): Promise<Made> {
  const reply = await world.ask(post, { method, url, ...(method === 'GET' ? {} : { body }) });
  const text = reply.body.toString();
  if (reply.status >= 300) throw new Error(`${post.key} ${method} ${url}: ${reply.status} ${text}`);
  return JSON.parse(text) as Made;
}

/** The same where a rule may stand in the way today; null then. */
export async function tries(
  world: World,
  post: WorldPost,
  method: Endpoint['method'],
  url: string,
  body: object = {},
): Promise<Made | null> {
  const reply = await world.ask(post, { method, url, body });
  if (reply.status === 409 || reply.status === 422) return null;
  if (reply.status >= 300) {
    throw new Error(`${post.key} ${method} ${url}: ${reply.status} ${reply.body.toString()}`);
  }
  return JSON.parse(reply.body.toString()) as Made;
}

/** Sends a file whose content and name bear a word; gives its id. */
export async function uploads(
  world: World,
  post: WorldPost,
  url: string,
  canary: string,
): Promise<string> {
  const file = { name: `bang-chung-${canary}.txt`, text: `Nội dung ${canary}` };
  const reply = await world.ask(post, { method: 'POST', url, file });
  if (reply.status >= 300) throw new Error(`${post.key} ${url}: ${reply.body.toString()}`);
  return (JSON.parse(reply.body.toString()) as Made).id;
}

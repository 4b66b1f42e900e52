import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { fillSentence, Refusal } from '../platform/refusal.ts';
import { acceptResult } from './accept-result.ts';
import { acceptTask } from './accept-task.ts';
import { carryOverTask } from './carry-over-task.ts';
import type { actOnMany as endpoint, ManyAct, TaskRow } from './contract.ts';
import { decideExplanation } from './decide-explanation.ts';
import { decideExtension } from './decide-extension.ts';
import { delegateTask } from './delegate-task.ts';
import { demandExplanation } from './demand-explanation.ts';
import { forwardTask } from './forward-task.ts';
import { handBackTask } from './hand-back-task.ts';
import { insistOnTask } from './insist-on-task.ts';
import { reopenTask } from './reopen-task.ts';
import { resumeTask } from './resume-task.ts';
import { returnResult } from './return-result.ts';
import { suspendTask } from './suspend-task.ts';
import { withdrawTask } from './withdraw-task.ts';

type Body = z.output<(typeof endpoint)['body']>;
type Reply = z.output<(typeof endpoint)['reply']>;

/**
 * One act on many tasks, each in a transaction of its own with its own entry, in the order given. A row that
 * cannot be done is named with its reason and holds up none of the others. Under one key a row acts once,
 * however often the request is sent again.
 */
export async function actOnMany(
  platform: Platform,
  actor: Actor,
  { act, tasks }: Body,
  key: string | null,
): Promise<Reply> {
  const done: TaskRow[] = [];
  const refused: Reply['refused'] = [];
  for (const { id, version } of new Map(tasks.map((task) => [task.id, task])).values()) {
    try {
      const one = key === null ? null : `${key}:${id}`;
      done.push(await actOnOne(platform, actor, act, { id, version, key: one }));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code, vi, en } = error.text;
      const why = { vi: fillSentence(vi, error.facts), en: fillSentence(en, error.facts) };
      refused.push({ id, code, why });
    }
  }
  return { done, refused };
}

function actOnOne(
  platform: Platform,
  actor: Actor,
  act: ManyAct,
  { id, version, key }: { id: string; version: number; key: string | null },
): Promise<TaskRow> {
  switch (act.act) {
    case 'accept':
      return acceptTask(platform, actor, id, { version, officerId: act.officerId }, key);
    case 'hand_back':
      return handBackTask(platform, actor, id, { version, reason: act.reason }, key);
    case 'forward':
      return forwardTask(platform, actor, id, { ...act, version }, key);
    case 'delegate':
      return delegateTask(platform, actor, id, { version, officerId: act.officerId }, key);
    case 'insist':
      return insistOnTask(platform, actor, id, { version, reason: act.reason }, key);
    case 'accept_result':
      return acceptResult(platform, actor, id, { version, note: act.note }, key);
    case 'return_result':
      return returnResult(platform, actor, id, { version, reason: act.reason }, key);
    case 'suspend':
      return suspendTask(platform, actor, id, { version, reason: act.reason }, key);
    case 'resume':
      return resumeTask(platform, actor, id, { version, reason: act.reason, dueOn: null }, key);
    case 'withdraw':
      return withdrawTask(platform, actor, id, { version, reason: act.reason }, key);
    case 'carry_over':
      return carryOverTask(platform, actor, id, { ...act, version }, key);
    case 'decide_extension': {
      const { decision, words } = act;
      const body = { version, decision, words, deadline: null };
      return decideExtension(platform, actor, id, body, key);
    }
    case 'decide_explanation':
      return decideExplanation(platform, actor, id, act, key);
    case 'demand_explanation':
      return demandExplanation(platform, actor, id, act, key);
    case 'reopen':
      return reopenTask(platform, actor, id, { version, reason: act.reason }, key);
  }
}

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { actOnMany, type TaskRow } from '../../../server/tasks/contract.ts';
import { call, newKey } from '../../app/client.ts';
import { asProblem } from '../../app/problem-error.ts';
import { say } from '../../kit/format.ts';
import { toast, toastProblem } from '../../kit/toast.tsx';

/** One act with what it is told, to be done on many tasks alike. */
export type ManyAct = z.input<typeof actOnMany.body>['act'];

/** Tasks that go out in one request. */
const AT_ONCE = 200;

/**
 * Does one act on many tasks. Each row answers for itself: those refused are said with the reason, the
 * others are done. `done` counts while it runs, null otherwise.
 */
export function useManyActs(onDone: () => void) {
  const { t } = useTranslation('planViews');
  const client = useQueryClient();
  const [done, setDone] = useState<number | null>(null);

  async function act(what: ManyAct, rows: readonly TaskRow[]): Promise<void> {
    setDone(0);
    let acted = 0;
    const refused = new Map<string, number>();
    try {
      for (let from = 0; from < rows.length; from += AT_ONCE) {
        const tasks = rows.slice(from, from + AT_ONCE).map(({ id, version }) => ({ id, version }));
        const reply = await call(
          actOnMany,
          { body: { act: what, tasks } },
          { idempotencyKey: newKey() },
        );
        acted += reply.done.length;
        for (const { why } of reply.refused) {
          refused.set(say(why), (refused.get(say(why)) ?? 0) + 1);
        }
        setDone(acted);
      }
    } catch (error) {
      toastProblem(asProblem(error));
    }
    setDone(null);
    // What was refused stays until it has been read; one notice, however many reasons there are.
    const sentence = [...refused]
      .map(([why, count]) => t('many.refused', { count, why }))
      .join(' ');
    if (sentence !== '') toastProblem({ sentence });
    toast(t('many.done', { count: acted }));
    onDone();
    await client.invalidateQueries();
  }

  return { act, done };
}

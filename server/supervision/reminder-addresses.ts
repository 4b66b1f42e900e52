import type { Db, Tx } from '../platform/database/database.ts';
import type { ToRemind } from './gather-reminders.ts';
import { mailChoices } from './store/staff-store.ts';

/** Who gets a letter, and where: whoever wants it, and whoever has what the authority never lets off. */
export async function addressesOf(
  db: Db | Tx,
  { digests, rules }: Pick<ToRemind, 'digests' | 'rules'>,
): Promise<Map<string, string>> {
  const people = digests.map(({ personId }) => personId);
  const choices = await mailChoices(db, people);
  const { mailAnywayFrom } = rules;
  return new Map(
    digests.flatMap(({ personId, worstStep }) => {
      const choice = choices.get(personId);
      if (!choice) return [];
      const isForced = mailAnywayFrom !== null && worstStep !== null && worstStep >= mailAnywayFrom;
      return choice.byMail || isForced ? [[personId, choice.email] as const] : [];
    }),
  );
}

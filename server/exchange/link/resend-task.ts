import { dayInVietnam } from '../../calendar/rules/day.ts';
import type { Actor } from '../../organisation/actor.ts';
import { authorityOfUnit } from '../../organisation/units.ts';
import type { Platform } from '../../platform/act.ts';
import { platformErrors } from '../../platform/contract.ts';
import { Refusal } from '../../platform/refusal.ts';
import { lockTask } from '../../tasks/store/load-task.ts';
import { actOnLink } from './act-on-link.ts';
import type { LinkState } from './contract.ts';
import { handDirective } from './hand-directive.ts';
import { sendOrder } from './hand-over.ts';
import { withOwnHolding, withOwnOrder } from './own-register.ts';
import { sendHolding } from './report-back.ts';
import { sayingsOf } from './sayings.ts';
import { entriesOfTask } from './store/entries-of-task.ts';
import { holdHanded, type Side } from './store/handed-store.ts';

/**
 * Gửi lại: sends the whole register and everything that was ever said of a handed task once more. Taken in by
 * number and by entry, it mends what is missing or was lost there, and changes nothing where nothing is.
 *
 * @throws Refusal NOT_LINKED, NOT_FOUND
 */
export async function resendTask(
  platform: Platform,
  actor: Actor,
  partnerId: string,
  { side, giverTask }: { readonly side: Side; readonly giverTask: string },
  key: string | null,
): Promise<LinkState> {
  return actOnLink(platform, actor, 'resend_task', { partnerId, key }, async (context, bond) => {
    const { tx, authorityId, now } = context;
    const { otherId } = bond;
    const handed = await holdHanded(tx, { authorityId, otherId, side, giverTask });
    const task = handed?.taskId ? await lockTask(tx, authorityId, handed.taskId) : null;
    if (!handed || !task) throw new Refusal(platformErrors.NOT_FOUND);
    const acting = { context, bond, journalKey: platform.journalKey };
    const said = await sayingsOf(tx, side, await entriesOfTask(tx, task), dayInVietnam);
    if (side === 'giver') {
      await handDirective(context, bond, task.plan_id, 'always');
      const isTheirs = (await authorityOfUnit(tx, task.unit_id)) === otherId;
      const own = await withOwnOrder(tx, handed, task, isTheirs);
      await sendOrder(acting, { ...own, sent: 0 }, said, 'task.ordered');
    } else {
      const own = await withOwnHolding(tx, handed, task, now);
      await sendHolding(acting, { ...own, sent: 0 }, said);
    }
    return { side, giverTask };
  });
}

import type { Platform } from '../../platform/act.ts';
import { registerReceiver } from '../channel/receivers.ts';
import { receiveComparison } from './compare-link.ts';
import { DirectiveHanded, LinkCompared, TaskHeld, TaskOrdered } from './message-contract.ts';
import { receiveDirective } from './receive-directive.ts';
import { receiveHolding } from './receive-holding.ts';
import { receiveOrder } from './receive-order.ts';

/** Who takes in what other installations say of directives and tasks. */
export function registerLinkReceivers({ journalKey }: Pick<Platform, 'journalKey'>): void {
  registerReceiver('directive.handed', {
    body: DirectiveHanded,
    apply: (context, message) => receiveDirective(context, journalKey, message),
  });
  for (const kind of ['task.handed', 'task.ordered']) {
    registerReceiver(kind, {
      body: TaskOrdered,
      apply: (context, message) => receiveOrder(context, journalKey, message),
    });
  }
  registerReceiver('link.compared', { body: LinkCompared, apply: receiveComparison });
  registerReceiver('task.held', {
    body: TaskHeld,
    apply: (context, message) => receiveHolding(context, journalKey, message),
  });
}

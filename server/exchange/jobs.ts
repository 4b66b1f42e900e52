import type { Platform } from '../platform/act.ts';
import type { Config } from '../platform/config.ts';
import type { JobHandler } from '../platform/jobs/jobs.ts';
import { applyJobs } from './channel/apply-messages.ts';
import { messageCarrier } from './channel/carry-message.ts';
import { deliveryJobs } from './delivery/deliver.ts';
import { edxmlJobs } from './edxml/follow-happenings.ts';
import { followJournal } from './follow-journal.ts';
import { linkFollower } from './link/follow.ts';
import { webhookCarrier } from './webhooks/carry-event.ts';
import { webhookFollower } from './webhooks/hear-events.ts';

/** Jobs of the exchange, each part with its own. */
export function exchangeJobs(platform: Platform, config: Config): Record<string, JobHandler> {
  const { allowedHosts, deliveryDays } = config.exchange;
  const carriers = [
    messageCarrier(platform, allowedHosts),
    webhookCarrier(platform, config.exchange),
  ];
  return {
    ...applyJobs(platform),
    ...followJournal(platform, linkFollower(platform)),
    ...edxmlJobs(platform),
    ...followJournal(platform, webhookFollower(platform)),
    ...deliveryJobs(platform, carriers, deliveryDays),
  };
}

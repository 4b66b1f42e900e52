import type { ActorHttp } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { digestsCsv, digestsView, digestView, taskReminders } from './digest-view.ts';
import { mailView, resend, sendTest } from './mail-desk.ts';
import { previewRun } from './preview-reminders.ts';
import * as contract from './reminder-contract.ts';
import { setReminders, viewReminderSettings } from './set-reminders.ts';

/**
 * Nhắc việc: how a body reminds, who was reminded, and the mail that goes out.
 *
 * @param mailFrom whom letters come from; null where mail is off
 */
export function reminderRoutes(http: ActorHttp, platform: Platform, mailFrom: string | null): void {
  const mailOn = mailFrom !== null;
  http.mount(contract.getReminderSettings, (_call, actor) =>
    viewReminderSettings(platform, platform.db, actor, mailFrom),
  );
  http.mount(contract.setReminderSettings, ({ body, key }, actor) =>
    setReminders(platform, actor, body, key, mailFrom),
  );
  http.mount(contract.previewReminders, (_call, actor) => previewRun(platform, actor, mailOn));
  http.mount(contract.listDigests, ({ query }, actor) => digestsView(platform, actor, query));
  http.mount(contract.exportDigests, async ({ query, reply }, actor) => {
    const text = await digestsCsv(platform, actor, query);
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="nhac-viec.csv"')
      .send(text);
  });
  http.mount(contract.getDigest, ({ params }, actor) => digestView(platform, actor, params.id));
  http.mount(contract.getTaskReminders, ({ params }, actor) =>
    taskReminders(platform, actor, params.id),
  );
  http.mount(contract.listMail, ({ query }, actor) => mailView(platform, actor, query));
  http.mount(contract.resendMail, ({ body, key }, actor) => resend(platform, actor, body, key));
  http.mount(contract.testMail, ({ key }, actor) => sendTest(platform, actor, key, mailOn));
}

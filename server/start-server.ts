import { join } from 'node:path';
import { seedDemonstration } from '../seed/seed-demonstration.ts';
import { amendmentJobs } from './amendments/jobs.ts';
import { followFromNow, followSoon } from './exchange/follow-journal.ts';
import { exchangeJobs } from './exchange/jobs.ts';
import { mountCapabilities } from './mount-capabilities.ts';
import { type Installation, openInstallation } from './open-installation.ts';
import { accessJobs, withAccessLog } from './organisation/access-log.ts';
import { openActorMemory } from './organisation/actor-memory.ts';
import { resetJobs } from './organisation/ask-for-reset.ts';
import { authenticator, senderOf } from './organisation/authenticate.ts';
import { createAdministratorLink } from './organisation/sign-in-links.ts';
import { signInRules } from './organisation/sign-in-rules.ts';
import { paperJobs } from './papers/paper-job.ts';
import { planJobs } from './plans/issue-in-background.ts';
import type { Platform } from './platform/act.ts';
import type { Config } from './platform/config.ts';
import { openDatabase } from './platform/database/database.ts';
import { createHttp } from './platform/http/http.ts';
import { limitSenders } from './platform/http/rate-limits.ts';
import { createServer } from './platform/http/server.ts';
import { serveWeb } from './platform/http/static.ts';
import { journalJobs } from './platform/journal/journal-jobs.ts';
import { CHANNEL } from './platform/live/announce.ts';
import { type Hearing, listen } from './platform/live/listen.ts';
import { WHO_ACTS_CHANNEL, whoActsNews } from './platform/live/who-acts.ts';
import { createMailer } from './platform/mail/mail.ts';
import { mailJobs } from './platform/mail/send-mail.ts';
import { portalJobs } from './portal/jobs.ts';
import { openPublicCache, PORTAL_CHANNEL } from './portal/public-cache.ts';
import { PUBLIC_READING, publicRoutes } from './portal/public-routes.ts';
import { reportingJobs } from './reporting/jobs.ts';
import { successionJobs } from './succession/jobs.ts';
import { reminderJobs } from './supervision/reminder-jobs.ts';
import { taskJobs } from './tasks/jobs.ts';
import { openLive } from './tasks/live.ts';
import { closeLive } from './tasks/open-live-stream.ts';

export interface RunningServer {
  readonly address: string;
  /** Signs the administrator (or the demonstration's planning officer) in once; null before first-run set-up. */
  readonly signInLink: string | null;
  close(): Promise<void>;
}

/**
 * The composition root: the whole system wired by hand on one screen.
 *
 * @param options.empty leave a new installation empty, for the first-run wizard
 * @param options.say shows one line of progress
 */
export async function startServer(
  config: Config,
  options: { empty: boolean; say(line: string): void; onLost?: (error: Error) => void },
): Promise<RunningServer> {
  const installation = await openInstallation(config, { role: 'server', ...options });
  if (!options.empty) await seedDemonstration(installation, options.say);

  const { port, close } = await serve(installation, config);
  const address = config.publicUrl ?? `http://localhost:${port}`;
  installation.embedded?.announce(address);
  return {
    address,
    signInLink: await createAdministratorLink(installation.platform, address),
    async close() {
      await close();
      await installation.close();
    },
  };
}

/** Where letters lead; null where mail is off. */
function mailMeans({ mail, publicUrl, port }: Config): { readonly address: string } | null {
  return mail && { address: publicUrl ?? `http://localhost:${port}` };
}

/** Wires every capability onto one HTTP server and listens. */
export async function serve(
  installation: Installation,
  config: Config,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const { database, databaseUrl, jobs, log } = installation;
  const actors = openActorMemory();
  let follow: (authorityId: string) => void = () => undefined;
  const platform: Platform = {
    ...installation.platform,
    // This process forgets before the reply goes out; the others hear of it in a moment.
    afterAct(authorityId, entries = []) {
      for (const text of whoActsNews(entries)) actors.heard(text);
      installation.platform.afterAct(authorityId, entries);
      follow(authorityId);
    },
  };
  const app = await createServer(config, platform.db, log);
  const known = authenticator(platform, actors);
  const limit = limitSenders(app, config.senderRateLimit, senderOf);
  const http = withAccessLog(createHttp(app, known, database.replica, limit), platform);
  const live = openLive(platform);
  // Who is told asks at once: reads from here on must have come as far.
  const told: Hearing = {
    heard(text) {
      database.replica?.raise();
      live.heard(text);
    },
    missed() {
      database.replica?.raise();
      live.missed();
    },
  };
  const cache = openPublicCache();
  const hearing = await listen(databaseUrl, log, {
    [CHANNEL]: told,
    [PORTAL_CHANNEL]: cache.hearing,
    [WHO_ACTS_CHANNEL]: {
      ...actors,
      heard(text) {
        actors.heard(text);
        live.whoActs(text);
      },
    },
  });
  app.addHook('preClose', async () => closeLive(live));
  const making = { keptDays: config.paperDays };
  const home = mailMeans(config)?.address ?? null;
  mountCapabilities(http, platform, config, live);
  // Nobody who reads without signing in can write anything, or take a connection from the office.
  const reading = openDatabase(databaseUrl, PUBLIC_READING.connections, PUBLIC_READING.settings);
  publicRoutes({ app, db: reading.db, cache, origin: config.publicUrl ?? '' }, platform, home);
  await serveWeb(app, join(process.cwd(), 'dist', 'web'));
  const handlers = {
    ...journalJobs(platform),
    ...accessJobs(platform),
    ...planJobs(platform, config.issueBatch),
    ...taskJobs(platform),
    ...amendmentJobs(platform),
    ...reportingJobs(platform),
    ...successionJobs(platform),
    ...exchangeJobs(platform, config),
    ...portalJobs(platform, home),
    ...paperJobs(platform, making),
    ...mailJobs(platform, createMailer(config.mail)),
    ...resetJobs(platform, signInRules(config)),
    ...(config.reminders ? reminderJobs(platform, mailMeans(config)) : {}),
  };
  follow = followSoon(platform, handlers);
  await followFromNow(handlers);
  await jobs.start(database.pool, handlers, config.workers, Object.keys(handlers));
  await handlers.continue_issues?.({});
  platform.jobs.soon('amend', async () => handlers.apply_amendments?.({}));
  await app.listen({ port: config.port, host: config.host });
  const bound = app.server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : config.port;
  return {
    port,
    close: async () => {
      await hearing.close();
      await app.close();
      await reading.close();
    },
  };
}

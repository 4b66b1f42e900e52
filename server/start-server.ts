import { join } from 'node:path';
import { seedDemonstration } from '../seed/seed-demonstration.ts';
import { amendingDecisionPaper, amendmentProposalPaper } from './amendments/amendment-paper.ts';
import { amendmentJobs } from './amendments/jobs.ts';
import { amendmentRoutes } from './amendments/routes.ts';
import { amendmentTitles } from './amendments/store/amendment-table.ts';
import { capitalPlanPaper } from './budget/annex-view.ts';
import { budgetRoutes } from './budget/routes.ts';
import { directiveRoutes } from './directives/routes.ts';
import { directiveTitles } from './directives/store/directive-titles.ts';
import { awardDecisionPaper, campaignReviewPaper } from './emulation/emulation-papers.ts';
import { emulationRoutes } from './emulation/routes.ts';
import { campaignTitles } from './emulation/store/campaign-record.ts';
import { figuresByIndicator } from './indicators/move-by-indicator.ts';
import { indicatorRoutes } from './indicators/routes.ts';
import { indicatorTitles } from './indicators/store/indicator-store.ts';
import { targetTitles } from './indicators/store/target-store.ts';
import { keepingRoutes } from './keeping/routes.ts';
import { type Installation, openInstallation } from './open-installation.ts';
import { accessJobs, withAccessLog } from './organisation/access-log.ts';
import type { ActorHttp } from './organisation/actor.ts';
import { openActorMemory } from './organisation/actor-memory.ts';
import { registerAdminStates } from './organisation/admin-states.ts';
import { resetJobs } from './organisation/ask-for-reset.ts';
import { authenticator } from './organisation/authenticate.ts';
import { PEOPLE_STATES } from './organisation/people-states.ts';
import { organisationRoutes } from './organisation/routes.ts';
import { createAdministratorLink } from './organisation/sign-in-links.ts';
import { signInRules } from './organisation/sign-in-rules.ts';
import { SIGN_IN_STATE } from './organisation/sign-in-state.ts';
import { registerSubjectTitles } from './organisation/subject-titles.ts';
import { registerAddresses } from './organisation/why-not.ts';
import { madePaperRoutes } from './papers/made-paper-routes.ts';
import { paperJobs } from './papers/paper-job.ts';
import { registerPapers } from './papers/paper-kinds.ts';
import { templateTitles } from './papers/store/template-store.ts';
import { templateRoutes } from './papers/template-routes.ts';
import { planJobs } from './plans/issue-in-background.ts';
import { planRoutes } from './plans/routes.ts';
import { planTitles } from './plans/store/plan-titles.ts';
import type { Platform } from './platform/act.ts';
import type { Config } from './platform/config.ts';
import { createHttp } from './platform/http/http.ts';
import { createServer } from './platform/http/server.ts';
import { serveWeb } from './platform/http/static.ts';
import { journalJobs } from './platform/journal/journal-jobs.ts';
import { CHANNEL } from './platform/live/announce.ts';
import { type Hearing, listen } from './platform/live/listen.ts';
import { WHO_ACTS_CHANNEL, whoActsNews } from './platform/live/who-acts.ts';
import { createMailer } from './platform/mail/mail.ts';
import { mailJobs } from './platform/mail/send-mail.ts';
import { reportingJobs } from './reporting/jobs.ts';
import { reportingRoutes } from './reporting/routes.ts';
import { rankingAsPaper } from './scorecards/ranking-paper-view.ts';
import { scorecardRoutes } from './scorecards/routes.ts';
import { scorecardTitles } from './scorecards/store/scorecard-store.ts';
import { successionJobs } from './succession/jobs.ts';
import { successionRoutes } from './succession/routes.ts';
import { KNOWN_ADDRESSES } from './supervision/known-addresses.ts';
import { reminderJobs } from './supervision/reminder-jobs.ts';
import { reminderRoutes } from './supervision/reminder-routes.ts';
import { supervisionRoutes } from './supervision/routes.ts';
import {
  inspectionTitles,
  meetingTitles,
  recommendationTitles,
} from './supervision/store/supervision-titles.ts';
import { urgingTitles } from './supervision/store/urging-titles.ts';
import { taskJobs } from './tasks/jobs.ts';
import { type Live, openLive } from './tasks/live.ts';
import { closeLive } from './tasks/open-live-stream.ts';
import { overdueTasksPaper } from './tasks/overdue-paper-view.ts';
import { issuedPlanPaper } from './tasks/plan-paper-view.ts';
import { taskRoutes } from './tasks/routes.ts';
import { registerIndicatorFigures } from './tasks/store/indicator-figures.ts';
import { taskTitles } from './tasks/store/task-titles.ts';
import { ownPlanPaper } from './tasks/unit-plan-paper-view.ts';

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

/** Every capability on the server, in the order in which a directive lives: nothing is reachable that is not mounted here. */
export function mountCapabilities(
  http: ActorHttp,
  platform: Platform,
  config: Config,
  live: Live,
): void {
  registerSubjectTitles('directive', directiveTitles);
  registerSubjectTitles('plan', planTitles);
  registerSubjectTitles('reading', planTitles);
  registerSubjectTitles('task', taskTitles);
  registerIndicatorFigures(figuresByIndicator);
  registerSubjectTitles('indicator', indicatorTitles);
  registerSubjectTitles('target', targetTitles);
  registerSubjectTitles('amendment', amendmentTitles);
  registerSubjectTitles('scorecard', scorecardTitles);
  registerSubjectTitles('campaign', campaignTitles);
  registerSubjectTitles('inspection', inspectionTitles);
  registerSubjectTitles('recommendation', recommendationTitles);
  registerSubjectTitles('meeting', meetingTitles);
  registerSubjectTitles('urging', urgingTitles);
  registerSubjectTitles('paper_template', templateTitles);
  registerAddresses(...KNOWN_ADDRESSES);
  registerAdminStates(...PEOPLE_STATES, SIGN_IN_STATE);
  organisationRoutes(http, platform, config);
  directiveRoutes(http, platform);
  planRoutes(http, platform, config);
  taskRoutes(http, platform, live);
  indicatorRoutes(http, platform);
  budgetRoutes(http, platform);
  amendmentRoutes(http, platform);
  reportingRoutes(http, platform);
  supervisionRoutes(http, platform);
  reminderRoutes(http, platform, config.mail?.from ?? null);
  scorecardRoutes(http, platform);
  emulationRoutes(http, platform);
  successionRoutes(http, platform);
  registerPapers(overdueTasksPaper, issuedPlanPaper, ownPlanPaper, capitalPlanPaper);
  registerPapers(amendingDecisionPaper, amendmentProposalPaper);
  registerPapers(rankingAsPaper, awardDecisionPaper, campaignReviewPaper);
  madePaperRoutes(http, platform, { keptDays: config.paperDays });
  templateRoutes(http, platform);
  keepingRoutes(http, platform);
}

/** Wires every capability onto one HTTP server and listens. */
export async function serve(
  installation: Installation,
  config: Config,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const { database, databaseUrl, jobs, log } = installation;
  const actors = openActorMemory();
  const platform: Platform = {
    ...installation.platform,
    // This process forgets before the reply goes out; the others hear of it in a moment.
    afterAct(authorityId, entries = []) {
      for (const text of whoActsNews(entries)) actors.heard(text);
      installation.platform.afterAct(authorityId, entries);
    },
  };
  const app = await createServer(config, platform.db, log);
  const known = authenticator(platform, actors);
  const http = withAccessLog(createHttp(app, known, database.replica), platform);
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
  const hearing = await listen(databaseUrl, log, {
    [CHANNEL]: told,
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
  mountCapabilities(http, platform, config, live);
  await serveWeb(app, join(process.cwd(), 'dist', 'web'));
  const handlers = {
    ...journalJobs(platform),
    ...accessJobs(platform),
    ...planJobs(platform, config.issueBatch),
    ...taskJobs(platform),
    ...amendmentJobs(platform),
    ...reportingJobs(platform),
    ...successionJobs(platform),
    ...paperJobs(platform, making),
    ...mailJobs(platform, createMailer(config.mail)),
    ...resetJobs(platform, signInRules(config)),
    ...(config.reminders ? reminderJobs(platform, mailMeans(config)) : {}),
  };
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
    },
  };
}

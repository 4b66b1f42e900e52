import { amendingDecisionPaper, amendmentProposalPaper } from './amendments/amendment-paper.ts';
import { amendmentRoutes } from './amendments/routes.ts';
import { amendmentTitles } from './amendments/store/amendment-table.ts';
import { capitalPlanPaper } from './budget/annex-view.ts';
import { budgetRoutes } from './budget/routes.ts';
import { CONTRACTS } from './contracts.ts';
import { directiveRoutes } from './directives/routes.ts';
import { directiveTitles } from './directives/store/directive-titles.ts';
import { awardDecisionPaper, campaignReviewPaper } from './emulation/emulation-papers.ts';
import { emulationRoutes } from './emulation/routes.ts';
import { campaignTitles } from './emulation/store/campaign-record.ts';
import { calendarRoutes } from './exchange/calendars/routes.ts';
import { EDXML_ADDRESSES } from './exchange/edxml/known-addresses.ts';
import { packageTitles } from './exchange/edxml/store/package-titles.ts';
import { EXCHANGE_ADDRESSES, EXCHANGE_STATE, namesIn } from './exchange/exchange-state.ts';
import { openApiRoutes } from './exchange/open-api/routes.ts';
import { exchangeRoutes } from './exchange/routes.ts';
import { stratmlDocument } from './exchange/standards/stratml-document.ts';
import { registerEventSight } from './exchange/webhooks/event-sight.ts';
import { figuresByIndicator } from './indicators/move-by-indicator.ts';
import { indicatorRoutes } from './indicators/routes.ts';
import { indicatorTitles } from './indicators/store/indicator-store.ts';
import { targetTitles } from './indicators/store/target-store.ts';
import { BACKUP_STATE } from './keeping/backup-state.ts';
import { productVersion } from './keeping/product-version.ts';
import { keepingRoutes } from './keeping/routes.ts';
import type { ActorHttp } from './organisation/actor.ts';
import { registerAdminStates } from './organisation/admin-states.ts';
import { PEOPLE_STATES } from './organisation/people-states.ts';
import { organisationRoutes } from './organisation/routes.ts';
import { SIGN_IN_STATE } from './organisation/sign-in-state.ts';
import { registerSubjectTitles } from './organisation/subject-titles.ts';
import { TOKEN_STATE } from './organisation/token-state.ts';
import { registerAddresses } from './organisation/why-not.ts';
import { madePaperRoutes } from './papers/made-paper-routes.ts';
import { registerPapers } from './papers/paper-kinds.ts';
import { templateTitles } from './papers/store/template-store.ts';
import { templateRoutes } from './papers/template-routes.ts';
import { registerForeignDocuments } from './plans/foreign-documents.ts';
import { planRoutes } from './plans/routes.ts';
import { planTitles } from './plans/store/plan-titles.ts';
import type { Platform } from './platform/act.ts';
import type { Config } from './platform/config.ts';
import { ARTICLE_ADDRESSES } from './portal/articles/routes.ts';
import { articleTitles } from './portal/articles/store/article-table.ts';
import { feedbackView } from './portal/feedback/feedback-view.ts';
import { openCsvDocument, openJsonDocument } from './portal/open-data/open-data-document.ts';
import { PUBLICATION_ADDRESSES } from './portal/publication-addresses.ts';
import { seenPublication } from './portal/publication-sight.ts';
import { portalRoutes } from './portal/routes.ts';
import { publicationTitles } from './portal/store/publication-table.ts';
import { reportingRoutes } from './reporting/routes.ts';
import { rankingAsPaper } from './scorecards/ranking-paper-view.ts';
import { scorecardRoutes } from './scorecards/routes.ts';
import { scorecardTitles } from './scorecards/store/scorecard-store.ts';
import { successionRoutes } from './succession/routes.ts';
import { KNOWN_ADDRESSES } from './supervision/known-addresses.ts';
import { reminderRoutes } from './supervision/reminder-routes.ts';
import { supervisionRoutes } from './supervision/routes.ts';
import {
  inspectionTitles,
  meetingTitles,
  recommendationTitles,
} from './supervision/store/supervision-titles.ts';
import { urgingTitles } from './supervision/store/urging-titles.ts';
import type { Live } from './tasks/live.ts';
import { overdueTasksPaper } from './tasks/overdue-paper-view.ts';
import { issuedPlanPaper } from './tasks/plan-paper-view.ts';
import { taskRoutes } from './tasks/routes.ts';
import { registerIndicatorFigures } from './tasks/store/indicator-figures.ts';
import { taskTitles } from './tasks/store/task-titles.ts';
import { ownPlanPaper } from './tasks/unit-plan-paper-view.ts';

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
  registerSubjectTitles('edxml_package', packageTitles);
  registerSubjectTitles('publication', publicationTitles);
  registerSubjectTitles('article', articleTitles);
  registerSubjectTitles('scorecard', scorecardTitles);
  registerSubjectTitles('campaign', campaignTitles);
  registerSubjectTitles('inspection', inspectionTitles);
  registerSubjectTitles('recommendation', recommendationTitles);
  registerSubjectTitles('meeting', meetingTitles);
  registerSubjectTitles('urging', urgingTitles);
  registerSubjectTitles('paper_template', templateTitles);
  registerForeignDocuments(stratmlDocument, openJsonDocument, openCsvDocument);
  registerAddresses(...KNOWN_ADDRESSES, ...PUBLICATION_ADDRESSES, ...ARTICLE_ADDRESSES);
  registerEventSight('publication', ({ db }, actor, id) => seenPublication(db, actor, id));
  registerEventSight('feedback', feedbackView);
  registerSubjectTitles('partner', namesIn('exchange_partner'));
  registerSubjectTitles('webhook', namesIn('webhook'));
  registerAddresses(...EDXML_ADDRESSES, ...EXCHANGE_ADDRESSES);
  registerAdminStates(...PEOPLE_STATES, SIGN_IN_STATE, TOKEN_STATE, BACKUP_STATE, EXCHANGE_STATE);
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
  calendarRoutes(http, platform, config.publicUrl);
  exchangeRoutes(http, platform, config);
  portalRoutes(http, platform, config);
  keepingRoutes(http, platform);
  const about = { version: productVersion(), address: config.publicUrl, contracts: CONTRACTS };
  openApiRoutes(http, about);
}

import type { Right } from '../../../organisation/rules/rights.ts';
import type { Endpoint } from '../../../platform/contract.ts';
import { RIGHTS_OF_ENDPOINTS } from '../data/rights-of-endpoints.ts';

/** Where several rights open something, or where a made-up world never comes so far as to be asked. */
const SAID: Readonly<Record<string, readonly Right[]>> = {
  'GET /api/search': ['directive.read', 'task.read', 'unit.read'],
  'GET /api/plans/:id': ['plan.read'],
  'GET /api/plans/:id/cascade': ['plan.read'],
  'GET /api/plans/:id/coverage': ['plan.read'],
  'GET /api/plans/:id/outline': ['plan.read'],
  'GET /api/plans/:id/version-changes': ['plan.read'],
  'GET /api/plans/:id/versions': ['plan.read'],
  'GET /api/plans/:id/versions/:number': ['plan.read'],
  'POST /api/files': ['task.report'],
  'POST /api/indicators/files': ['indicator.report'],
  'POST /api/indicators/:id/values': ['indicator.report'],
  'POST /api/indicators/:id/values/import': ['indicator.report'],
  'POST /api/indicators/:id/confirm': ['indicator.confirm'],
  'POST /api/readings/:id/signed': ['reading.write'],
  'POST /api/readings/annex': ['reading.write'],
  'POST /api/readings/:id/seat': ['reading.write'],
  'POST /api/calendar/days/:id/close': ['calendar.edit'],
  'POST /api/budget/lines/:id/entries/:entryId/correct': ['budget.edit', 'budget.report'],
  'POST /api/amendments/:id/opinions': ['amendment.appraise'],
  'POST /api/amendments/:id/merges': ['amendment.propose'],
  'PUT /api/amendments/:id': ['amendment.propose'],
  'POST /api/submissions/:id/pieces': ['submission.write'],
  'POST /api/scorecards/files': ['scorecard.read'],
  'POST /api/scorecards/:id/appraise': ['scorecard.appraise'],
  'POST /api/scorecards/:id/values': ['scorecard.enter'],
  'POST /api/scorecards/:id/self-score': ['scorecard.self_score'],
  'POST /api/scorecards/:id/issue': ['scorecard.define'],
  'POST /api/scorecards/:id/publish': ['scorecard.publish'],
  'POST /api/scorecards/:id/tie-vote': ['scorecard.publish'],
  'PUT /api/scorecards/:id': ['scorecard.define'],
  'PUT /api/scorecards/:id/draft': ['scorecard.define'],
  'POST /api/campaigns': ['campaign.define'],
  'PUT /api/campaigns/:id': ['campaign.define'],
  'POST /api/council-sessions/:id/ballot': ['campaign.read'],
  'POST /api/council-sessions/:id/close': ['campaign.council'],
  'POST /api/council-sessions/:id/counts': ['campaign.council'],
  'GET /api/award-decisions/:id/xlsx': ['campaign.read'],
  'POST /api/paper-templates/:id/close': ['paper.design'],
  'GET /api/paper-templates/:id/file': ['paper.read'],
  'GET /api/exchange/edxml/outgoing/:id': ['edxml.read'],
  'GET /api/exchange/edxml/packages/:id': ['edxml.read'],
  'GET /api/exchange/edxml/packages/:id/files/:place': ['edxml.read'],
  'GET /api/exchange/edxml/packages/:id/xml': ['edxml.read'],
  'POST /api/exchange/edxml/outgoing/:id/acknowledge': ['edxml.send'],
  'POST /api/exchange/edxml/packages': ['edxml.send'],
  'POST /api/exchange/edxml/packages/:id/accept': ['edxml.send'],
  'POST /api/exchange/edxml/packages/:id/refuse': ['edxml.send'],
  'POST /api/exchange/edxml/packages/:id/finish': ['edxml.send'],
  'POST /api/exchange/edxml/packages/:id/recall': ['edxml.send'],
  'POST /api/exchange/edxml/packages/:id/answer-recall': ['edxml.send'],
  'POST /api/exchange/edxml/packages/:id/reports': ['edxml.send'],
  'POST /api/exchange/edxml/packages/:id/report-file': ['edxml.send'],
  'GET /api/articles/:id': ['publication.read'],
  'GET /api/articles/:id/draft': ['publication.prepare'],
  'GET /api/articles/:id/files/:fileId': ['publication.read'],
  'GET /api/articles/:id/preview': ['publication.read'],
  'GET /api/articles/:id/views': ['publication.read'],
  'POST /api/articles/:id/files': ['publication.prepare'],
  'POST /api/articles/:id/moves': ['publication.prepare', 'publication.approve'],
  'PUT /api/articles/:id': ['publication.prepare'],
};

/** The rights of which any one opens an endpoint; empty where it asks for none of its own. */
export function rightsOfEndpoint(endpoint: Pick<Endpoint, 'method' | 'path'>): readonly string[] {
  const key = `${endpoint.method} ${endpoint.path}`;
  return SAID[key] ?? RIGHTS_OF_ENDPOINTS[key]?.split(' ') ?? [];
}

/** The endpoints of both tables: a test holds them against what is mounted. */
export const ENDPOINTS_WITH_RIGHTS: readonly string[] = [
  ...Object.keys(SAID),
  ...Object.keys(RIGHTS_OF_ENDPOINTS),
];

import type { Endpoint } from '../../server/platform/contract.ts';
import type { Slot } from './sample-request.ts';

/** The kind of thing that `:id` names, by the beginning of the address. */
const BY_PATH: readonly (readonly [beginning: string, kind: string])[] = [
  ['/api/tasks/', 'task'],
  ['/api/plans/', 'plan'],
  ['/api/files/', 'file'],
  ['/api/directives/', 'directive'],
  ['/api/readings/', 'reading'],
  ['/api/units/', 'unit'],
  ['/api/views/', 'view'],
  ['/api/absences/', 'absence'],
  ['/api/people/', 'person'],
  ['/api/calendar/days/', 'day'],
  ['/api/indicators/', 'indicator'],
  ['/api/targets/', 'target'],
  ['/api/indicator-questions/', 'question'],
  ['/api/budget/lines/', 'line'],
  ['/api/budget/thrift/', 'thrift'],
  ['/api/budget/projects/', 'project'],
  ['/api/budget/of-task/', 'task'],
  ['/api/regimes/', 'regime'],
  ['/api/obligations/', 'obligation'],
  ['/api/submissions/', 'submission'],
  ['/api/urgings/', 'urging'],
  ['/api/digests/', 'digest'],
  ['/api/inspections/', 'inspection'],
  ['/api/findings/', 'finding'],
  ['/api/recommendations/', 'recommendation'],
  ['/api/meetings/', 'meeting'],
  ['/api/scorecards/', 'scorecard'],
  ['/api/campaigns/', 'campaign'],
  ['/api/nominations/', 'nomination'],
  ['/api/council-sessions/', 'session'],
  ['/api/campaign-examples/', 'example'],
  ['/api/suspensions/', 'suspension'],
  ['/api/award-decisions/', 'decision'],
  ['/api/made-papers/', 'paper'],
  ['/api/paper-templates/', 'template'],
  ['/api/posts/', 'post'],
  ['/api/appointments/', 'appointment'],
  ['/api/delegations/', 'delegation'],
  ['/api/tokens/', 'token'],
  ['/api/account/sessions/', 'own session'],
  ['/api/amendments/', 'amendment'],
  ['/api/reorganisations/', 'reorganisation'],
  ['/api/exchange/edxml/packages/', 'edxml package'],
  ['/api/exchange/edxml/outgoing/', 'edxml message'],
  ['/api/exchange/partners/', 'partner'],
  ['/api/exchange/sent/', 'sent message'],
  ['/api/exchange/received/', 'received message'],
  ['/api/webhooks/deliveries/', 'event'],
  ['/api/webhooks/', 'webhook'],
  ['/api/trackers/', 'tracker'],
  ['/api/publications/', 'publication'],
  ['/api/feedback/', 'feedback'],
  ['/api/articles/', 'article'],
];

/** The kind of thing that an id names elsewhere in a request, by the name of its place. */
const BY_NAME: Readonly<Record<string, string>> = {
  ...{
    jurisdictionUnitId: 'unit',
    ofUnitId: 'unit',
    fromUnitId: 'unit',
    from: 'unit',
    under: 'unit',
  },
  ...{ toPersonId: 'person', absenceId: 'absence', delegationId: 'delegation', thingId: 'task' },
  ...{ unitId: 'unit', toUnitId: 'unit', onUnitId: 'unit', underUnitId: 'unit', underId: 'unit' },
  ...{
    unitIds: 'unit',
    amongUnitIds: 'unit',
    exceptIds: 'unit',
    leadUnitId: 'unit',
    headUnitId: 'unit',
    memberIds: 'unit',
  },
  ...{
    taskId: 'task',
    taskIds: 'task',
    onTaskId: 'task',
    toTaskId: 'task',
    intoId: 'task',
    wholeId: 'task',
  },
  ...{
    planId: 'plan',
    toPlanId: 'plan',
    planIds: 'plan',
    fieldId: 'field',
    wordsId: 'words',
    clauseId: 'clause',
  },
  ...{ personId: 'person', officerId: 'person', leaderId: 'person', standInId: 'person' },
  ...{ approverId: 'person', mentionIds: 'person', present: 'person', council: 'person' },
  ...{ postId: 'post', standInPostId: 'post', authorityId: 'authority' },
  ...{ fileIds: 'file', fileId: 'file', commentId: 'comment', entryId: 'entry' },
  ...{
    indicatorId: 'indicator',
    weightId: 'indicator',
    numeratorId: 'indicator',
    denominatorId: 'indicator',
  },
  ...{
    provisionId: 'provision',
    provisionIds: 'provision',
    directiveId: 'directive',
    superiorId: 'campaign',
  },
  ...{
    a: 'submission',
    b: 'submission',
    regimeId: 'regime',
    obligationIds: 'obligation',
    partId: 'task',
  },
  ...{
    edition: 'edition',
    vs: 'edition',
    scorecardId: 'scorecard',
    scorecardIds: 'scorecard',
    stageId: 'stage',
    clusterId: 'cluster',
  },
  ...{
    nominationId: 'nomination',
    nominationIds: 'nomination',
    nominations: 'nomination',
    visitId: 'visit',
  },
  ...{ reporterIds: 'unit', leadIds: 'unit', coordinatorIds: 'unit', otherId: 'indicator' },
  submissionId: 'submission',
  ...{ bodyId: 'authority', giverTask: 'task' },
  ...{ findingId: 'finding', viewId: 'view', upTo: 'notice', seen: 'party', ids: 'mail' },
};

/** By endpoint, where the same name means something else. */
const BY_ENDPOINT: Readonly<Record<string, string>> = {
  'POST /api/amendments/:id/merges id': 'amendment',
  'PUT /api/articles/:id id': 'file',
  'GET /api/exchange/edxml/outgoing after': 'edxml message',
  'PUT /api/readings/:id id': 'unit',
  'POST /api/campaigns id': 'own number',
  'PUT /api/campaigns/:id id': 'own number',
  'POST /api/units parentId': 'unit',
  'GET /api/units/today id': 'unit',
  'GET /api/units parentId': 'unit',
  'POST /api/indicators/:id/confirm id': 'observation',
  'POST /api/submissions/:id/pieces id': 'piece',
  'POST /api/tasks/:id/weights id': 'task',
  'POST /api/tasks/acts id': 'task',
  'POST /api/budget/lines id': 'task',
};

/** Which kind of thing an id in a request names; null where nobody has said so yet. */
export function kindOfSlot({ method, path }: Endpoint, { where, name }: Slot): string | null {
  const said = BY_ENDPOINT[`${method} ${path} ${name}`];
  if (said) return said;
  if (where === 'params' && name === 'id') {
    return BY_PATH.find(([beginning]) => path.startsWith(beginning))?.[1] ?? null;
  }
  if (name === 'parentId') return 'task';
  return BY_NAME[name] ?? null;
}

import * as amendments from './amendments/contract.ts';
import * as amendmentsVersions from './amendments/versions-contract.ts';
import * as budget from './budget/contract.ts';
import * as directives from './directives/contract.ts';
import * as emulation from './emulation/contract.ts';
import * as exchangeChannel from './exchange/channel/contract.ts';
import * as exchangeChannelErrors from './exchange/channel/errors-contract.ts';
import * as exchangeEdxml from './exchange/edxml/contract.ts';
import * as exchangeLink from './exchange/link/contract.ts';
import * as exchangeOpenApi from './exchange/open-api/open-api-contract.ts';
import type { ContractList } from './exchange/open-api/read-contracts.ts';
import * as exchangeStandards from './exchange/standards/contract.ts';
import * as exchangeTrackers from './exchange/trackers/contract.ts';
import * as exchangeWebhooks from './exchange/webhooks/contract.ts';
import * as indicatorsAllocation from './indicators/allocation-contract.ts';
import * as indicatorsAllocationErrors from './indicators/allocation-errors-contract.ts';
import * as indicators from './indicators/contract.ts';
import * as indicatorsCounted from './indicators/counted-contract.ts';
import * as indicatorsGrid from './indicators/grid-contract.ts';
import * as indicatorsLink from './indicators/link-contract.ts';
import * as keeping from './keeping/contract.ts';
import * as organisationAccess from './organisation/access-contract.ts';
import * as organisationAccount from './organisation/account-contract.ts';
import * as organisationAccountErrors from './organisation/account-errors-contract.ts';
import * as organisationAdmin from './organisation/admin-contract.ts';
import * as organisation from './organisation/contract.ts';
import * as organisationDelegation from './organisation/delegation-contract.ts';
import * as organisationPeople from './organisation/people-contract.ts';
import * as organisationPeopleErrors from './organisation/people-errors-contract.ts';
import * as organisationRight from './organisation/right-contract.ts';
import * as organisationTime from './organisation/time-contract.ts';
import * as organisationWhyNot from './organisation/why-not-contract.ts';
import * as papersMadePaper from './papers/made-paper-contract.ts';
import * as papersPaper from './papers/paper-contract.ts';
import * as papersTemplate from './papers/template-contract.ts';
import * as plans from './plans/contract.ts';
import * as portalArticles from './portal/articles/contract.ts';
import * as portal from './portal/contract.ts';
import * as portalFeedback from './portal/feedback/contract.ts';
import * as portalOpenData from './portal/open-data/contract.ts';
import * as reporting from './reporting/contract.ts';
import * as scorecards from './scorecards/contract.ts';
import * as succession from './succession/contract.ts';
import * as successionPlan from './succession/plan-contract.ts';
import * as supervision from './supervision/contract.ts';
import * as tasks from './tasks/contract.ts';
import * as tasksTiming from './tasks/timing-contract.ts';

/**
 * Every contract module, by capability: where the API's document finds the name of each endpoint and shape, and the
 * errors of each capability. A module whose exports another one here passes on need not be named. A test fails where
 * an endpoint is mounted that none of them exports.
 */
export const CONTRACTS: ContractList = {
  organisation: [
    organisationAccess,
    organisationAccount,
    organisationAccountErrors,
    organisationAdmin,
    organisation,
    organisationDelegation,
    organisationPeople,
    organisationPeopleErrors,
    organisationRight,
    organisationTime,
    organisationWhyNot,
  ],
  directives: [directives],
  plans: [plans],
  tasks: [tasks, tasksTiming],
  indicators: [
    indicatorsAllocation,
    indicatorsAllocationErrors,
    indicators,
    indicatorsCounted,
    indicatorsGrid,
    indicatorsLink,
  ],
  budget: [budget],
  amendments: [amendments, amendmentsVersions],
  reporting: [reporting],
  supervision: [supervision],
  scorecards: [scorecards],
  emulation: [emulation],
  papers: [papersMadePaper, papersPaper, papersTemplate],
  exchange: [
    exchangeOpenApi,
    exchangeChannel,
    exchangeChannelErrors,
    exchangeEdxml,
    exchangeLink,
    exchangeStandards,
    exchangeTrackers,
    exchangeWebhooks,
  ],
  portal: [portal, portalArticles, portalFeedback, portalOpenData],
  succession: [succession, successionPlan],
  keeping: [keeping],
};

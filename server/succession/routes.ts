import { sendExported } from '../directives/written-list.ts';
import type { ActorHttp } from '../organisation/actor.ts';
import { registerSubjectTitles } from '../organisation/subject-titles.ts';
import type { Platform } from '../platform/act.ts';
import { chooseDestination } from './choose-destination.ts';
import * as contract from './contract.ts';
import { executeReorganisation } from './execute-reorganisation.ts';
import { exportReorganisations, exportThings } from './export-reorganisations.ts';
import {
  callOffReorganisation,
  changeReorganisation,
  planReorganisation,
} from './plan-reorganisation.ts';
import { previewView } from './preview-view.ts';
import { reorganisationView } from './reorganisation-view.ts';
import { reorganisationsView } from './reorganisations-view.ts';
import { reorganisationTitles } from './store/reorganisation-titles.ts';
import { thingsView } from './things-view.ts';
import { undoReorganisation } from './undo-reorganisation.ts';
import { undoView } from './undo-view.ts';

/** Mounts the contract of reorganisations on its acts and views. */
export function successionRoutes(http: ActorHttp, platform: Platform): void {
  registerSubjectTitles('reorganisation', reorganisationTitles);
  http.mount(contract.listReorganisations, ({ query }, actor) =>
    reorganisationsView(platform, actor, query),
  );
  http.mount(contract.exportReorganisations, async ({ query, reply }, actor) =>
    sendExported(reply, await exportReorganisations(platform, actor, query)),
  );
  http.mount(contract.getReorganisation, ({ params, query }, actor) =>
    reorganisationView(platform, actor, params.id, query.asOf),
  );
  http.mount(contract.planReorganisation, ({ body, key }, actor) =>
    planReorganisation(platform, actor, body, key),
  );
  http.mount(contract.changeReorganisation, ({ params, body, key }, actor) =>
    changeReorganisation(platform, actor, params.id, body, key),
  );
  http.mount(contract.previewReorganisation, ({ params }, actor) =>
    previewView(platform, actor, params.id),
  );
  http.mount(contract.listThings, ({ params, query }, actor) =>
    thingsView(platform, actor, params.id, query),
  );
  http.mount(contract.exportThings, async ({ params, query, reply }, actor) =>
    sendExported(reply, await exportThings(platform, actor, params.id, query)),
  );
  http.mount(contract.chooseDestination, ({ params, body, key }, actor) =>
    chooseDestination(platform, actor, params.id, body, key),
  );
  http.mount(contract.executeReorganisation, ({ params, body, key }, actor) =>
    executeReorganisation(platform, actor, params.id, body, key),
  );
  http.mount(contract.callOffReorganisation, ({ params, body, key }, actor) =>
    callOffReorganisation(platform, actor, params.id, body, key),
  );
  http.mount(contract.previewUndo, ({ params }, actor) => undoView(platform, actor, params.id));
  http.mount(contract.undoReorganisation, ({ params, body, key }, actor) =>
    undoReorganisation(platform, actor, params.id, body, key),
  );
}

import { sendExported } from '../directives/written-list.ts';
import type { ActorHttp } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { incomingFile } from '../tasks/upload-file.ts';
import {
  addPublicationFile,
  sendPublicationFile,
  takeDirectiveFile,
} from './add-publication-file.ts';
import { approvePublication } from './approve-publication.ts';
import * as contract from './contract.ts';
import { exportPublicationList } from './export-publications.ts';
import { movePublication } from './move-publication.ts';
import { preparePublication, savePublication } from './prepare-publication.ts';
import { previewView } from './preview-view.ts';
import { editionChangesView, editionView, publicationView } from './publication-view.ts';
import { publicationsView } from './publications-view.ts';
import { withdrawPublication } from './withdraw-publication.ts';

/** Công bố: what of a plan the public reads, prepared by one person and approved by another. */
export function publicationRoutes(http: ActorHttp, platform: Platform): void {
  http.mount(contract.listPublications, ({ query }, actor) =>
    publicationsView(platform, actor, query),
  );
  http.mount(contract.exportPublications, async ({ query, reply }, actor) =>
    sendExported(reply, await exportPublicationList(platform, actor, query)),
  );
  http.mount(contract.getPublication, ({ params, query }, actor) =>
    publicationView(platform, actor, params.id, query.asOf),
  );
  http.mount(contract.previewPublication, ({ params }, actor) =>
    previewView(platform, actor, params.id),
  );
  http.mount(contract.getEdition, ({ params }, actor) =>
    editionView(platform, actor, params.id, params.number),
  );
  http.mount(contract.compareEditions, ({ params, query }, actor) =>
    editionChangesView(platform, actor, params.id, params.number, query.since),
  );
  http.mount(contract.preparePublication, ({ body, key }, actor) =>
    preparePublication(platform, actor, body.planId, key),
  );
  http.mount(contract.savePublication, ({ params, body, key }, actor) =>
    savePublication(platform, actor, params.id, body, key),
  );
  http.mount(contract.movePublication, ({ params, body, key }, actor) =>
    movePublication(platform, actor, params.id, body, key),
  );
  http.mount(contract.approvePublication, ({ params, body, key }, actor) =>
    approvePublication(platform, actor, params.id, body, key),
  );
  http.mount(contract.withdrawPublication, ({ params, body, key }, actor) =>
    withdrawPublication(platform, actor, params.id, body, key),
  );
  http.mount(contract.addPublicationFile, async ({ params, request, key }, actor) =>
    addPublicationFile(platform, actor, params.id, await incomingFile(request), key),
  );
  http.mount(contract.takeDirectiveFile, ({ params, body, key }, actor) =>
    takeDirectiveFile(platform, actor, params.id, body.which, key),
  );
  http.mount(contract.getPublicationFile, ({ params, reply }, actor) =>
    sendPublicationFile(platform, actor, params.id, params.fileId, reply),
  );
}

import type { FastifyReply } from 'fastify';
import type { Platform } from '../platform/act.ts';
import * as access from './access-contract.ts';
import { accessSheet, chooseMonthsKept, viewAccess } from './access-views.ts';
import type { ActorHttp } from './actor.ts';
import { addPersonTo, rename } from './add-person.ts';
import { appointTo, endTerm } from './appoint-person.ts';
import { addPostTo, changePostFrom, closePostFrom } from './change-post.ts';
import * as lending from './delegation-contract.ts';
import { viewDelegations, viewMyDelegations } from './delegation-views.ts';
import { peopleSheet, postsSheet, rightsSheet } from './export-people.ts';
import { importPeopleSheet } from './import-people.ts';
import { lend, takeBack } from './lend-powers.ts';
import * as contract from './people-contract.ts';
import { viewPeople, viewPerson, viewPosts } from './people-views.ts';
import { readImport } from './read-import.ts';
import { whyNot } from './why-not.ts';
import { explainSight, exportRights } from './why-not-contract.ts';

/** Persons, posts, appointments and delegations. */
export function peopleRoutes(http: ActorHttp, platform: Platform): void {
  http.mount(contract.listPeople, ({ query }, actor) => viewPeople(platform, actor, query));
  http.mount(contract.exportPeople, async ({ query, reply }, actor) =>
    sendSheet(reply, 'nguoi-va-chuc-vu', await peopleSheet(platform, actor, query)),
  );
  http.mount(contract.getPerson, ({ params }, actor) => viewPerson(platform, actor, params.id));
  http.mount(contract.importPeople, async ({ body, key, request }, actor) => {
    const sheet = await readImport(request, body);
    return importPeopleSheet(platform, actor, sheet, key);
  });
  http.mount(contract.addPerson, ({ body, key }, actor) => addPersonTo(platform, actor, body, key));
  http.mount(contract.renamePerson, ({ params, body, key }, actor) =>
    rename(platform, actor, params.id, body, key),
  );
  http.mount(contract.listPosts, ({ query }, actor) => viewPosts(platform, actor, query));
  http.mount(contract.exportPosts, async ({ query, reply }, actor) =>
    sendSheet(reply, 'chuc-vu', await postsSheet(platform, actor, query)),
  );
  http.mount(contract.addPost, ({ body, key }, actor) => addPostTo(platform, actor, body, key));
  http.mount(contract.changePost, ({ params, body, key }, actor) =>
    changePostFrom(platform, actor, params.id, body, key),
  );
  http.mount(contract.closePost, ({ params, body, key }, actor) =>
    closePostFrom(platform, actor, params.id, body, key),
  );
  http.mount(contract.appointPerson, ({ body, key }, actor) =>
    appointTo(platform, actor, body, key),
  );
  http.mount(contract.endAppointment, ({ params, body, key }, actor) =>
    endTerm(platform, actor, params.id, body, key),
  );
  http.mount(lending.listMyDelegations, (_call, actor) => viewMyDelegations(platform, actor));
  http.mount(lending.listDelegations, ({ query }, actor) =>
    viewDelegations(platform, actor, query),
  );
  http.mount(lending.giveDelegation, ({ body, key }, actor) => lend(platform, actor, body, key));
  http.mount(lending.revokeDelegation, ({ params, body, key }, actor) =>
    takeBack(platform, actor, params.id, body, key),
  );
  http.mount(exportRights, async ({ reply }, actor) =>
    sendSheet(reply, 'bang-quyen', rightsSheet(actor)),
  );
  http.mount(explainSight, ({ query }, actor) => whyNot(platform, actor, query));
  http.mount(access.listAccess, ({ query }, actor) => viewAccess(platform, actor, query));
  http.mount(access.exportAccess, async ({ query, reply }, actor) =>
    sendSheet(reply, 'nhat-ky-truy-cap', await accessSheet(platform, actor, query)),
  );
  http.mount(access.keepAccess, ({ body, key }, actor) =>
    chooseMonthsKept(platform, actor, body.months, key),
  );
}

function sendSheet(reply: FastifyReply, name: string, text: string): FastifyReply {
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .send(text);
}

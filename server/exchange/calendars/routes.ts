import type { ActorHttp } from '../../organisation/actor.ts';
import { may } from '../../organisation/rules/may.ts';
import { strictLimit } from '../../organisation/strict-limit.ts';
import { actorBySecret } from '../../organisation/token-bearer.ts';
import { ownPost } from '../../organisation/token-views.ts';
import type { Platform } from '../../platform/act.ts';
import { agendaOf } from './agenda-of.ts';
import { readWishes } from './rules/agenda.ts';
import { AGENDA_WORDS } from './words.ts';
import { writeAgenda } from './write-agenda.ts';

/**
 * `/lich/<khoá>.ics`: the agenda of a post, for a calendar program. Such programs send no header, so the key stands
 * in the address; it is a key that may read the agenda, made and revoked like any other, and is never logged.
 *
 * @param address where the product is reached; null: where the request says
 */
export function calendarRoutes(
  { app }: ActorHttp,
  platform: Platform,
  address: string | null,
): void {
  const limit = strictLimit(app);
  app.get('/lich/:secret', { preHandler: limit }, async (request, reply) => {
    const secret = String(Reflect.get(Object(request.params), 'secret'));
    const actor = await actorBySecret(platform, secret.replace(/\.ics$/, ''), request.ip);
    void reply.header('cache-control', 'private, max-age=900').header('x-robots-tag', 'noindex');
    if (!actor || !may(actor, 'agenda.read', ownPost(actor)).allowed) {
      // A calendar program shows its owner nothing but that it failed; whoever opens the address reads why.
      return reply
        .code(404)
        .type('text/plain; charset=utf-8')
        .send(
          'Địa chỉ lịch này không còn dùng được. Tạo địa chỉ mới ở trang Tài khoản.\nThis calendar address is of no use any more. Make a new one on the account page.\n',
        );
    }
    const wishes = readWishes(Object(request.query));
    const origin = address ?? `${request.protocol}://${request.host}`;
    const name = AGENDA_WORDS[wishes.lang].name(actor.postTitle, actor.unitName);
    const entries = await agendaOf(platform, actor, wishes);
    return reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', 'inline; filename="lich-cong-tac.ics"')
      .send(writeAgenda(name, entries, wishes, { origin, now: platform.clock() }));
  });
}

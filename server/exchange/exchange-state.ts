import { sql } from 'kysely';
import type { StateOfQuestion } from '../organisation/admin-states.ts';
import type { KnownAddress } from '../organisation/why-not.ts';
import type { Db } from '../platform/database/database.ts';
import { firstRow, rows } from '../platform/database/rows.ts';
import { viewOnePartner } from './channel/partner-view.ts';
import { findPartner } from './channel/store/partner-store.ts';
import { findWebhook } from './webhooks/store/webhook-store.ts';
import { viewOneWebhook } from './webhooks/webhook-views.ts';

/** How exchange with other systems stands in the administration place: what needs somebody, or how many there are. */
export const EXCHANGE_STATE: StateOfQuestion = {
  key: 'exchange',
  right: 'exchange.read',
  async ask(db, authorityId) {
    const found = await firstRow(
      db,
      sql<{ partners: number; stuck: number; checking: number }>`
        select
          (select count(*)::int from exchange_partner p
            where p.authority_id = ${authorityId} and p.state = 'active') as partners,
          (select count(*)::int from exchange_partner p
            where p.authority_id = ${authorityId} and p.state = 'checking') as checking,
          (select count(*)::int from delivery d where d.authority_id = ${authorityId} and d.state = 'dead')
          + (select count(*)::int from exchange_inbox i
              where i.authority_id = ${authorityId} and i.state = 'dead')
          + (select count(*)::int from journal_cursor c
              where c.authority_id = ${authorityId} and c.failing_since is not null) as stuck`,
    );
    const { partners = 0, stuck = 0, checking = 0 } = found ?? {};
    if (stuck > 0) {
      return { vi: `${stuck} mục cần xử lý`, en: `${stuck} to settle`, wantsLook: true };
    }
    if (checking > 0) {
      const vi = `${checking} đối tác chờ đối chiếu`;
      return { vi, en: `${checking} partners to compare`, wantsLook: true };
    }
    if (partners === 0) return null;
    return { vi: `${partners} đối tác`, en: `${partners} partners`, wantsLook: false };
  },
};

/** The addresses of exchange as people copy them, with what each asks for. */
export const EXCHANGE_ADDRESSES: readonly KnownAddress[] = [
  {
    ...{ pattern: '/admin/exchange/partners/:id', right: 'exchange.read' },
    factsOf: async (db, authorityId, id) =>
      (await findPartner(db, authorityId, id)) && { unitId: null },
    see: viewOnePartner,
  },
  {
    ...{ pattern: '/admin/exchange/webhooks/:id', right: 'webhook.manage' },
    factsOf: async (db, authorityId, id) => {
      const webhook = await findWebhook(db, authorityId, id);
      return webhook && { unitId: webhook.unit_id };
    },
    see: viewOneWebhook,
  },
  { pattern: '/admin/exchange/webhooks', right: 'webhook.manage' },
  { pattern: '/admin/exchange', right: 'exchange.read' },
];

/** How the journal names partners and webhooks. */
export function namesIn(table: 'exchange_partner' | 'webhook') {
  return async (db: Db, authorityId: string, ids: readonly string[]) => {
    const found = await rows(
      db,
      sql<{ id: string; name: string }>`select id, name from ${sql.table(table)}
        where authority_id = ${authorityId} and id = any(${[...ids]}::bigint[])`,
    );
    return new Map(found.map(({ id, name }) => [id, name]));
  };
}

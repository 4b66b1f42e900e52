import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getInbox, type InboxItem } from '../../server/tasks/contract.ts';
import { useMe } from '../app/me.ts';
import { usePages } from '../app/use-endpoint.ts';
import { useAsOf, useView } from '../app/use-view.ts';
import { DataTable } from '../kit/data-table.tsx';
import { useKeys } from '../kit/keys/use-keys.ts';
import { PageFrame } from '../kit/page-frame.tsx';
import { usePhone } from '../kit/sheet.tsx';
import { EmptyState, ErrorState, StaleStrip } from '../kit/states.tsx';
import { INBOX_KINDS, nextAfter } from './inbox/decisions.ts';
import { InboxBar } from './inbox/inbox-bar.tsx';
import { useInboxColumns } from './inbox/inbox-columns.tsx';
import { BackToList, InboxDetail } from './inbox/inbox-detail.tsx';
import { InboxPeek } from './inbox/inbox-peek.tsx';
import { ItemCard } from './inbox/item-card.tsx';
import { KindMark } from './inbox/kind-mark.tsx';
import { itemName } from './inbox/later.ts';
import { LaterControl } from './inbox/later-control.tsx';
import { NewsList } from './inbox/news-list.tsx';
import { useLater } from './inbox/use-later.ts';
import { searchOf } from './list/task-query.ts';

/** Việc của tôi: everything that waits for this post, decided one after the other without leaving the list. */
export function Page() {
  const { t } = useTranslation('tasks');
  const { acting } = useMe();
  const { asOf } = useAsOf();
  const view = useView();
  const phone = usePhone();
  const navigate = useNavigate();
  const columns = useInboxColumns();
  const later = useLater();
  const [laterOpen, setLaterOpen] = useState(false);
  const isLater = view.view === 'later';
  const isNews = view.view === 'news';
  const kind = INBOX_KINDS.find((each) => each === view.filters.kind?.[0]);
  const inbox = usePages<InboxItem, typeof getInbox>(getInbox, {
    query: { ...(isLater ? { later: 'true' } : {}), ...(kind ? { kind } : {}) },
  });
  const { rows } = inbox;
  const chosen = rows.find((item) => itemName(item) === view.peek);
  // On a wide screen something is always looked at; a phone shows the list first.
  const item = isNews ? undefined : (chosen ?? (phone ? undefined : rows[0]));

  const look = (id: string | null) => view.set({ peek: id });
  const leave = (left: InboxItem) =>
    look(phone ? null : nextAfter(rows.map(itemName), itemName(left)));
  useKeys(
    [{ keys: ['h'], label: t('inbox.key.later'), run: () => setLaterOpen(true) }],
    item !== undefined && !isLater,
  );

  const control = item && (
    <LaterControl
      item={item}
      later={later}
      isLater={isLater}
      opened={laterOpen}
      onOpened={setLaterOpen}
      onLeave={() => leave(item)}
    />
  );
  const detail = item && (
    <InboxDetail key={itemName(item)} item={item} later={control} onDecided={() => leave(item)} />
  );

  if (phone && item) {
    return (
      <PageFrame
        title={item.task.title}
        facts={<KindMark kind={item.kind} />}
        bar={<BackToList onBack={() => look(null)} />}
      >
        {detail}
      </PageFrame>
    );
  }
  return (
    <PageFrame
      title={t('inbox.title')}
      facts={acting.unit.name}
      scroll="table"
      bar={
        <InboxBar
          view={view}
          waiting={Object.values(inbox.first?.counts ?? {}).reduce((sum, each) => sum + each, 0)}
          later={inbox.first?.later ?? 0}
          counts={inbox.first?.counts ?? {}}
        />
      }
      strip={
        inbox.error && inbox.first ? (
          <StaleStrip readAt={inbox.readAt} onAgain={inbox.again} />
        ) : undefined
      }
      peek={item && <InboxPeek item={item}>{detail}</InboxPeek>}
    >
      {isNews ? (
        <NewsList />
      ) : inbox.error && !inbox.first ? (
        <ErrorState error={inbox.error} onAgain={inbox.again} />
      ) : (
        <DataTable
          label={t('inbox.rows')}
          columns={columns}
          rows={rows}
          total={inbox.total}
          rowId={itemName}
          rowName={({ task }) => task.title}
          loading={inbox.loading}
          hasMore={inbox.hasMore}
          more={inbox.more}
          peek={item ? itemName(item) : null}
          onPeek={(id) => look(id ?? (item ? itemName(item) : null))}
          onOpen={(row) =>
            phone
              ? look(itemName(row))
              : void navigate({ to: '/tasks/$id', params: { id: row.task.id } })
          }
          card={(row) => <ItemCard item={row} />}
          empty={
            <EmptyState
              acts={
                <Button
                  variant="default"
                  onClick={() =>
                    void navigate({
                      to: '/tasks',
                      search: searchOf({ flag: ['DUE_SOON'], layer: 'all' }, asOf),
                    })
                  }
                >
                  {t('inbox.dueSoon')}
                </Button>
              }
            >
              {isLater ? t('inbox.noLater') : t('inbox.empty')}
            </EmptyState>
          }
        />
      )}
    </PageFrame>
  );
}

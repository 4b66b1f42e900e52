import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type AccessRow,
  exportAccess,
  keepAccess,
  listAccess,
  RESTRICTED_KINDS,
} from '../../../server/organisation/access-contract.ts';
import { addressOf } from '../../app/client.ts';
import { useAct, usePages } from '../../app/use-endpoint.ts';
import { oneOf, useView } from '../../app/use-view.ts';
import { TextField } from '../../kit/form.tsx';
import { dayAndClock } from '../../kit/format.ts';
import { ListPage } from '../../kit/list-page.tsx';
import { SheetForm } from '../../kit/sheet-form.tsx';
import { EmptyState } from '../../kit/states.tsx';
import { toast } from '../../kit/toast.tsx';
import { useForm } from '../../kit/use-form.ts';
import classes from './admin.module.css';

/** Nhật ký truy cập: who read what is restricted, newest first. */
export function Page() {
  const { t } = useTranslation('people');
  const view = useView();
  const [isKeeping, setIsKeeping] = useState(false);
  const query = {
    ...{ q: view.q || undefined, asOf: view.asOf ?? undefined },
    kind: oneOf(view.filters.kind, RESTRICTED_KINDS),
  };
  const list = usePages(listAccess, { query });
  const kept = list.first?.keepMonths;
  const kindOf = (kind: string) => {
    const known = RESTRICTED_KINDS.find((each) => each === kind);
    return known ? t(`access.kind.${known}`) : kind;
  };
  const who = (row: AccessRow) =>
    `${row.person}, ${row.post}, ${row.unit}${row.via ? ` (${t(`access.by.${row.via}`)})` : ''}`;
  return (
    <>
      <ListPage<AccessRow>
        title={t('access.title')}
        what={t('access.what')}
        view={view}
        list={list}
        columns={[
          { id: 'at', header: t('access.col.at'), width: 10, cell: ({ at }) => dayAndClock(at) },
          { id: 'who', header: t('access.col.who'), width: 20, grow: true, cell: who, full: who },
          { id: 'kind', header: t('access.col.kind'), width: 14, cell: ({ kind }) => kindOf(kind) },
          {
            ...{ id: 'subject', header: t('access.col.subject'), width: 14 },
            cell: ({ subject }) => subject ?? '',
            full: ({ subject }) => subject ?? '',
          },
          {
            ...{ id: 'what', header: t('access.col.what'), width: 12 },
            cell: ({ what }) => what ?? '',
            full: ({ what }) => what ?? '',
          },
          {
            id: 'place',
            header: t('access.col.place'),
            width: 7,
            cell: ({ place }) => place ?? '',
          },
        ]}
        choices={[
          {
            ...{ name: 'kind', label: t('access.kindLabel'), single: true },
            options: RESTRICTED_KINDS.map((value) => ({ value, label: t(`access.kind.${value}`) })),
          },
        ]}
        note={
          kept !== undefined && <p className={classes.note}>{t('access.kept', { months: kept })}</p>
        }
        lookActs={
          <Button
            variant="default"
            component="a"
            href={addressOf(exportAccess, { query })}
            download
          >
            {t('export')}
          </Button>
        }
        acts={
          list.first?.mayKeep && (
            <Button variant="default" onClick={() => setIsKeeping(true)}>
              {t('access.keep')}
            </Button>
          )
        }
        rowId={({ id }) => id}
        rowName={who}
        // All that this person read.
        onOpen={({ person }) => view.set({ q: person })}
        card={(row) => (
          <>
            <strong>
              {row.person}: {kindOf(row.kind)}
            </strong>
            <span className="meta">
              {dayAndClock(row.at)} {row.subject ?? ''}
            </span>
          </>
        )}
        empty={<EmptyState>{t('access.empty')}</EmptyState>}
      />
      {isKeeping && kept !== undefined && (
        <KeepSheet months={kept} onClose={() => setIsKeeping(false)} />
      )}
    </>
  );
}

function KeepSheet({ months, onClose }: { months: number; onClose: () => void }) {
  const { t } = useTranslation('people');
  const keep = useAct(keepAccess);
  const form = useForm<{ readonly [field: string]: unknown; readonly months: string }>({
    key: 'keep-access',
    first: { months: String(months) },
    check: (words) => {
      const wanted = Number(words.months);
      const isRight = Number.isInteger(wanted) && wanted >= 12 && wanted <= 120;
      return isRight ? {} : { months: t('access.monthsWrong') };
    },
  });
  return (
    <SheetForm
      form={form}
      title={t('access.keepTitle')}
      send={t('form.save')}
      onSend={async (words) => {
        await keep.mutateAsync({ body: { months: Number(words.months) } });
        toast(t('sheet.done'));
      }}
      onClose={onClose}
    >
      <TextField form={form} name="months" label={t('access.months')} inputMode="numeric" />
    </SheetForm>
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REPORT_KINDS } from '../../server/calendar/rules/report-periods.ts';
import {
  exportRegimes,
  listRegimes,
  type RegimeRow,
  type RegimeWords,
} from '../../server/reporting/regime-contract.ts';
import { nameFrequency } from '../../server/reporting/rules/frequency-words.ts';
import { addressOf } from '../app/client.ts';
import { usePages } from '../app/use-endpoint.ts';
import { useView } from '../app/use-view.ts';
import { say } from '../kit/format.ts';
import { ListPage } from '../kit/list-page.tsx';
import { EmptyState } from '../kit/states.tsx';
import { useRegimeColumns } from './regimes/regime-columns.tsx';
import { RegimeEditor } from './regimes/regime-editor.tsx';
import { RegimeSheet } from './regimes/regime-sheet.tsx';
import { TakeOverSheet } from './regimes/take-over-sheet.tsx';
import { ReportTabs } from './report-tabs.tsx';

/** Chế độ báo cáo: which reports are asked, of whom, by when, and what contradicts the general rules. */
export function Page() {
  const { t } = useTranslation('reporting');
  const view = useView();
  const [taking, setTaking] = useState(false);
  const [editing, setEditing] = useState<RegimeWords | 'new' | null>(null);
  const frequency = REPORT_KINDS.find((each) => each === view.filters.frequency?.[0]);
  const state = (['current', 'closed'] as const).find((each) => each === view.filters.state?.[0]);
  const sort = view.sort === '-name' ? ('-name' as const) : undefined;
  const query = {
    ...{ q: view.q || undefined, asOf: view.asOf ?? undefined, frequency, state, sort },
  };
  const list = usePages(listRegimes, { query });
  const columns = useRegimeColumns((id) => view.set({ peek: id }));
  const mayDefine = list.first?.mayDefine === true;
  const acts = mayDefine && (
    <>
      <Button variant="default" onClick={() => setTaking(true)}>
        {t('regimes.takeOver')}
      </Button>
      <Button onClick={() => setEditing('new')}>{t('regimes.add')}</Button>
    </>
  );
  const frequencyName = (kind: (typeof REPORT_KINDS)[number]) =>
    say({ vi: nameFrequency(kind, 'vi'), en: nameFrequency(kind, 'en') });
  return (
    <>
      <ListPage<RegimeRow>
        title={t('regimes.title')}
        what={t('regimes.what')}
        view={view}
        list={list}
        tabs={<ReportTabs />}
        columns={columns}
        choices={[
          {
            ...{ name: 'frequency', label: t('regimes.frequency'), single: true },
            options: REPORT_KINDS.map((value) => ({ value, label: frequencyName(value) })),
          },
          {
            ...{ name: 'state', label: t('regimes.state'), single: true },
            options: (['current', 'closed'] as const).map((value) => ({
              value,
              label: t(`regimes.states.${value}`),
            })),
          },
        ]}
        acts={acts}
        lookActs={
          <Button
            variant="default"
            component="a"
            href={addressOf(exportRegimes, { query })}
            download
          >
            {t('regimes.export')}
          </Button>
        }
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        onOpen={(row) => view.set({ peek: row.id })}
        card={(row) => (
          <>
            <strong className="two-lines">{row.name}</strong>
            <span className="meta">
              {frequencyName(row.frequency)} · {row.dues.map(say).join(' · ')}
            </span>
          </>
        )}
        empty={<EmptyState acts={acts}>{t('regimes.empty')}</EmptyState>}
      />
      {view.peek && <RegimeSheet id={view.peek} onClose={() => view.set({ peek: null })} />}
      {taking && (
        <TakeOverSheet
          onClose={() => setTaking(false)}
          onTake={(words) => {
            setTaking(false);
            setEditing(words);
          }}
        />
      )}
      {editing && (
        <RegimeEditor
          regime={null}
          words={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}

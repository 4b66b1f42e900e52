import { Button, NativeSelect } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { dayInVietnam, partsOf } from '../../../server/calendar/rules/day.ts';
import { reportPeriodOf } from '../../../server/calendar/rules/report-periods.ts';
import {
  getOfficialDocument,
  getOfficialTable,
  type OfficialTable,
} from '../../../server/reporting/official-contract.ts';
import { ROUNDINGS } from '../../../server/reporting/rules/rounding.ts';
import { type AddressQuery, textIn } from '../../app/address-query.ts';
import { addressOf } from '../../app/client.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { useView } from '../../app/use-view.ts';
import { day, say } from '../../kit/format.ts';
import { PageFrame } from '../../kit/page-frame.tsx';
import { PaperButton } from '../../kit/paper/paper-button.tsx';
import { Segments } from '../../kit/segments.tsx';
import { EmptyState, ReadState } from '../../kit/states.tsx';
import { UnitPicker } from '../../kit/unit-picker.tsx';
import { usePhone } from '../../kit/use-phone.ts';
import { useAddress } from '../../tasks/list/use-address.ts';
import { PrintFoot, PrintHead } from '../../tasks/print-head.tsx';
import { ReportTabs } from '../report-tabs.tsx';
import classes from './official.module.css';
import { OfficialCards } from './official-cards.tsx';
import { OfficialGrid } from './official-grid.tsx';

/** Bảng tổng hợp năm: the 2 × 2 with its rates by unit or field, every number opening its tasks. */
export function Page() {
  const { t } = useTranslation('figures');
  const query = useQueryOfPage();
  const found = useRead(getOfficialTable, { query }, { keep: true });
  const table = found.data;
  const phone = usePhone();
  const title = t('official.title');
  return (
    <PageFrame
      title={title}
      facts={table && <span>{table.unit.name}</span>}
      tabs={<ReportTabs />}
      lookActs={
        <PaperButton
          papers={[]}
          files={(['docx', 'pdf', 'xlsx'] as const).map((format) => ({
            label: t(`official.${format}`),
            href: addressOf(getOfficialDocument, { query: { ...query, format } }),
          }))}
        />
      }
    >
      {phone ? (
        <details className={classes.choices}>
          <summary>
            {[
              `${t('official.year')} ${query.year}`,
              t(`official.calendar.${query.calendar}`),
              `${t('official.by.label')}: ${t(`official.by.${query.by}`)}`,
            ].join(' · ')}
          </summary>
          <Controls query={query} unit={table?.unit} />
        </details>
      ) : (
        <Controls query={query} unit={table?.unit} />
      )}
      <ReadState query={found} what={t('official.what')}>
        {(shown) => <Shown table={shown} year={query.year} />}
      </ReadState>
    </PageFrame>
  );
}

interface PageQuery {
  readonly unitId: string | undefined;
  readonly year: number;
  readonly calendar: 'report' | 'calendar';
  readonly by: 'unit' | 'field';
  readonly rounding: (typeof ROUNDINGS)[number];
  readonly asOf: string | undefined;
}

/** What the address says; the report year of today where it says nothing. */
function useQueryOfPage(): PageQuery {
  const address: AddressQuery = useSearch({ strict: false });
  const { asOf } = useView();
  const calendar = textIn(address, 'calendar') === 'calendar' ? 'calendar' : 'report';
  const today = dayInVietnam(new Date());
  const current = calendar === 'report' ? reportPeriodOf(today, 'year').year : partsOf(today).year;
  const typed = Number(textIn(address, 'year'));
  return {
    ...{ unitId: textIn(address, 'unit'), calendar, asOf: asOf ?? undefined },
    year: Number.isInteger(typed) && typed >= 2000 && typed <= 2100 ? typed : current,
    by: textIn(address, 'by') === 'field' ? 'field' : 'unit',
    rounding: ROUNDINGS.find((rule) => rule === textIn(address, 'rounding')) ?? 'half_up',
  };
}

function Controls({
  query,
  unit,
}: {
  readonly query: PageQuery;
  readonly unit: OfficialTable['unit'] | undefined;
}) {
  const { t } = useTranslation('figures');
  const change = useAddress();
  const { year, calendar, by, rounding } = query;
  const years = [...new Set([year, year - 1, year - 2, year - 3, year + 1])].toSorted();
  return (
    <div className={classes.controls} data-screen>
      <NativeSelect
        className={classes.year}
        label={t('official.year')}
        value={String(year)}
        data={years.map(String)}
        onChange={({ currentTarget }) => change({ year: currentTarget.value })}
      />
      <Segments
        label={t('official.calendar.label')}
        value={calendar}
        data={(['report', 'calendar'] as const).map((value) => ({
          ...{ value, label: t(`official.calendar.${value}`) },
        }))}
        onChange={(value) => change({ calendar: value === 'report' ? undefined : value })}
      />
      <Segments
        label={t('official.by.label')}
        value={by}
        data={(['unit', 'field'] as const).map((value) => ({
          ...{ value, label: t(`official.by.${value}`) },
        }))}
        onChange={(value) => change({ by: value === 'unit' ? undefined : value })}
      />
      <div className={classes.unit}>
        <UnitPicker
          label={t('official.unit')}
          value={unit ? [unit] : []}
          onChange={([chosen]) => change({ unit: chosen?.id })}
        />
      </div>
      <NativeSelect
        className={classes.rounding}
        label={t('official.rounding')}
        value={rounding}
        data={ROUNDINGS.map((value) => ({ value, label: t(`official.roundings.${value}`) }))}
        onChange={({ currentTarget }) =>
          change({
            rounding: currentTarget.value === 'half_up' ? undefined : currentTarget.value,
          })
        }
      />
    </div>
  );
}

function Shown({ table, year }: { readonly table: OfficialTable; readonly year: number }) {
  const { t } = useTranslation('figures');
  const change = useAddress();
  const phone = usePhone();
  const { from, to, cutOff, unit, total, rounding } = table;
  const caption = t('official.caption', { year, unit: unit.name });
  if (total.figures.total === 0) {
    return (
      <EmptyState
        acts={
          <Button variant="default" onClick={() => change({ year: String(year - 1) })}>
            {t('official.previous')}
          </Button>
        }
      >
        {t('official.empty')}
      </EmptyState>
    );
  }
  return (
    <>
      <PrintHead title={caption} />
      <p className="meta">
        {t('official.span', { from: day(from), to: day(to), day: day(cutOff) })}
      </p>
      {phone ? <OfficialCards table={table} /> : <OfficialGrid table={table} caption={caption} />}
      <p className={classes.rule}>
        {say(rounding.rule)} {t('official.numerator')}
      </p>
      <PrintFoot />
    </>
  );
}

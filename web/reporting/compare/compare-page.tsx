import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Comparison,
  compareReports,
  exportComparison,
} from '../../../server/reporting/compare-contract.ts';
import { type AddressQuery, textIn } from '../../app/address-query.ts';
import { addressOf } from '../../app/client.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { say } from '../../kit/format.ts';
import { PageFrame } from '../../kit/page-frame.tsx';
import { Segments } from '../../kit/segments.tsx';
import { EmptyState, ReadState } from '../../kit/states.tsx';
import { useAddress } from '../../tasks/list/use-address.ts';
import { PrintFoot, PrintHead } from '../../tasks/print-head.tsx';
import { ReportTabs } from '../report-tabs.tsx';
import classes from './compare.module.css';
import { CompareSection } from './compare-section.tsx';
import { ReportPicker } from './report-picker.tsx';

/** So sánh: any two reports side by side, field by field; on a phone one under another. */
export function Page() {
  const { t } = useTranslation('figures');
  const address: AddressQuery = useSearch({ strict: false });
  const change = useAddress();
  const [a, b] = [textIn(address, 'a'), textIn(address, 'b')];
  const isWhole = a !== undefined && b !== undefined;
  const ids = { a: a ?? '', b: b ?? '' };
  const found = useRead(compareReports, { query: ids }, { enabled: isWhole, keep: true });
  const shown = isWhole ? found.data : undefined;
  const title = t('compare.title');
  return (
    <PageFrame
      title={title}
      tabs={<ReportTabs />}
      lookActs={
        isWhole && (
          <Button
            variant="default"
            component="a"
            href={addressOf(exportComparison, { query: ids })}
            download
          >
            {t('compare.export')}
          </Button>
        )
      }
    >
      <PrintHead title={title} />
      <div className={classes.pickers} data-screen>
        <ReportPicker
          label={t('compare.a')}
          value={a ?? null}
          known={knownOf(shown?.a)}
          onChange={(id) => change({ a: id })}
        />
        <Button
          variant="default"
          disabled={!isWhole}
          onClick={() => change({ a: b, b: a }, { push: true })}
        >
          {t('compare.swap')}
        </Button>
        <ReportPicker
          label={t('compare.b')}
          value={b ?? null}
          known={knownOf(shown?.b)}
          onChange={(id) => change({ b: id })}
        />
      </div>
      {isWhole ? (
        <ReadState query={found} what={t('compare.what')}>
          {(comparison) => <Sides comparison={comparison} />}
        </ReadState>
      ) : (
        <EmptyState>{t('compare.start')}</EmptyState>
      )}
      <PrintFoot />
    </PageFrame>
  );
}

function knownOf(report: Comparison['a'] | undefined) {
  if (!report) return null;
  const { id, unit, period, report: title } = report;
  return { id, name: `${unit.name}, ${say(period)}: ${title}` };
}

function Sides({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation('figures');
  const [everything, setEverything] = useState(false);
  const { a, b, sections } = comparison;
  // Two periods of one unit are told apart by the period, two units of one period by the unit.
  const nameOf = (report: Comparison['a']) => {
    if (a.unit.id === b.unit.id) return say(report.period);
    if (a.period.vi === b.period.vi) return report.unit.shortName ?? report.unit.name;
    return t('compare.head', { unit: report.unit.name, period: say(report.period) });
  };
  const names = { a: nameOf(a), b: nameOf(b) };
  return (
    <>
      <div className={classes.show} data-screen>
        <Segments
          label={t('compare.show')}
          value={everything ? 'all' : 'different'}
          data={[
            { value: 'different', label: t('compare.onlyDifferent') },
            { value: 'all', label: t('compare.everything') },
          ]}
          onChange={(value) => setEverything(value === 'all')}
        />
      </div>
      {sections.map((section) => (
        <CompareSection
          key={section.heading}
          section={section}
          names={names}
          everything={everything}
        />
      ))}
    </>
  );
}

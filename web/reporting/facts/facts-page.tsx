import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FactSection } from '../../../server/reporting/facts-contract.ts';
import { getFacts } from '../../../server/reporting/official-contract.ts';
import { type AddressQuery, textIn } from '../../app/address-query.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { day, say } from '../../kit/format.ts';
import { PageFrame } from '../../kit/page-frame.tsx';
import { EmptyState, ReadState } from '../../kit/states.tsx';
import { PrintFoot, PrintHead } from '../../tasks/print-head.tsx';
import { ReportTabs } from '../report-tabs.tsx';
import classes from './facts.module.css';
import { FactsTable } from './facts-table.tsx';
import { FiguresTable } from './figures-table.tsx';

/** Số liệu của kỳ: what a unit's period comes to, live, as of the cut-off that the address names. */
export function Page() {
  const { t } = useTranslation('figures');
  const address: AddressQuery = useSearch({ strict: false });
  const [unitId, from, to, cutOff] = ['unit', 'from', 'to', 'cutoff'].map((name) =>
    textIn(address, name),
  );
  const isWhole = Boolean(unitId && from && to && cutOff);
  const found = useRead(
    getFacts,
    {
      query: {
        ...{ unitId: unitId ?? '', from: from ?? '', to: to ?? '', cutOff: cutOff ?? '' },
        ...{ authorityId: textIn(address, 'authority'), heading: textIn(address, 'heading') },
      },
    },
    { enabled: isWhole },
  );
  const title = t('facts.title');
  const facts = found.data;
  return (
    <PageFrame title={title} facts={facts && <span>{facts.unit.name}</span>} tabs={<ReportTabs />}>
      {isWhole ? (
        <ReadState query={found} what={t('facts.what')}>
          {(shown) => (
            <>
              <PrintHead title={title}>{shown.unit.name}</PrintHead>
              <p className="meta">
                {t('facts.span', {
                  ...{ from: day(shown.from), to: day(shown.to), day: day(shown.day) },
                })}
              </p>
              {shown.sections.map((section) => (
                <Section key={section.heading} section={section} />
              ))}
              <PrintFoot />
            </>
          )}
        </ReadState>
      ) : (
        <EmptyState>{t('facts.incomplete')}</EmptyState>
      )}
    </PageFrame>
  );
}

const HEADINGS = [
  ...(['directing', 'results', 'targets', 'money'] as const),
  ...(['difficulties', 'next', 'proposals'] as const),
] as const;

function Section({ section }: { readonly section: FactSection }) {
  const { t } = useTranslation('figures');
  const { heading, figures, words } = section;
  const tables = section.tables.filter(({ rows }) => rows.length > 0);
  const known = HEADINGS.find((each) => each === heading);
  const isEmpty = figures.length + tables.length + words.length === 0;
  return (
    <section className={classes.section}>
      <h2>{known ? t(`facts.heading.${known}`) : heading}</h2>
      {isEmpty && <p className="meta">{t('facts.nothing')}</p>}
      {figures.length > 0 && <FiguresTable figures={figures} />}
      {tables.map((table) => (
        <div key={table.key}>
          <h3>{say(table.label)}</h3>
          <FactsTable table={table} />
        </div>
      ))}
      {words.length > 0 && (
        <>
          <h3>{t('facts.said')}</h3>
          <ul className={classes.said}>
            {words.map(({ words: said, source, at, kind }) => (
              <li key={`${kind} ${source.taskId} ${at}`}>
                <strong>{source.unitName}:</strong> {said}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

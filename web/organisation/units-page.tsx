import { Button } from '@mantine/core';
import { IconDownload, IconPlus, IconTableImport } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportUnits } from '../../server/organisation/contract.ts';
import { addressOf } from '../app/client.ts';
import { useMay } from '../app/me.ts';
import { useAsOf, useView } from '../app/use-view.ts';
import { FilterBar } from '../kit/filter-bar.tsx';
import { PageFrame } from '../kit/page-frame.tsx';
import { Segments } from '../kit/segments.tsx';
import { usePhone } from '../kit/use-phone.ts';
import { DaySlider } from './day-slider.tsx';
import { UnitPanel } from './unit-panel.tsx';
import { UnitSearch } from './unit-search.tsx';
import { UnitTree } from './unit-tree.tsx';
import classes from './units.module.css';
import { useRoot } from './use-root.ts';

const AddUnitSheet = lazy(async () => ({
  default: (await import('./add-unit-sheet.tsx')).AddUnitSheet,
}));
const ImportSheet = lazy(async () => ({
  default: (await import('./import-sheet.tsx')).ImportSheet,
}));

/** Tổ chức: the tree of units on any day, and beside it the page of one unit. */
export function Page() {
  const { t } = useTranslation('organisation');
  const { id } = useParams({ strict: false });
  const navigate = useNavigate();
  const view = useView();
  const { asOf } = useAsOf();
  const mayEdit = useMay('unit.edit');
  const maySeePlans = useMay('succession.read');
  const phone = usePhone();
  const [open, setOpen] = useState<'add' | 'import' | null>(null);
  // On today's map the units are those of today, although a past day is seen.
  const day = asOf !== null && view.map === 'then' ? asOf : undefined;
  const root = useRoot(day);
  const tree = view.q ? <UnitSearch q={view.q} day={day} /> : <UnitTree day={day} here={id} />;
  const panel = id ? <UnitPanel key={id} id={id} day={day} /> : null;
  return (
    <PageFrame
      title={t('units.title')}
      scroll="table"
      bar={
        phone && id ? undefined : (
          <FilterBar
            view={view}
            tools={
              <>
                {asOf !== null && (
                  <Segments
                    label={t('units.onDay')}
                    value={view.map}
                    data={[
                      { value: 'then', label: t('units.thenMap') },
                      { value: 'today', label: t('units.todayMap') },
                    ]}
                    onChange={(map) => view.set({ map })}
                  />
                )}
                {!phone && <DaySlider />}
              </>
            }
          />
        )
      }
      lookActs={
        <>
          {maySeePlans && (
            <Button
              variant="default"
              renderRoot={(props) => <Link to="/reorganisations" {...props} />}
            >
              {t('units.reorganisations')}
            </Button>
          )}
          <Button
            component="a"
            href={addressOf(exportUnits)}
            download
            variant="default"
            leftSection={<IconDownload size={16} stroke={1.75} />}
          >
            {t('units.export')}
          </Button>
        </>
      }
      acts={
        mayEdit && (
          <>
            <Button
              variant="default"
              leftSection={<IconTableImport size={16} stroke={1.75} />}
              onClick={() => setOpen('import')}
            >
              {t('units.import')}
            </Button>
            <Button
              leftSection={<IconPlus size={16} stroke={1.75} />}
              onClick={() => setOpen('add')}
            >
              {t('units.add')}
            </Button>
          </>
        )
      }
    >
      {phone ? (
        <div className={classes.split}>
          {panel ? (
            <div className={classes.unitSide}>
              <button
                type="button"
                className="link-button"
                onClick={() => void navigate({ to: '/units', search: (before) => before })}
              >
                {t('units.back')}
              </button>
              {panel}
            </div>
          ) : (
            <div className={classes.treeSide}>{tree}</div>
          )}
        </div>
      ) : (
        <div className={classes.split}>
          <div className={classes.treeSide}>{tree}</div>
          <div className={classes.unitSide}>
            {panel ?? <p className="meta">{t('units.pick')}</p>}
          </div>
        </div>
      )}
      <Suspense fallback={null}>
        {open === 'add' && <AddUnitSheet parent={root.data} onClose={() => setOpen(null)} />}
        {open === 'import' && <ImportSheet onClose={() => setOpen(null)} />}
      </Suspense>
    </PageFrame>
  );
}

import { NativeSelect } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  comparePlanVersions,
  getPlanVersion,
  listPlanVersions,
  type PlanVersionRow,
} from '../../server/amendments/versions-contract.ts';
import { getPlan } from '../../server/plans/contract.ts';
import { useRead } from '../app/use-endpoint.ts';
import { useView } from '../app/use-view.ts';
import { day } from '../kit/format.ts';
import { PageFrame } from '../kit/page-frame.tsx';
import { ReadState } from '../kit/states.tsx';
import oversight from '../supervision/oversight.module.css';
import classes from './amendments.module.css';
import { ChangesTable, ItemsTable } from './version-tables.tsx';

/** Các bản của một kế hoạch: as issued and as amended; an old one whole, or what changed between two. */
export function Page() {
  const { id = '' } = useParams({ strict: false });
  const { t } = useTranslation(['amendments', 'plans']);
  const view = useView();
  const plan = useRead(getPlan, { params: { id }, query: {} });
  const list = useRead(listPlanVersions, { params: { id } }, { keep: true });
  const { shown, compared } = seenIn(view.view);
  const compare = (from: number, to: number) => view.set({ view: `c${from}-${to}` });
  const name = plan.data?.number ?? plan.data?.title ?? '';
  return (
    <PageFrame
      title={t('amendments:versions.title', { plan: name })}
      tabTitle={t('amendments:versions.title', { plan: name })}
      facts={
        <Link to="/plans/$id" params={{ id }}>
          {name}
        </Link>
      }
    >
      <ReadState query={list}>
        {({ versions, open }) => (
          <>
            {open > 0 && (
              <p>
                <Link to="/amendments" search={{ 'f.plan': id }}>
                  {t('amendments:versions.open', { count: open })}
                </Link>
              </p>
            )}
            <Versions
              versions={versions}
              onRead={(number) => view.set({ view: `v${number}` })}
              onCompare={compare}
            />
            {shown !== null && <OneVersion planId={id} number={shown} />}
            {compared && (
              <Compared planId={id} {...compared} versions={versions} onChoose={compare} />
            )}
          </>
        )}
      </ReadState>
    </PageFrame>
  );
}

/** What an address asks for: one version (`v2`), or what changed between two (`c1-2`). */
function seenIn(view: string) {
  const [, one] = /^v(\d{1,4})$/.exec(view) ?? [];
  const [, from, to] = /^c(\d{1,4})-(\d{1,4})$/.exec(view) ?? [];
  return {
    shown: one ? Number(one) : null,
    compared: from && to ? { from: Number(from), to: Number(to) } : null,
  };
}

interface VersionsProps {
  readonly versions: readonly PlanVersionRow[];
  readonly onRead: (number: number) => void;
  readonly onCompare: (from: number, to: number) => void;
}

function Versions({ versions, onRead, onCompare }: VersionsProps) {
  const { t } = useTranslation('amendments');
  return (
    <>
      <ol className={oversight.plain} aria-label={t('versions.tab')}>
        {versions.toReversed().map((version) => (
          <li key={version.number} className={oversight.item}>
            <div>
              <strong>{t('versions.number', { number: version.number })}</strong>
              {' · '}
              {version.until === null && versions.length > 0
                ? `${t('versions.current')}, ${t('versions.inForce', { from: day(version.inForceFrom) })}`
                : t('versions.until', {
                    from: day(version.inForceFrom),
                    until: day(version.until ?? ''),
                  })}
              <div className={classes.meta}>
                <Source version={version} />
              </div>
            </div>
            <span className={oversight.itemActs}>
              <button type="button" className="link-button" onClick={() => onRead(version.number)}>
                {t('versions.read')}
              </button>
              {version.number > 1 && (
                <button
                  type="button"
                  className="link-button"
                  onClick={() => onCompare(version.number - 1, version.number)}
                >
                  {t('versions.changes')}
                </button>
              )}
            </span>
          </li>
        ))}
      </ol>
      {versions.length === 1 && <p>{t('versions.alone')}</p>}
    </>
  );
}

function Source({ version }: { version: PlanVersionRow }) {
  const { t } = useTranslation('amendments');
  const { amendment, directive } = version;
  if (amendment === null) return t('versions.issued');
  return (
    <Link to="/amendments/$id" params={{ id: amendment.id }}>
      {t('versions.by', { number: directive?.number ?? '', amendment: amendment.number })}
    </Link>
  );
}

/** A version whole; an old one under its banner. */
function OneVersion({ planId, number }: { planId: string; number: number }) {
  const { t } = useTranslation('amendments');
  const read = useRead(getPlanVersion, { params: { id: planId, number } }, { keep: true });
  return (
    <ReadState query={read}>
      {({ version, items }) => (
        <section className={oversight.section}>
          <h2>{t('versions.number', { number: version.number })}</h2>
          {version.until !== null && (
            <p className={classes.banner} role="status">
              <span>{t('versions.old', { day: day(version.until) })}</span>
              <Link to="/plans/$id" params={{ id: planId }}>
                {t('versions.current')}
              </Link>
            </p>
          )}
          <ItemsTable items={items} />
        </section>
      )}
    </ReadState>
  );
}

function Compared(props: {
  readonly planId: string;
  readonly from: number;
  readonly to: number;
  readonly versions: readonly PlanVersionRow[];
  readonly onChoose: (from: number, to: number) => void;
}) {
  const { planId, from, to, versions, onChoose } = props;
  const { t } = useTranslation('amendments');
  const read = useRead(
    comparePlanVersions,
    { params: { id: planId }, query: { from, to } },
    { keep: true },
  );
  const data = versions.map(({ number }) => ({
    value: String(number),
    label: t('versions.number', { number }),
  }));
  return (
    <section className={oversight.section}>
      <div className={classes.choose} data-screen>
        <NativeSelect
          label={t('versions.from')}
          data={data}
          value={String(from)}
          onChange={(event) => onChoose(Number(event.currentTarget.value), to)}
        />
        <NativeSelect
          label={t('versions.to')}
          data={data}
          value={String(to)}
          onChange={(event) => onChoose(from, Number(event.currentTarget.value))}
        />
      </div>
      <ReadState query={read}>{({ changes }) => <ChangesTable changes={changes} />}</ReadState>
    </section>
  );
}

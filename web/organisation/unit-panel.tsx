import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getUnit, type UnitPage } from '../../server/organisation/contract.ts';
import { isUnitKind, UNIT_KIND_NAMES } from '../../server/organisation/rules/unit-kind.ts';
import { useRead } from '../app/use-endpoint.ts';
import { useAsOf } from '../app/use-view.ts';
import { number, say, day as written } from '../kit/format.ts';
import { ReadState } from '../kit/states.tsx';
import classes from './units.module.css';

const AddUnitSheet = lazy(async () => ({
  default: (await import('./add-unit-sheet.tsx')).AddUnitSheet,
}));
const CloseUnitSheet = lazy(async () => ({
  default: (await import('./close-unit-sheet.tsx')).CloseUnitSheet,
}));

/** The page of one unit: what it is, what it was and became, its posts, its subordinate units. */
export function UnitPanel({ id, day }: { id: string; day: string | undefined }) {
  const { t } = useTranslation('organisation');
  const query = useRead(getUnit, { params: { id }, query: { asOf: day } }, { keep: true });
  return (
    <ReadState query={query} what={t('units.unit')}>
      {(unit) => (
        <article aria-labelledby="unit-name">
          <UnitHead unit={unit} />
          <UnitFacts unit={unit} />
          <UnitPosts unit={unit} />
          <UnitChildren unit={unit} />
        </article>
      )}
    </ReadState>
  );
}

function UnitHead({ unit }: { unit: UnitPage }) {
  const { t } = useTranslation('organisation');
  const { asOf } = useAsOf();
  const [open, setOpen] = useState<'add' | 'close' | null>(null);
  const mayAct = unit.canEdit && asOf === null && unit.validTo === null;
  const close = () => setOpen(null);
  return (
    <div className={classes.unitHead}>
      <h2 id="unit-name">{unit.name}</h2>
      {mayAct && (
        <div className={classes.unitActs} data-screen>
          <Button variant="default" onClick={() => setOpen('add')}>
            {t('units.addUnder')}
          </Button>
          <Button variant="default" onClick={() => setOpen('close')}>
            {t('units.close')}
          </Button>
        </div>
      )}
      <Suspense fallback={null}>
        {open === 'add' && <AddUnitSheet parent={unit} onClose={close} />}
        {open === 'close' && <CloseUnitSheet unit={unit} onClose={close} />}
      </Suspense>
    </div>
  );
}

function UnitFacts({ unit }: { unit: UnitPage }) {
  const { t } = useTranslation('organisation');
  const from = written(unit.validFrom);
  return (
    <dl className={classes.facts}>
      <dt>{t('units.facts.kind')}</dt>
      <dd>{isUnitKind(unit.kind) ? say(UNIT_KIND_NAMES[unit.kind]) : unit.kind}</dd>
      <dt>{t('units.facts.code')}</dt>
      <dd>{unit.code ?? <span className="meta">{t('units.facts.noCode')}</span>}</dd>
      {unit.path.length > 0 && (
        <>
          <dt>{t('units.facts.path')}</dt>
          <dd>
            {unit.parentId ? (
              <Link to="/units/$id" params={{ id: unit.parentId }} search={(before) => before}>
                {unit.path.join(' › ')}
              </Link>
            ) : (
              unit.path.join(' › ')
            )}
          </dd>
        </>
      )}
      <dt>{t('units.facts.valid')}</dt>
      <dd>
        {unit.validTo
          ? t('units.facts.fromTo', { from, to: written(unit.validTo) })
          : t('units.facts.from', { from })}
      </dd>
      {unit.aliases.length > 0 && (
        <>
          <dt>{t('units.facts.aliases')}</dt>
          <dd>{unit.aliases.join('; ')}</dd>
        </>
      )}
      <dt>{t('units.facts.before')}</dt>
      <dd>
        <Successions list={unit.before} none={unit.after.length === 0} />
      </dd>
      {unit.after.length > 0 && (
        <>
          <dt>{t('units.facts.after')}</dt>
          <dd>
            <Successions list={unit.after} none={false} />
          </dd>
        </>
      )}
    </dl>
  );
}

/** What a unit was made of, or what it became: each with its day and the document that says so. */
function Successions({ list, none }: { list: UnitPage['before']; none: boolean }) {
  const { t } = useTranslation('organisation');
  if (list.length === 0) {
    return <span className="meta">{none ? t('units.facts.noChange') : '–'}</span>;
  }
  return (
    <ul>
      {list.map(({ id, name, onDay, basis }) => (
        <li key={`${id} ${onDay}`}>
          <Link to="/units/$id" params={{ id }} search={(before) => before}>
            {name}
          </Link>
          , {written(onDay)}. {t('units.facts.basis')}: {basis ?? t('units.facts.noBasis')}
        </li>
      ))}
    </ul>
  );
}

function UnitPosts({ unit }: { unit: UnitPage }) {
  const { t } = useTranslation('organisation');
  const { t: shell } = useTranslation('app');
  return (
    <section className={classes.section}>
      <h3>{t('units.posts')}</h3>
      {unit.posts.length === 0 ? (
        <p className="meta">{t('units.noPosts')}</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('units.postTitle')}</th>
              <th scope="col">{t('units.postRole')}</th>
              <th scope="col">{t('units.holders')}</th>
            </tr>
          </thead>
          <tbody>
            {unit.posts.map(({ id, title, role, holders }) => (
              <tr key={id}>
                <td>{title}</td>
                <td>{shell(`role.${role}`)}</td>
                <td>
                  {holders.length > 0 ? (
                    holders.join(', ')
                  ) : (
                    <span className="meta">{t('units.vacant')}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function UnitChildren({ unit }: { unit: UnitPage }) {
  const { t } = useTranslation('organisation');
  return (
    <section className={classes.section}>
      <h3>
        {t('units.children')} {unit.children.length > 0 && `(${number(unit.children.length)})`}
      </h3>
      {unit.children.length === 0 ? (
        <p className="meta">{t('units.noChildren')}</p>
      ) : (
        <ul className={classes.children}>
          {unit.children.map(({ id, name }) => (
            <li key={id}>
              <Link to="/units/$id" params={{ id }} search={(before) => before}>
                {name}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

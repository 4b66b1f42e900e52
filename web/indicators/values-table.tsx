import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  confirmValues,
  type Indicator,
  type Observation,
} from '../../server/indicators/contract.ts';
import { endOf } from '../../server/indicators/rules/periods.ts';
import { useMe } from '../app/me.ts';
import { useAct } from '../app/use-endpoint.ts';
import { useAsOf } from '../app/use-view.ts';
import { dayAndClock, dayOf } from '../kit/format.ts';
import { toast, toastProblem } from '../kit/notices.ts';
import { usePhone } from '../kit/use-phone.ts';
import { ClassChip } from './class-chip.tsx';
import classes from './indicators.module.css';
import { sayEntered, sayPeriodCode } from './say-value.ts';

const FIRST = 24;
const FIRST_ON_PHONE = 4;

/** Kỳ, Mục tiêu, Thực hiện, Ước, Nguồn, Người xác nhận: figures with who entered and confirmed them. */
export function ValuesTable({ indicator }: { indicator: Indicator }) {
  const { t } = useTranslation('indicators');
  const phone = usePhone();
  const [all, setAll] = useState(false);
  const { values } = indicator;
  const most = phone ? FIRST_ON_PHONE : FIRST;
  const shown = all ? values : values.slice(0, most);
  const severalUnits = new Set(values.map(({ unit }) => unit.id)).size > 1;
  return (
    <section>
      <div className={classes.line}>
        <h2>{t('values.title')}</h2>
        <ConfirmButton indicator={indicator} />
      </div>
      {values.length === 0 ? (
        <p className="meta">{t('values.none')}</p>
      ) : (
        <section
          className={classes.scroll}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
          tabIndex={0}
          aria-label={t('values.title')}
        >
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('values.period')}</th>
                {severalUnits && <th scope="col">{t('values.unit')}</th>}
                <th scope="col" className={classes.right}>
                  {t('values.target')}
                </th>
                <th scope="col" className={classes.right}>
                  {t('values.actual')}
                </th>
                <th scope="col" className={classes.right}>
                  {t('values.estimate')}
                </th>
                <th scope="col">{t('values.source')}</th>
                <th scope="col">{t('values.confirmed')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((value) => (
                <ValueRow
                  key={value.id}
                  indicator={indicator}
                  value={value}
                  withUnit={severalUnits}
                />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {values.length > shown.length && (
        <button type="button" className="link-button" onClick={() => setAll(true)} data-screen>
          {t('values.all', { count: values.length })}
        </button>
      )}
    </section>
  );
}

interface ValueRowProps {
  readonly indicator: Indicator;
  readonly value: Observation;
  readonly withUnit: boolean;
}

function ValueRow({ indicator, value, withUnit }: ValueRowProps) {
  const { t } = useTranslation('indicators');
  const { shape } = indicator;
  const said = (figure: number | null) =>
    sayEntered(shape, figure, [t('values.done'), t('values.notDone')]);
  const expected = indicator.targets[0]?.points.find(
    ({ period }) => endOf(period) === endOf(value.period),
  )?.expected;
  const isActual = value.kind === 'actual';
  return (
    <tr>
      <td>
        {sayPeriodCode(value.period)}
        {value.member !== '' && <div className="meta">{memberName(indicator, value.member)}</div>}
      </td>
      {withUnit && <td>{value.unit.shortName ?? value.unit.name}</td>}
      <td className={classes.right}>{expected == null ? '' : said(expected)}</td>
      <td className={classes.right}>{isActual && <Entered value={value} said={said} />}</td>
      <td className={classes.right}>{!isActual && <Entered value={value} said={said} />}</td>
      <td>
        {value.source}
        {value.note && <div className="meta">{value.note}</div>}
        <div className="meta">{t('values.by', { ...value.by, at: dayAndClock(value.by.at) })}</div>
        {value.earlier.map((earlier) => (
          <div key={earlier.until} className={classes.old}>
            <del>{said(earlier.value) || earlier.words}</del>{' '}
            {t('values.corrected', {
              value: said(earlier.value),
              name: earlier.by.name,
              at: dayOf(earlier.until),
            })}
          </div>
        ))}
        {value.why && <div className="meta">{t('values.why', { why: value.why })}</div>}
        {value.files.map((file) => (
          <div key={file.id}>
            <a href={file.href} download>
              {file.name}
            </a>
          </div>
        ))}
      </td>
      <td>
        {value.confirmed ? (
          <>
            {value.confirmed.name}
            <div className="meta">{dayOf(value.confirmed.at)}</div>
          </>
        ) : (
          <span className="meta">{t('values.waiting')}</span>
        )}
      </td>
    </tr>
  );
}

function Entered({ value, said }: { value: Observation; said: (figure: number | null) => string }) {
  if (value.judged === null) return said(value.value);
  return (
    <>
      <ClassChip value={value.judged} />
      <div style={{ textAlign: 'left', whiteSpace: 'normal' }}>{value.words}</div>
    </>
  );
}

/** Confirms every value that waits and that somebody else entered. */
function ConfirmButton({ indicator }: { indicator: Indicator }) {
  const { t } = useTranslation('indicators');
  const { person } = useMe();
  const { asOf } = useAsOf();
  const act = useAct(confirmValues);
  const waiting = indicator.values.filter(
    ({ confirmed, by }) => confirmed === null && by.name !== person.fullName,
  );
  if (!indicator.may.confirm || asOf !== null || waiting.length === 0) return null;
  const send = () =>
    act.mutate(
      {
        params: { id: indicator.id },
        body: { values: waiting.slice(0, 2_000).map(({ id, version }) => ({ id, version })) },
      },
      {
        onSuccess: ({ confirmed }) => toast(t('values.confirmedDone', { count: confirmed })),
        onError: toastProblem,
      },
    );
  return (
    <Button variant="default" onClick={send} loading={act.isPending} data-screen>
      {t('values.confirmAll', { count: waiting.length })}
    </Button>
  );
}

function memberName({ shape }: Indicator, member: string): string {
  const [dimension, code] = member.split(':');
  const found = shape.dimensions.find((each) => each.code === dimension);
  return found?.members.find((each) => each.code === code)?.name ?? member;
}

import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { periodAround, sayPeriod } from '../../server/calendar/rules/period.ts';
import { weekOf } from '../../server/calendar/rules/week.ts';
import { exportProgramme, getProgramme } from '../../server/tasks/contract.ts';
import { type AddressQuery, textIn } from '../app/address-query.ts';
import { addressOf } from '../app/client.ts';
import { useMe } from '../app/me.ts';
import { usePreferences } from '../app/preferences.ts';
import { useRead } from '../app/use-endpoint.ts';
import { useAsOf } from '../app/use-view.ts';
import { day } from '../kit/format.ts';
import { PageFrame } from '../kit/page-frame.tsx';
import { Segments } from '../kit/segments.tsx';
import { EmptyState, ReadState } from '../kit/states.tsx';
import { UnitPicker } from '../kit/unit-picker.tsx';
import { type Person, PersonPicker } from './acts/person-picker.tsx';
import { useAddress } from './list/use-address.ts';
import { PrintHead } from './print-head.tsx';
import classes from './programme/programme.module.css';
import { asKind, type ProgrammePeriod, periodIn, stepFrom } from './programme/programme-period.ts';
import { ProgrammeTable } from './programme/programme-table.tsx';
import { SignatureBlock } from './programme/signature-block.tsx';
import { useSeenDay } from './use-seen-day.ts';

/** Chương trình công tác of a unit or a leader for a month or a week, a sheet fit to be signed. */
export function Page() {
  const { t } = useTranslation('planViews');
  const { acting } = useMe();
  const { asOf } = useAsOf();
  const { language } = usePreferences();
  const seen = useSeenDay();
  const address: AddressQuery = useSearch({ strict: false });
  const change = useAddress();
  const period = periodIn({ month: textIn(address, 'month'), week: textIn(address, 'week') }, seen);
  const leaderId = textIn(address, 'leader');
  const unitId = textIn(address, 'unit') ?? (leaderId === undefined ? acting.unit.id : undefined);
  const below = textIn(address, 'below') === 'yes' ? ('yes' as const) : ('no' as const);
  const query = {
    ...(unitId === undefined ? {} : { unitId }),
    ...(leaderId === undefined ? {} : { leaderId }),
    ...{ below, from: period.from, to: period.to },
    ...(asOf === null ? {} : { asOf }),
  };
  const found = useRead(getProgramme, { query }, { keep: true });
  const turn = ({ kind, code }: ProgrammePeriod) =>
    change({ month: undefined, week: undefined, [kind]: code });
  const name =
    period.kind === 'month'
      ? sayPeriod(periodAround(period.from, 'month'), language)
      : t('calendar.week', {
          number: weekOf(period.from).number,
          from: day(period.from),
          to: day(period.to),
        });
  const { unit = null, leader = null } = found.data ?? {};
  const whose = leader ? [leader.post, leader.name].filter(Boolean).join(' ') : (unit?.name ?? '');
  const count = found.data?.parts.reduce((sum, { rows }) => sum + rows.length, 0) ?? 0;
  return (
    <PageFrame
      title={t('programme.title')}
      facts={whose}
      lookActs={
        <>
          <Button
            component="a"
            variant="default"
            href={addressOf(exportProgramme, { query })}
            download
          >
            {t('programme.export')}
          </Button>
          <Button onClick={() => window.print()}>{t('print')}</Button>
        </>
      }
      bar={
        <div className={classes.tools}>
          <button
            type="button"
            className="plain-button"
            aria-label={t(`calendar.before.${period.kind}`)}
            onClick={() => turn(stepFrom(period, -1))}
          >
            <IconChevronLeft size={16} aria-hidden />
          </button>
          <strong>{name}</strong>
          <button
            type="button"
            className="plain-button"
            aria-label={t(`calendar.after.${period.kind}`)}
            onClick={() => turn(stepFrom(period, 1))}
          >
            <IconChevronRight size={16} aria-hidden />
          </button>
          <Segments
            label={t('calendar.span')}
            value={period.kind}
            data={[
              { value: 'month', label: t('calendar.month') },
              { value: 'week', label: t('calendar.weekList') },
            ]}
            onChange={(kind) => turn(asKind(period, kind, seen))}
          />
          <Segments
            label={t('programme.whose')}
            value={below}
            data={[
              { value: 'no', label: t('programme.own') },
              { value: 'yes', label: t('programme.below') },
            ]}
            onChange={(value) => change({ below: value === 'yes' ? 'yes' : undefined })}
          />
        </div>
      }
    >
      <div data-landscape>
        <PrintHead title={t('programme.paper', { period: name })}>{whose}</PrintHead>
        <div className={classes.whose} data-screen>
          <UnitPicker
            label={t('programme.unit')}
            value={unit ? [unit] : []}
            onChange={([chosen]) => change({ unit: chosen?.id })}
          />
          <LeaderField leader={leader} onChange={(id) => change({ leader: id ?? undefined })} />
        </div>
        <ReadState query={found}>
          {(programme) =>
            count === 0 ? (
              <EmptyState>{t('programme.none')}</EmptyState>
            ) : (
              <ProgrammeTable programme={programme} isMonth={period.kind === 'month'} />
            )
          }
        </ReadState>
        <SignatureBlock post={leader?.post ?? null} name={leader?.name ?? null} />
      </div>
    </PageFrame>
  );
}

interface LeaderFieldProps {
  readonly leader: {
    readonly id: string;
    readonly name: string;
    readonly post: string | null;
  } | null;
  readonly onChange: (id: string | null) => void;
}

function LeaderField({ leader, onChange }: LeaderFieldProps) {
  const { t } = useTranslation('planViews');
  const [picked, setPicked] = useState<Person | null>(null);
  const shown = leader ? { id: leader.id, name: leader.name, meta: leader.post ?? '' } : picked;
  return (
    <PersonPicker
      label={t('programme.leader')}
      optional
      value={shown}
      onChange={(person) => {
        setPicked(person);
        onChange(person?.id ?? null);
      }}
    />
  );
}

import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../../server/organisation/contract.ts';
import type { TaskRow } from '../../../server/tasks/contract.ts';
import { Sheet } from '../../kit/sheet.tsx';
import { UnitPicker } from '../../kit/unit-picker.tsx';
import { type Person, PersonPicker } from '../acts/person-picker.tsx';
import classes from './list.module.css';
import type { ManyAct } from './use-many-acts.ts';

/** Acts offered on many rows, in the order of how often they are needed. */
const MANY = [
  'delegate',
  'accept',
  'forward',
  'hand_back',
  'suspend',
  'resume',
  'withdraw',
  'accept_result',
  'return_result',
  'reopen',
] as const;
type Kind = (typeof MANY)[number];

/** Acts that cannot be done without a reason. */
const WITH_REASON: readonly Kind[] = [
  'forward',
  'hand_back',
  'suspend',
  'withdraw',
  'return_result',
  'reopen',
];
const LEAST_REASON = 5;

interface ManySheetProps {
  readonly rows: readonly TaskRow[];
  readonly busy: number | null;
  readonly onAct: (act: ManyAct) => void;
  readonly onClose: () => void;
}

/** [Đổi ..]: one act on all ticked rows. What a row does not allow is refused there and said afterwards. */
export function ManySheet({ rows, busy, onAct, onClose }: ManySheetProps) {
  const { t } = useTranslation(['planViews', 'tasks']);
  const [kind, setKind] = useState<Kind>('delegate');
  const [officer, setOfficer] = useState<Person | null>(null);
  const [unit, setUnit] = useState<readonly UnitRef[]>([]);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const needsReason = WITH_REASON.includes(kind);
  const faults = {
    reason: needsReason && reason.trim().length < LEAST_REASON,
    unit: kind === 'forward' && unit.length === 0,
  };

  function send(): void {
    setTried(true);
    if (faults.reason || faults.unit) return;
    onAct(actOf(kind, { officerId: officer?.id ?? null, unitId: unit[0]?.id ?? '', reason }));
  }

  return (
    <Sheet
      opened
      onClose={onClose}
      title={t('many.title', { count: rows.length })}
      acts={
        <Button loading={busy !== null} onClick={send}>
          {t('many.send', { count: rows.length })}
        </Button>
      }
    >
      <div className={classes.many}>
        <NativeSelect
          label={t('many.act')}
          data={MANY.map((value) => ({ value, label: t(`planViews:many.kind.${value}`) }))}
          value={kind}
          onChange={({ currentTarget: { value } }) =>
            setKind(MANY.find((each) => each === value) ?? 'delegate')
          }
        />
        {(kind === 'delegate' || kind === 'accept') && (
          <PersonPicker
            label={t('cell.officer')}
            hint={t('many.officerHint')}
            optional
            value={officer}
            onChange={setOfficer}
          />
        )}
        {kind === 'forward' && (
          <UnitPicker
            label={t('many.unit')}
            value={[...unit]}
            onChange={setUnit}
            error={tried && faults.unit ? t('many.chooseUnit') : undefined}
          />
        )}
        {needsReason && (
          <Textarea
            label={t('many.reason')}
            autosize
            minRows={2}
            value={reason}
            error={tried && faults.reason ? t('tasks:act.reasonShort') : undefined}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        <p className="meta">{t('many.each')}</p>
      </div>
    </Sheet>
  );
}

interface Told {
  readonly officerId: string | null;
  readonly unitId: string;
  readonly reason: string;
}

function actOf(kind: Kind, { officerId, unitId, reason }: Told): ManyAct {
  switch (kind) {
    case 'delegate':
    case 'accept':
      return { act: kind, officerId };
    case 'forward':
      return { act: kind, toUnitId: unitId, reason };
    case 'resume':
    case 'accept_result':
      return { act: kind };
    default:
      return { act: kind, reason };
  }
}

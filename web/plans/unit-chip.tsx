import {
  IconAlertCircle,
  IconBuilding,
  IconQuestionMark,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DraftUnit } from '../../server/plans/contract.ts';
import { membersOf } from '../../server/plans/rules/check-draft.ts';
import { number } from '../kit/format.ts';
import classes from './item.module.css';

/** A unit as read: matched, a class with its count, several that fit, or not in the register (dashed). */
export function UnitChip({ unit }: { unit: DraftUnit }) {
  const { t } = useTranslation('plans');
  const members = membersOf(unit);
  if (unit.group) {
    return (
      <span className={classes.chip}>
        <IconUsersGroup size={14} stroke={1.75} aria-hidden />
        {members === 0
          ? t('item.membersUnknown', { name: unit.written })
          : t('item.members', { name: unit.written, total: number(members) })}
      </span>
    );
  }
  if (unit.unitId !== null) {
    return (
      <span className={classes.chip} title={t('unit.written', { written: unit.written })}>
        <IconBuilding size={14} stroke={1.75} aria-hidden />
        {unit.unitName ?? unit.written}
        {unit.implied && <span className={classes.soft}>({t('item.implied')})</span>}
      </span>
    );
  }
  const twins = unit.twins?.length ?? 0;
  const Icon = twins > 1 ? IconQuestionMark : IconAlertCircle;
  return (
    <span className={classes.chip} data-open>
      <Icon size={14} stroke={1.75} aria-hidden />
      {unit.written}
      <span className={classes.soft}>
        {twins > 1 ? t('item.twins', { count: twins }) : t('item.unmatched')}
      </span>
    </span>
  );
}

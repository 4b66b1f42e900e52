import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Regime } from '../../../server/reporting/regime-contract.ts';
import { say } from '../../kit/format.ts';
import classes from './regimes.module.css';

interface ConflictListProps {
  readonly conflicts: Regime['conflicts'];
  readonly field: Regime['conflicts'][number]['field'];
  /** The level, from 0, at whose field they stand. */
  readonly hop?: number;
}

/** What contradicts the general rule at one field, each with the rule. */
export function ConflictList({ conflicts, field, hop }: ConflictListProps) {
  const { t } = useTranslation('reporting');
  return conflicts
    .filter((each) => each.field === field && (hop === undefined || each.hop === hop))
    .map((each) => (
      <p key={`${each.code} ${each.hop}`} className={classes.conflict}>
        <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
        <span>
          {say(each.say)} <span className="meta">{t('edit.source', { source: each.source })}</span>
        </span>
      </p>
    ));
}

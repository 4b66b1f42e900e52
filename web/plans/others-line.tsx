import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { number } from '../kit/format.ts';
import classes from './desk.module.css';
import { useReviewHere } from './use-review.ts';
import type { OtherOfficer } from './use-together.ts';

/**
 * "Trần Thị Hoa đang rà soát mục 40-60": who else works here, and where; a click goes there. `plain` only
 * says it, where the room is the thumb's.
 */
export function OthersLine({ plain = false }: { plain?: boolean }) {
  const { together, readOnly } = useReviewHere();
  if (readOnly || together.others.length === 0) return null;
  return (
    <div className={classes.others} role="status">
      <IconUsers size={16} stroke={1.75} aria-hidden />
      {together.others.map((other) => (
        <OtherSays key={other.seat} other={other} plain={plain} />
      ))}
    </div>
  );
}

function OtherSays({ other, plain }: { other: OtherOfficer; plain: boolean }) {
  const { t } = useTranslation('plans');
  const { items, send } = useReviewHere();
  const { stretch, isSelf } = other;
  const place = (key: string | undefined) => items.findIndex((item) => item.key === key) + 1;
  const [from, to] = [place(stretch?.from), place(stretch?.to)];
  const name = isSelf ? t('together.self', { name: other.name }) : other.name;
  if (from === 0 || to === 0) return <span>{t('together.here', { name })}</span>;
  const words =
    from === to
      ? t('together.one', { name, at: number(from) })
      : t('together.at', { name, from: number(from), to: number(to) });
  if (plain) return <span>{words}</span>;
  return (
    <button
      type="button"
      className="link-button"
      onClick={() => {
        send({ type: 'tab', tab: 'all' });
        if (stretch) send({ type: 'select', key: stretch.from });
      }}
    >
      {words}
    </button>
  );
}

import { useTranslation } from 'react-i18next';
import { day } from '../../kit/format.ts';

interface Held {
  readonly title: string;
  readonly kind: 'regular' | 'acting';
  readonly to: string | null;
}

/** How a post that somebody holds is said: “Vụ trưởng (giao quyền, đến 31/12/2026)”. */
export function useHeld(): (post: Held) => string {
  const { t } = useTranslation('people');
  return ({ title, kind, to }) =>
    kind === 'acting' ? `${title} (${t('acting', { day: to ? day(to) : '' })})` : title;
}

/** How a stretch of days is said: “từ 01/3/2025”, “từ 01/3/2025 đến 31/12/2026”. */
export function useSpan(): (span: { readonly from: string; readonly to: string | null }) => string {
  const { t } = useTranslation('people');
  return ({ from, to }) =>
    to === null
      ? t('span.from', { from: day(from) })
      : t('span.fromTo', { from: day(from), to: day(to) });
}

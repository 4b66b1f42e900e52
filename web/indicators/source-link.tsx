import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TargetRow } from '../../server/indicators/contract.ts';

/** The document that orders a target; one click shows the very words. */
export function SourceLink({ source }: { source: TargetRow['source'] }) {
  const { t } = useTranslation('indicators');
  const { directiveId, planNumber, planTitle, clause, span } = source;
  if (directiveId === null) return <span className="meta">{t('byHand')}</span>;
  const name = [planNumber ?? planTitle ?? t('openSource'), clause].filter(Boolean).join(', ');
  return (
    <Link
      to="/directives/$id"
      params={{ id: directiveId }}
      search={span ? { at: `${span.start}-${span.end}` } : {}}
    >
      {name}
    </Link>
  );
}

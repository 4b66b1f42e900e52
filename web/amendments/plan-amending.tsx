import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listPlanVersions } from '../../server/amendments/versions-contract.ts';
import type { Plan } from '../../server/plans/contract.ts';
import { useRead } from '../app/use-endpoint.ts';
import { ProposeButton } from './propose-button.tsx';

/** Of a plan: [Các bản] with how many there are, and [Đề nghị điều chỉnh]. */
export function PlanAmending({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation('amendments');
  const versions = useRead(listPlanVersions, { params: { id: plan.id } });
  const count = versions.data?.versions.length ?? 1;
  return (
    <>
      <Button
        variant="default"
        renderRoot={(props) => (
          <Link to="/plans/$id/versions" params={{ id: plan.id }} {...props} />
        )}
      >
        {t('versions.tab')} {count > 1 && `(${count})`}
      </Button>
      <ProposeButton planId={plan.id} plan={plan.number ?? plan.title} />
    </>
  );
}

import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Plan } from '../../server/plans/contract.ts';
import { listPublications, preparePublication } from '../../server/portal/contract.ts';
import { useMay } from '../app/me.ts';
import { useAct, useRead } from '../app/use-endpoint.ts';
import { useAsOf } from '../app/use-view.ts';
import { toastProblem } from '../kit/toast.tsx';

/** [Công khai] of a plan: to what the public reads of it, or the beginning of that. */
export function PlanPublic({ plan }: { readonly plan: Plan }) {
  return useMay('publication.read') ? <Offered plan={plan} /> : null;
}

function Offered({ plan: { id: planId } }: { readonly plan: Plan }) {
  const { t } = useTranslation('portal');
  const navigate = useNavigate();
  const { asOf } = useAsOf();
  const found = useRead(listPublications, { query: { planId, limit: 1 } });
  const prepare = useAct(preparePublication);
  const known = found.data?.rows[0];
  if (known) {
    return (
      <Button
        variant="default"
        renderRoot={(props) => <Link to="/publications/$id" params={{ id: known.id }} {...props} />}
      >
        {t('make')}
      </Button>
    );
  }
  if (!found.data?.mayPrepare || asOf !== null) return null;
  const begin = async () => {
    const { id } = await prepare.mutateAsync({ body: { planId } });
    await navigate({ to: '/publications/$id', params: { id } });
  };
  return (
    <Button
      variant="default"
      loading={prepare.isPending}
      onClick={() => void begin().catch(toastProblem)}
    >
      {t('make')}
    </Button>
  );
}

import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { draftAmendment } from '../../server/amendments/contract.ts';
import { useMay } from '../app/me.ts';
import { useAct } from '../app/use-endpoint.ts';
import { useAsOf } from '../app/use-view.ts';
import { toastProblem } from '../kit/toast.tsx';

interface ProposeButtonProps {
  readonly planId: string;
  /** How the plan is called in the name of the draft. */
  readonly plan: string;
  /** The task from whose page it is proposed. */
  readonly taskId?: string;
}

/** [Đề nghị điều chỉnh]: begins a draft and goes to it, with the task at hand chosen already. */
export function ProposeButton({ planId, plan, taskId }: ProposeButtonProps) {
  const { t } = useTranslation('amendments');
  const navigate = useNavigate();
  const draft = useAct(draftAmendment);
  const { asOf } = useAsOf();
  if (!useMay('amendment.propose') || asOf !== null) return null;
  const begin = async () => {
    const title = t('draftTitle', { plan }).slice(0, 300);
    const { id } = await draft.mutateAsync({ body: { planId, title, changes: [] } });
    await navigate({
      ...{ to: '/amendments/$id', params: { id } },
      search: taskId ? { 'f.thing': taskId } : {},
    });
  };
  return (
    <Button
      variant="default"
      loading={draft.isPending}
      onClick={() => void begin().catch(toastProblem)}
    >
      {t('propose')}
    </Button>
  );
}

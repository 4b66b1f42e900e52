import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { dropCodesOf, getAccountOf } from '../../../server/organisation/account-contract.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { Sheet } from '../../kit/sheet.tsx';
import { toast, toastProblem } from '../../kit/toast.tsx';

interface DropCodesSheetProps {
  readonly personId: string;
  readonly username: string;
  readonly onClose: () => void;
}

/** Gỡ mã 6 số: what will happen, before it does. */
export function DropCodesSheet({ personId, username, onClose }: DropCodesSheetProps) {
  const { t } = useTranslation('account');
  const { t: kit } = useTranslation('kit');
  const drop = useAct(dropCodesOf, { stale: [getAccountOf] });
  return (
    <Sheet
      opened
      onClose={onClose}
      title={t('admin.dropCodes')}
      acts={
        <>
          <Button variant="default" onClick={onClose}>
            {kit('act.cancel')}
          </Button>
          <Button
            loading={drop.isPending}
            onClick={() =>
              drop.mutate(
                { params: { id: personId } },
                {
                  onSuccess: () => {
                    toast(t('admin.dropped', { username }));
                    onClose();
                  },
                  onError: toastProblem,
                },
              )
            }
          >
            {t('admin.dropCodes')}
          </Button>
        </>
      }
    >
      <p>
        <b>{username}</b>
      </p>
      <p>{t('admin.dropCodesWhat')}</p>
    </Sheet>
  );
}

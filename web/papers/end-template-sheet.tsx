import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  closeTemplate,
  listTemplates,
  type PaperTemplate,
} from '../../server/papers/template-contract.ts';
import { asProblem } from '../app/problem-error.ts';
import { useAct } from '../app/use-endpoint.ts';
import { Sheet } from '../kit/sheet.tsx';
import { toast } from '../kit/toast.tsx';
import classes from './papers.module.css';

interface EndTemplateSheetProps {
  readonly template: PaperTemplate;
  readonly onClose: () => void;
}

/** Ngừng dùng: papers of the type are in the form of the system again; the template stays in the list. */
export function EndTemplateSheet({ template, onClose }: EndTemplateSheetProps) {
  const { t } = useTranslation('papers');
  const { t: kit } = useTranslation('kit');
  const end = useAct(closeTemplate, { stale: [listTemplates] });
  const [refusal, setRefusal] = useState('');
  const { id, name, type } = template;

  async function send(): Promise<void> {
    try {
      await end.mutateAsync({ params: { id } });
      toast(t('ending.done', { name }));
      onClose();
    } catch (error) {
      setRefusal(asProblem(error).sentence);
    }
  }

  return (
    <Sheet
      opened
      onClose={onClose}
      title={t('ending.title')}
      acts={
        <>
          <Button variant="default" onClick={onClose}>
            {kit('act.cancel')}
          </Button>
          <Button loading={end.isPending} onClick={() => void send()}>
            {t('ending.send')}
          </Button>
        </>
      }
    >
      <p>{t('ending.what', { type: t(`type.${type}`), name })}</p>
      {refusal && (
        <p className={classes.bad} role="alert">
          {refusal}
        </p>
      )}
    </Sheet>
  );
}

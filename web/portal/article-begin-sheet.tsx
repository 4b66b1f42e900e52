import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { draftArticle, listArticlePlans } from '../../server/portal/articles/contract.ts';
import { useAct, useRead } from '../app/use-endpoint.ts';
import { ChoiceField } from '../kit/choice-field.tsx';
import { day } from '../kit/format.ts';
import { SheetForm } from '../kit/sheet-form.tsx';
import { useForm } from '../kit/use-form.ts';

interface Draft {
  readonly [field: string]: unknown;
  readonly planId: string;
  readonly kind: string;
  readonly to: string;
  readonly from: string;
  readonly english: string;
}

const NONE = '0';

/** Soạn tin: of which published plan, about the plan itself or about what a period brought. */
export function BeginSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('portalArticles');
  const navigate = useNavigate();
  const draft = useAct(draftArticle);
  const { data } = useRead(listArticlePlans, { query: {} });
  const form = useForm<Draft>({
    key: 'begin-article',
    first: { planId: '', kind: 'plan', to: '', from: NONE, english: 'no' },
    check: ({ planId }): { planId?: string } => (planId === '' ? { planId: t('form.noPlan') } : {}),
  });
  const { planId, kind } = form.values;
  const plans = data?.plans ?? [];
  const editions = plans.find(({ id }) => id === planId)?.editions ?? [];
  const to = Number(form.values.to) || (editions[0]?.number ?? 0);
  const optionOf = (edition: (typeof editions)[number]) => ({
    value: String(edition.number),
    label: t('form.edition', { number: edition.number, day: day(edition.cutOff) }),
  });
  return (
    <SheetForm
      form={form}
      title={t('begin')}
      send={t('begin')}
      onClose={onClose}
      onSend={async ({ from, english }) => {
        const made = await draft.mutateAsync({
          body: {
            ...{
              planId,
              kind: kind === 'results' ? 'results' : 'plan',
              english: english === 'yes',
            },
            ...(to > 0 ? { toEdition: to } : {}),
            fromEdition: kind === 'results' && from !== NONE ? Number(from) : null,
          },
        });
        await navigate({ to: '/articles/$id', params: { id: made.id } });
      }}
    >
      <ChoiceField
        form={form}
        name="planId"
        label={t('form.plan')}
        searchable
        options={plans.map(({ id, number, title }) => ({
          value: id,
          label: [number, title].filter(Boolean).join(' '),
        }))}
      />
      <ChoiceField
        form={form}
        name="kind"
        label={t('form.kind')}
        options={(['plan', 'results'] as const).map((value) => ({
          value,
          label: t(`kind.${value}`),
        }))}
      />
      {kind === 'results' && editions.length > 0 && (
        <>
          <ChoiceField
            form={form}
            name="to"
            label={t('form.to')}
            options={editions.map(optionOf)}
          />
          <ChoiceField
            form={form}
            name="from"
            label={t('form.from')}
            options={[
              { value: NONE, label: t('form.noFrom') },
              ...editions.filter(({ number }) => number < to).map(optionOf),
            ]}
          />
        </>
      )}
      <ChoiceField
        form={form}
        name="english"
        label={t('form.english')}
        options={[
          { value: 'no', label: t('form.englishNo') },
          { value: 'yes', label: t('form.englishYes') },
        ]}
      />
    </SheetForm>
  );
}

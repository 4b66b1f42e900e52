import { useTranslation } from 'react-i18next';
import { type Article, moveArticle } from '../../server/portal/articles/contract.ts';
import type { ArticleMove } from '../../server/portal/articles/rules/article-steps.ts';
import { useAct } from '../app/use-endpoint.ts';
import { LongTextField } from '../kit/form.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { useForm } from '../kit/use-form.ts';

interface MoveSheetProps {
  readonly article: Article;
  readonly step: ArticleMove;
  /** Saves what is not saved yet; the version that then stands. */
  readonly flush: () => Promise<number | null>;
  readonly onClose: () => void;
}

/** Moves an article on its way: what will happen, and a reason where one is due. */
export function MoveSheet({ article, step, flush, onClose }: MoveSheetProps) {
  const { t } = useTranslation('portalArticles');
  const move = useAct(moveArticle);
  const { id, address } = article;
  const needsWords = step === 'give_back' || step === 'withdraw';
  const form = useForm<{ words: string }>({
    key: `${step}-article:${id}`,
    first: { words: '' },
    check: ({ words }): { words?: string } =>
      needsWords && words.trim().length < 5 ? { words: t('form.short', { count: 5 }) } : {},
  });
  return (
    <SheetForm
      form={form}
      title={t(`act.${step}`)}
      send={t(`act.${step}`)}
      onClose={onClose}
      onSend={async ({ words }) => {
        const version = (await flush()) ?? article.version;
        await move.mutateAsync({ params: { id }, body: { version, step, words: words.trim() } });
        toast(t('done'));
      }}
    >
      <p>{article.headline}</p>
      {step === 'approve' && <p>{t('form.everyoneReads', { address })}</p>}
      {step === 'withdraw' && <p>{t('form.goesDown', { address })}</p>}
      {step === 'drop' && <p>{t('form.dropped')}</p>}
      {step === 'correct' && <p>{t('form.correctHow')}</p>}
      {needsWords && (
        <LongTextField
          form={form}
          name="words"
          label={t(step === 'withdraw' ? 'form.publicWords' : 'form.words')}
          rows={2}
        />
      )}
    </SheetForm>
  );
}

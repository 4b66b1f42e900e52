import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Article, getArticle, previewArticle } from '../../server/portal/articles/contract.ts';
import {
  ARTICLE_MOVES,
  type ArticleMove,
} from '../../server/portal/articles/rules/article-steps.ts';
import { addressOf } from '../app/client.ts';
import { useRead } from '../app/use-endpoint.ts';
import { useAsOf } from '../app/use-view.ts';
import { day } from '../kit/format.ts';
import { PageFrame } from '../kit/page-frame.tsx';
import { ErrorState, LoadingState } from '../kit/states.tsx';
import classes from './article.module.css';
import { Afterwards, Reading } from './article-reading.tsx';
import { useArticleState } from './articles-page.tsx';
import { PortalTabs } from './portal-tabs.tsx';
import { useArticleDraft } from './use-article-draft.ts';

// Forms and the editor are for those who write or decide.
const MoveSheet = lazy(async () => ({ default: (await import('./article-sheets.tsx')).MoveSheet }));
const Editor = lazy(async () => ({ default: (await import('./article-editor.tsx')).Editor }));

/** Một tin bài: its words with their sources, and what may be done with it now. */
export function Page() {
  const { id = '' } = useParams({ strict: false });
  const { asOf } = useAsOf();
  const { t } = useTranslation('portalArticles');
  const query = asOf ? { asOf } : {};
  const read = useRead(getArticle, { params: { id }, query }, { keep: true });
  const article = read.data?.id === id ? read.data : undefined;
  if (article) return <Frame key={article.id} article={article} />;
  return (
    <PageFrame title={t('title')} tabs={<PortalTabs />}>
      {read.error ? (
        <ErrorState error={read.error} onAgain={() => void read.refetch()} />
      ) : (
        <LoadingState />
      )}
    </PageFrame>
  );
}

/** Which act comes next is offered first, and filled where it carries the article on. */
const IN_ORDER: readonly ArticleMove[] = ARTICLE_MOVES.toSorted(
  (one, other) => Number(leadsOn(other)) - Number(leadsOn(one)),
);
function leadsOn(step: ArticleMove): boolean {
  return step === 'approve' || step === 'propose';
}

function Frame({ article }: { readonly article: Article }) {
  const { t } = useTranslation('portalArticles');
  const says = useArticleState();
  const draft = useArticleDraft(article);
  const [step, setStep] = useState<ArticleMove | null>(null);
  const acts = IN_ORDER.filter((each) => article.may.includes(each));
  const writes = article.may.includes('write');
  return (
    <PageFrame
      title={article.headline || t('title')}
      facts={says(article)}
      tabs={<PortalTabs />}
      lookActs={
        <Button
          variant="default"
          component="a"
          target="_blank"
          rel="noreferrer"
          data-disabled={(writes && draft.isSaving) || undefined}
          href={addressOf(previewArticle, { params: { id: article.id }, query: {} })}
        >
          {t('act.preview')}
        </Button>
      }
      acts={acts.toReversed().map((each) => (
        <Button
          key={each}
          variant={each === acts[0] && leadsOn(each) ? 'filled' : 'default'}
          onClick={() => setStep(each)}
        >
          {t(`act.${each}`)}
        </Button>
      ))}
    >
      <Standing article={article} />
      {writes ? (
        <Suspense fallback={<LoadingState />}>
          <Editor article={article} draft={draft} />
        </Suspense>
      ) : (
        <Reading article={article} />
      )}
      <Afterwards article={article} />
      {step && (
        <Suspense fallback={null}>
          <MoveSheet
            article={article}
            step={step}
            flush={draft.flush}
            onClose={() => setStep(null)}
          />
        </Suspense>
      )}
    </PageFrame>
  );
}

/** What holds now: where the public reads it, why it came back or was taken down, who proposed. */
function Standing({ article }: { readonly article: Article }) {
  const { t } = useTranslation('portalArticles');
  const { address, editions, said, proposedBy, withdrawal, plan } = article;
  return (
    <section>
      <p>
        {editions > 0 ? (
          <a href={address}>{t('page.public', { address })}</a>
        ) : (
          t('page.notYet', { address })
        )}
        {' · '}
        <Link to="/plans/$id" params={{ id: plan.id }}>
          {plan.number ?? t('page.openPlan')}
        </Link>
      </p>
      {withdrawal && (
        <p className={classes.old}>
          {t('page.withdrawn', {
            ...{ day: day(withdrawal.on), by: withdrawal.by, reason: withdrawal.reason },
          })}
        </p>
      )}
      {said && <p className={classes.old}>{t('page.said', { words: said })}</p>}
      {proposedBy && <p>{t('page.proposed', { name: proposedBy })}</p>}
    </section>
  );
}

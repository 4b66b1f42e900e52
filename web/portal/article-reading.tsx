import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Article, getArticleViews } from '../../server/portal/articles/contract.ts';
import {
  type Block,
  type Sentence,
  sentencesIn,
  sentencesOfBlock,
} from '../../server/portal/articles/rules/article-text.ts';
import { useRead } from '../app/use-endpoint.ts';
import { day, dayAndClock, number } from '../kit/format.ts';
import { Segments } from '../kit/segments.tsx';
import classes from './article.module.css';
import { outdatedCount, Sources } from './article-sources.tsx';

/** The words of an article for who reads or approves them, each block with its sources when it is asked for. */
export function Reading({ article }: { readonly article: Article }) {
  const { t } = useTranslation('portalArticles');
  const [lang, setLang] = useState<'vi' | 'en'>('vi');
  const { vi, en } = article.content;
  const text = (lang === 'en' && en) || vi;
  const outdated = outdatedCount(sentencesIn(text), article);
  return (
    <section className={classes.words}>
      {en && (
        <Segments
          label={t('edit.language')}
          value={lang}
          onChange={setLang}
          data={(['vi', 'en'] as const).map((value) => ({ value, label: t(`edit.${value}`) }))}
        />
      )}
      {outdated > 0 && <p className={classes.old}>{t('page.outdated', { count: outdated })}</p>}
      <div lang={lang}>
        <h2>{text.headline}</h2>
        <Read sentences={text.lead} article={article} />
        {text.blocks.map((block, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what is read only never moves
          <ReadBlock key={at} block={block} article={article} />
        ))}
      </div>
    </section>
  );
}

function ReadBlock({ block, article }: { readonly block: Block; readonly article: Article }) {
  if (block.kind === 'heading') return <h3>{block.text}</h3>;
  if (block.kind === 'quote') return <blockquote>{block.text}</blockquote>;
  const isLines = block.kind === 'list' || block.kind === 'table';
  return <Read sentences={sentencesOfBlock(block)} article={article} isLines={isLines} />;
}

interface ReadProps {
  readonly sentences: readonly Sentence[];
  readonly article: Article;
  readonly isLines?: boolean;
}

function Read({ sentences, article, isLines = false }: ReadProps) {
  const { t } = useTranslation('portalArticles');
  const [open, setOpen] = useState(false);
  const hasFacts = sentences.some(({ facts }) => facts.length > 0);
  const isOld = (each: Sentence) => outdatedCount([each], article) > 0;
  const words = sentences.map((each, at) => {
    const Words = isLines ? 'li' : 'span';
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: what is read only never moves
      <Words key={at} data-old={isOld(each) || undefined}>
        {isOld(each) ? <mark>{each.text}</mark> : each.text}
        {!isLines && ' '}
      </Words>
    );
  });
  return (
    <>
      {isLines ? <ul>{words}</ul> : <p>{words}</p>}
      {hasFacts && (
        <Button
          size="compact-xs"
          variant="subtle"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {t('source.title')}
        </Button>
      )}
      {open && <Sources sentences={sentences} known={article} />}
    </>
  );
}

/** How many people read it, day by day; and the editions that went out. */
export function Afterwards({ article }: { readonly article: Article }) {
  const { t } = useTranslation('portalArticles');
  const views = useRead(getArticleViews, { params: { id: article.id }, query: {} }).data;
  if (article.editions === 0) return null;
  const days = views?.days.filter(({ people }) => people > 0).toReversed() ?? [];
  return (
    <>
      <section id="luot-xem">
        <h2 className={classes.heading}>{t('page.views')}</h2>
        <p>
          {views && views.countedAt !== null
            ? t('page.viewsTotal', { count: views.total, at: dayAndClock(views.countedAt) })
            : t('page.noViews')}
        </p>
        {days.length > 0 && (
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('page.day')}</th>
                <th scope="col">{t('page.views')}</th>
              </tr>
            </thead>
            <tbody>
              {days.map((each) => (
                <tr key={each.day}>
                  <th scope="row">{day(each.day)}</th>
                  <td>{number(each.people)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <section>
        <h2 className={classes.heading}>{t('page.history')}</h2>
        <ul>
          {article.history.map((each) => (
            <li key={each.number}>
              {t('page.edition', { number: each.number, at: dayAndClock(each.publishedAt) })}
              {each.note && `: ${each.note}`}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

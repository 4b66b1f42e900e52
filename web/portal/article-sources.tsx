import { useTranslation } from 'react-i18next';
import type { Article } from '../../server/portal/articles/contract.ts';
import type { Sentence } from '../../server/portal/articles/rules/article-text.ts';
import classes from './article.module.css';

type Known = Pick<Article, 'now' | 'sources'>;

/** The figures of a block with where they come from, what stands there now, and the words that order it. */
export function Sources({
  sentences,
  known,
}: {
  readonly sentences: readonly Sentence[] | null;
  readonly known: Known;
}) {
  const { t } = useTranslation('portalArticles');
  const nameOf = useRefName(known);
  if (sentences === null) return <p className={classes.meta}>{t('source.pick')}</p>;
  const facts = sentences.flatMap((each) => each.facts);
  if (facts.length === 0) return <p className={classes.meta}>{t('source.none')}</p>;
  const seen = new Map(facts.map((fact) => [`${fact.ref} ${fact.words}`, fact]));
  return (
    <dl className={classes.sources}>
      {[...seen.values()].map(({ ref, words, value }) => {
        const now = known.now[ref];
        const isOld = now !== undefined && now !== value;
        const { quote, path } = known.sources[thingOf(ref)] ?? {};
        return (
          <div key={`${ref} ${words}`} data-old={isOld || undefined}>
            <dt>{t('source.is', { words })}</dt>
            <dd>
              {path ? <a href={path}>{nameOf(ref)}</a> : nameOf(ref)}
              {': '}
              {!isOld
                ? t('source.same')
                : now === null
                  ? t('source.gone')
                  : t('source.changed', { now })}
              {quote && <q className={classes.quote}>{t('source.orders', { quote })}</q>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** How many sentences have a figure that has changed since they were written. */
export function outdatedCount(sentences: readonly Sentence[], { now }: Pick<Known, 'now'>): number {
  return sentences.filter(({ facts }) =>
    facts.some(({ ref, value }) => now[ref] !== undefined && now[ref] !== value),
  ).length;
}

function thingOf(ref: string): string {
  return ref
    .replace(/^before\//, '')
    .split('/')
    .slice(0, 2)
    .join('/');
}

const NAMED = [
  ...(['authority', 'plan', 'cutOff', 'counts', 'lines', 'allLines', 'fields', 'field'] as const),
  ...(['unit', 'leads', 'due', 'year', 'task', 'target', 'targets', 'money', 'phases'] as const),
  ...(['phase', 'new', 'late', 'rest', 'before'] as const),
] as const;

/** What a place of the published data is called. */
function useRefName({ sources }: Known): (ref: string) => string {
  const { t } = useTranslation('portalArticles');
  return (ref) => {
    const first = NAMED.find((each) => each === ref.split('/', 1)[0]);
    return first ? t(`ref.${first}`, { title: sources[thingOf(ref)]?.title ?? '' }) : ref;
  };
}

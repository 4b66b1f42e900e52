import { useTranslation } from 'react-i18next';
import type { Article } from '../../server/portal/articles/contract.ts';
import type { Fact, Sentence } from '../../server/portal/articles/rules/article-text.ts';
import classes from './article.module.css';

type Known = Pick<Article, 'now' | 'sources'>;

/** The figures of a block by where they come from, what stands there now, and the words that order it. */
export function Sources({
  sentences,
  known,
}: {
  readonly sentences: readonly Sentence[] | null;
  readonly known: Known;
}) {
  const { t } = useTranslation('portalArticles');
  const nameOf = useSourceName(known);
  if (sentences === null) return <p className={classes.meta}>{t('source.pick')}</p>;
  const groups = bySource(sentences.flatMap((each) => each.facts));
  if (groups.size === 0) return <p className={classes.meta}>{t('source.none')}</p>;
  return (
    <dl className={classes.sources}>
      {[...groups].map(([source, facts]) => {
        const { quote, path } = known.sources[source] ?? {};
        const old = facts.filter((fact) => isOld(fact, known));
        return (
          <div key={source} data-old={old.length > 0 || undefined}>
            <dt>{path ? <a href={path}>{nameOf(source)}</a> : nameOf(source)}</dt>
            <dd>
              {facts.map(({ words }) => t('source.is', { words })).join(', ')}
              {old.length === 0 && <span className={classes.meta}> · {t('source.same')}</span>}
            </dd>
            {old.map(({ ref, words }) => {
              const now = known.now[ref];
              const said = now ? t('source.changed', { now }) : t('source.gone');
              return <dd key={`${ref} ${words}`}>{`${t('source.is', { words })}: ${said}`}</dd>;
            })}
            {quote && <dd className={classes.quote}>{t('source.orders', { quote })}</dd>}
          </div>
        );
      })}
    </dl>
  );
}

/** Figures of one thing together, each said once. */
function bySource(facts: readonly Fact[]): Map<string, Fact[]> {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const source = sourceOf(fact.ref);
    const group = groups.get(source) ?? [];
    const isSaid = group.some(({ ref, words }) => ref === fact.ref && words === fact.words);
    groups.set(source, isSaid ? group : [...group, fact]);
  }
  return groups;
}

function isOld({ ref, value }: Fact, { now }: Pick<Known, 'now'>): boolean {
  return now[ref] !== undefined && now[ref] !== value;
}

/** How many sentences have a figure that has changed since they were written. */
export function outdatedCount(sentences: readonly Sentence[], known: Pick<Known, 'now'>): number {
  return sentences.filter(({ facts }) => facts.some((fact) => isOld(fact, known))).length;
}

/** `task/nv-1` for all that is said of a task; the first word for what belongs to no single thing. */
function sourceOf(ref: string): string {
  const [first = '', key = ''] = ref.replace(/^before\//, '').split('/');
  return first === 'task' || first === 'target' ? `${first}/${key}` : first;
}

const NAMED = [
  ...(['authority', 'plan', 'cutOff', 'counts', 'lines', 'allLines', 'fields', 'field'] as const),
  ...(['unit', 'leads', 'due', 'year', 'task', 'target', 'targets', 'money', 'phases'] as const),
  ...(['phase', 'new', 'late', 'rest'] as const),
] as const;

/** What a place of the published data is called. */
function useSourceName({ sources }: Known): (source: string) => string {
  const { t } = useTranslation('portalArticles');
  return (source) => {
    const first = NAMED.find((each) => each === source.split('/', 1)[0]);
    return first ? t(`ref.${first}`, { title: sources[source]?.title ?? '' }) : source;
  };
}

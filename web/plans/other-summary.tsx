import type { TFunction } from 'i18next';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../server/plans/contract.ts';
import { day, number, signed } from '../kit/format.ts';
import { IDENTITY, type ItemOf, itemIn, type Section } from './draft-shape.ts';
import classes from './item.module.css';
import { foundIn, type ReviewItem } from './review-items.ts';
import { UnitChip } from './unit-chip.tsx';

type Words = TFunction<'plans'>;

interface OtherSummaryProps {
  readonly item: ReviewItem;
  readonly draft: Draft;
  readonly source: string;
}

/** An item that is no task, in the list: its name and its facts. */
export const OtherSummary = memo(function OtherSummary(props: OtherSummaryProps) {
  const { item, draft, source } = props;
  const { t } = useTranslation('plans');
  if (item.section === IDENTITY) return <IdentitySummary identity={draft.identity} />;
  if (item.section === 'fields') return <FieldSummary draft={draft} itemKey={item.key} />;
  const { title, facts } = describe(t, draft, item.section, item.key, source);
  return (
    <>
      <span className={`two-lines ${classes.title}`} title={title}>
        {title || t('item.noTitle')}
      </span>
      {facts.length > 0 && <span className={classes.line}>{facts.join(' · ')}</span>}
    </>
  );
});

interface Described {
  readonly title: string;
  readonly facts: readonly string[];
}

/** One item in a title and short facts, for lists and notices. */
export function describe(
  t: Words,
  draft: Draft,
  section: Section,
  key: string,
  source: string,
): Described {
  const get = <S extends Section>(name: S): ItemOf[S] | undefined => itemIn(draft, name, key);
  switch (section) {
    case 'tasks':
      return { title: get(section)?.title ?? '', facts: [] };
    case 'citations': {
      const item = get(section);
      if (!item) return NOTHING;
      return {
        title: [saidIn(item.title, item.type) ? null : item.type, item.number, item.title]
          .filter(Boolean)
          .join(' '),
        facts: [t(`link.${item.kind}`), item.day && day(item.day), item.issuer].filter(isWords),
      };
    }
    case 'fields': {
      const item = get(section);
      if (!item) return NOTHING;
      const found = number(foundIn(draft, key));
      const facts =
        item.declaredCount === null
          ? t('declared.fieldNone', { found })
          : t('declared.field', { declared: number(item.declaredCount), found });
      return { title: item.name, facts: [facts] };
    }
    case 'targets': {
      const item = get(section);
      return item ? { title: item.name, facts: [sayTarget(t, item)].filter(isWords) } : NOTHING;
    }
    case 'money': {
      const item = get(section);
      if (!item) return NOTHING;
      const sum = item.amount === null ? null : `${number(item.amount)} ${item.unit ?? ''}`.trim();
      return { title: oneLine(item.quote), facts: [sum, item.source].filter(isWords) };
    }
    case 'phases': {
      const item = get(section);
      return item
        ? {
            title: item.name,
            facts: [[item.start, item.end].filter(isWords).join(' – ')].filter(isWords),
          }
        : NOTHING;
    }
    case 'duties': {
      const item = get(section);
      if (!item) return NOTHING;
      const facts = [item.who, item.to && `→ ${item.to}`, item.when.join(', ')];
      return { title: oneLine(item.quote), facts: facts.filter(isWords) };
    }
    case 'mottos':
      return { title: get(section)?.text ?? '', facts: [] };
    case 'notUnderstood': {
      const item = get(section);
      if (!item) return NOTHING;
      const known = REASONS.find((reason) => reason === item.reason);
      return {
        title: oneLine(source.slice(item.span.start, item.span.end)),
        facts: [known ? t(`item.reason.${known}`) : item.reason],
      };
    }
  }
}

const NOTHING: Described = { title: '', facts: [] };
const REASONS = [
  'verb-without-unit',
  'date-without-task',
  'number-without-target',
  'unread-paragraph',
] as const;

function isWords(text: string | null): text is string {
  return text !== null && text !== '';
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** "ít nhất 20 % GDP, năm 2025" */
export function sayTarget(
  t: Words,
  target: Pick<ItemOf['targets'], 'comparator' | 'value' | 'unit' | 'direction' | 'year'>,
): string {
  const { comparator, value, unit, direction, year } = target;
  const figure = Array.isArray(value)
    ? value.map((each) => number(each)).join(' – ')
    : value === null
      ? ''
      : number(value);
  const words = [
    direction === 'level' ? '' : t(`direction.${direction}`),
    t(`comparator.${comparator}`),
    figure,
    unit ?? '',
  ];
  return [words.filter(Boolean).join(' '), year === null ? '' : String(year)]
    .filter(Boolean)
    .join(', ');
}

/** A field in one line, as in a table: what the text declares, what was read, how far they are apart. */
function FieldSummary({ draft, itemKey }: { draft: Draft; itemKey: string }) {
  const { t } = useTranslation('plans');
  const field = itemIn(draft, 'fields', itemKey);
  if (!field) return null;
  const found = foundIn(draft, itemKey);
  const { declaredCount } = field;
  return (
    <span className={classes.fieldLine}>
      <span className={`two-lines ${classes.title}`} title={field.name}>
        {field.name || t('item.noTitle')}
      </span>
      {declaredCount === null ? (
        <span className={classes.fieldFigure}>{t('declared.notStated')}</span>
      ) : (
        <Figure name={t('declared.head.declared')} value={number(declaredCount)} />
      )}
      <Figure name={t('declared.head.found')} value={number(found)} />
      {declaredCount !== null && (
        <Figure name={t('declared.head.gap')} value={signed(found - declaredCount)} />
      )}
    </span>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <span className={classes.fieldFigure}>
      {name} <b>{value}</b>
    </span>
  );
}

function IdentitySummary({ identity }: { identity: Draft['identity'] }) {
  const { t } = useTranslation('plans');
  const none = (name: 'number' | 'issuedOn' | 'issuer') => (
    <span className={classes.missing}>{t(`field.${name}`)}</span>
  );
  return (
    <>
      <span className={`two-lines ${classes.title}`} title={identity.title ?? undefined}>
        {[identity.type, identity.title].filter(Boolean).join(' ') || t('item.noTitle')}
      </span>
      <span className={classes.line}>
        {identity.number ?? none('number')}
        <span>{identity.issuedOn ? day(identity.issuedOn) : none('issuedOn')}</span>
        {identity.issuer ? <UnitChip unit={identity.issuer} /> : none('issuer')}
        {identity.signer && <span>{identity.signer}</span>}
      </span>
    </>
  );
}

/** "Luật Thủ đô" says its type itself. */
function saidIn(title: string | null, type: string | null): boolean {
  return Boolean(title && type && title.toLowerCase().startsWith(`${type.toLowerCase()} `));
}

import { useTranslation } from 'react-i18next';
import { brokenReply } from '../app/problem-error.ts';
import { ConflictDialog } from '../kit/conflict-dialog.tsx';
import { day } from '../kit/format.ts';
import { toastProblem } from '../kit/toast.tsx';
import type { plans } from '../words/vi/plans.ts';
import { IDENTITY, sectionOf } from './draft-shape.ts';
import { describe } from './other-summary.tsx';
import type { Review } from './use-review.ts';

type FieldWord = keyof (typeof plans)['field'];

/** How the fields of a 409 are called on this page. */
const NAMES: { readonly [name: string]: FieldWord } = {
  title: 'title',
  quote: 'quote',
  lead: 'lead',
  coord: 'coord',
  deadline: 'deadline',
  product: 'product',
  fieldKey: 'fieldOf',
  state: 'state',
  number: 'number',
  issuedOn: 'issuedOn',
  issuer: 'issuer',
  signer: 'signer',
  type: 'type',
  name: 'name',
  earlyReason: 'earlyReason',
  declared: 'declared',
};

/** Someone saved this draft first: what differs, field by field, and the merged draft saved at once. */
export function DraftConflict({ review }: { review: Review }) {
  const { t } = useTranslation('plans');
  const { save, desk, source } = review;
  const nameOf = (path: string) => {
    const [list = '', key = '', ...rest] = path.split('.');
    const section = sectionOf(desk.draft, key);
    const where =
      list === IDENTITY || section === null
        ? t('section.identity')
        : `${t(`section.${section}`)} “${describe(t, desk.draft, section, key, source).title}”`;
    const field = list === IDENTITY ? key : (rest[0] ?? '');
    const name = section === 'tasks' && field === 'title' ? 'work' : NAMES[field];
    return `${where}: ${name ? t(`field.${name}`) : field || t('field.whole')}`;
  };
  return (
    <ConflictDialog
      difference={save.conflict}
      nameOf={nameOf}
      say={(_field, value) => sayValue(value)}
      onClose={save.dropConflict}
      onMerge={(values) => {
        if (!save.settle(values)) toastProblem(brokenReply(values));
      }}
    />
  );
}

/** A value of a draft in a few words: units by name, a deadline by its words, a thing by its title. */
function sayValue(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(sayValue).join(', ');
  if (typeof value === 'string') return day(value);
  if (typeof value !== 'object') return String(value);
  for (const name of ['unitName', 'written', 'title', 'raw', 'text', 'name', 'quote']) {
    const words: unknown = Object.entries(value).find(([each]) => each === name)?.[1];
    if (typeof words === 'string' && words !== '') return words;
  }
  return JSON.stringify(value);
}

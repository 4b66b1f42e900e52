import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Choices, Preview, Publication } from '../../server/portal/contract.ts';
import type { Opened } from './opened.ts';
import classes from './publication.module.css';
import { useChoosing } from './use-choosing.ts';
import { useFieldName } from './use-field-name.ts';

/** From where a field comes, by the reason for which the public may read it. */
const FROM = {
  'words of the signed document': 'ordered',
  'the official figures of what was done': 'result',
  'words between offices; public where the publisher answers for them': 'internal',
  'names a person; public where the publisher answers for it': 'person',
  'what the unit says of itself, before anybody has accepted it': 'own',
  'a value that was confirmed': 'figure',
  'the period of that value': 'figure',
  'where that value comes from': 'figure',
  'budget publication': 'money',
  'a ranking that was published': 'rank',
} as const;
const isKnown = (because: string): because is keyof typeof FROM => Object.hasOwn(FROM, because);

interface FieldTableProps {
  readonly publication: Publication;
  readonly preview: Preview;
}

/** Every field that may be public: whether it goes out, and where it comes from. */
export function FieldTable({ publication, preview }: FieldTableProps) {
  const { t } = useTranslation('portal');
  const fieldName = useFieldName();
  const choose = useChoosing(publication);
  const { choices } = publication;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {(['what', 'field', 'from', 'goes'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {preview.fields.map((field) => {
          const { kind, name, goes, because, shown } = field;
          return (
            <tr key={`${kind} ${name}`}>
              <td>{t(`thing.${kind}`)}</td>
              <td>{fieldName(name)}</td>
              <td>{t(`because.${isKnown(because) ? FROM[because] : 'other'}`)}</td>
              <td>
                <Checkbox
                  size="xs"
                  label={t(`goes.${goes}`)}
                  aria-label={`${t(`thing.${kind}`)}: ${fieldName(name)}`}
                  checked={shown}
                  disabled={choose === null}
                  onChange={({ currentTarget }) => {
                    if (choices) choose?.(fieldChosen(choices, field, currentTarget.checked));
                  }}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** A field that goes by default is kept back in `without`; one that has to be chosen stands in `also`. */
function fieldChosen(
  choices: Choices,
  { kind, name, goes }: Preview['fields'][number],
  isShown: boolean,
): Partial<Choices> {
  const list = goes === 'by_default' ? 'without' : 'also';
  const isListed = goes === 'by_default' ? !isShown : isShown;
  const others: readonly string[] = (choices[list][kind] ?? []).filter((each) => each !== name);
  return { [list]: { ...choices[list], [kind]: isListed ? [...others, name] : others } };
}

interface LeftOutTableProps extends FieldTableProps {
  readonly onOpen: (opened: Opened) => void;
}

/** Tasks, targets, money and rankings, each left out as a whole with a reason that stays inside. */
export function LeftOutTable({ publication, preview, onOpen }: LeftOutTableProps) {
  const { t } = useTranslation('portal');
  const choose = useChoosing(publication);
  const leftOut = publication.choices?.leftOut ?? [];
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('col.what')}</th>
          <th scope="col">{t('col.reason')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {preview.things.map((thing) => (
          <tr key={`${thing.kind} ${thing.ref}`}>
            <td>
              {t(`thing.${thing.kind}`)}: {thing.title}
            </td>
            <td>{thing.reason}</td>
            <td className={classes.rowActs}>
              {choose && (
                <button
                  type="button"
                  className="link-button"
                  onClick={() =>
                    thing.reason === null
                      ? onOpen({ act: 'leaveOut', thing })
                      : choose({
                          leftOut: leftOut.filter(
                            ({ kind, ref }) => kind !== thing.kind || ref !== thing.ref,
                          ),
                        })
                  }
                >
                  {t(thing.reason === null ? 'act.leaveOut' : 'act.takeIn')}
                </button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

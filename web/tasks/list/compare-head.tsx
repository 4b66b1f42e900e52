import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  COMPARE_MARKS,
  COMPARED_FIELDS,
  type compareTasks,
} from '../../../server/tasks/contract.ts';
import type { Reply } from '../../app/client.ts';
import type { useView } from '../../app/use-view.ts';
import { day, number } from '../../kit/format.ts';
import { usePhone } from '../../kit/use-phone.ts';
import classes from './compare.module.css';
import figure from './two-by-two.module.css';
import { useAddress } from './use-address.ts';

interface CompareHeadProps {
  readonly view: ReturnType<typeof useView>;
  readonly said: Reply<typeof compareTasks>;
}

const SIGNS = { entered: '+', left: '−', changed: '*' } as const;

/** "+12 vào −9 ra *31 đổi": each figure keeps its own lines, pressed again it lets all back in. */
export function CompareHead({ view, said }: CompareHeadProps) {
  const { t } = useTranslation('compare');
  const change = useAddress();
  const phone = usePhone();
  const { counts, whys } = said;
  const { mark = [], why = [], changed = [] } = view.filters;
  const days = { day: day(said.asOf), vs: day(said.vs) };
  if (counts.entered + counts.left + counts.changed === 0) {
    return <p className={classes.head}>{t('same', days)}</p>;
  }
  return (
    <div className={classes.head}>
      <span>{t('head', days)}</span>
      {COMPARE_MARKS.map((each) => (
        <button
          key={each}
          type="button"
          className={`${figure.figure} ${classes.figure}`}
          aria-pressed={mark.includes(each)}
          onClick={() =>
            change({
              ...{ 'f.mark': mark.includes(each) ? undefined : each },
              ...{ 'f.why': undefined, 'f.changed': undefined },
            })
          }
        >
          {SIGNS[each]}
          {number(counts[each])} {t(each)}
        </button>
      ))}
      <span className={classes.whys}>
        {whys
          .filter((each) => mark.length === 0 || mark.includes(each.mark))
          .map((each) => (
            <button
              key={`${each.mark} ${each.why}`}
              type="button"
              className={figure.figure}
              aria-pressed={why.includes(each.why) && mark.includes(each.mark)}
              onClick={() => {
                const isOn = why.includes(each.why) && mark.includes(each.mark);
                change({
                  'f.mark': isOn ? undefined : each.mark,
                  'f.why': isOn ? undefined : each.why,
                  'f.changed': undefined,
                });
              }}
            >
              {SIGNS[each.mark]} {t(`reason.${each.why}`)} {number(each.tasks)}
            </button>
          ))}
      </span>
      {phone && (
        <button type="button" className="link-button" onClick={() => view.set({ vs: null })}>
          {t('stop')}
        </button>
      )}
      <NativeSelect
        size="xs"
        aria-label={t('onlyChanged')}
        className={classes.only}
        data-screen
        data={[
          { value: '', label: `${t('onlyChanged')}: ${t('anyChange')}` },
          ...COMPARED_FIELDS.map((value) => ({ value, label: t(`field.${value}`) })),
        ]}
        value={changed[0] ?? ''}
        onChange={({ currentTarget }) => change({ 'f.changed': currentTarget.value || undefined })}
      />
    </div>
  );
}

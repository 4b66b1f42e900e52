import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { liveTasks } from '../../server/plans/rules/check-draft.ts';
import { declaredSums } from '../../server/plans/rules/declared-sums.ts';
import { number } from '../kit/format.ts';
import { toast } from '../kit/toast.tsx';
import { AnnexButton } from './annex-button.tsx';
import classes from './desk.module.css';
import { isFreePlace, keepPlaces, missingPlaces } from './pasted-tasks.ts';
import { useReviewHere } from './use-review.ts';

/**
 * What the text declares against what was read: "Văn bản nêu 6, đọc được 6: khớp". Where it declares more
 * than it lists, the two ways on: paste the list, or keep a place for each.
 */
export function DeclaredLine({ onPaste }: { onPaste: () => void }) {
  const { t } = useTranslation('plans');
  const { desk, edit, send, readOnly } = useReviewHere();
  const { draft } = desk;
  const found = liveTasks(draft).length;
  const { sum, fieldsWithCount, fieldsWithout } = declaredSums(draft.fields, draft.declared.fields);
  const places = missingPlaces(draft).reduce((so, { from, to }) => so + to - from, 0);
  const declared = draft.declared.tasks;
  const sentence = () => {
    if (fieldsWithCount > 0) {
      const figures = {
        sum: number(sum),
        withCount: number(fieldsWithCount),
        without: number(fieldsWithout),
        found: number(found),
      };
      return t(fieldsWithout > 0 ? 'declared.byField' : 'declared.byFieldAll', figures);
    }
    if (declared === null) return t('declared.found', { found: number(found) });
    const figures = { declared: number(declared), found: number(found) };
    return declared === found
      ? t('declared.match', figures)
      : t('declared.differ', { ...figures, by: number(Math.abs(declared - found)) });
  };
  // Places that are kept wait for the list as much as tasks that are missing.
  const short = Math.max(sum, declared ?? 0) > found || draft.tasks.some(isFreePlace);
  return (
    <div className={classes.declared}>
      <span role="status">{sentence()}</span>
      {short && !readOnly && (
        <>
          <AnnexButton />
          <Button variant="default" data-size="xs" data-screen onClick={onPaste}>
            {t('declared.paste')}
          </Button>
          {places > 0 && (
            <Button
              variant="default"
              data-size="xs"
              data-screen
              onClick={() => {
                edit(
                  keepPlaces((field, at) => t('declared.placeName', { field, number: number(at) })),
                );
                toast(t('declared.placesMade', { count: places }), {
                  undo: () => send({ type: 'undo' }),
                });
              }}
            >
              {t('declared.places', { count: places })}
            </Button>
          )}
        </>
      )}
    </div>
  );
}

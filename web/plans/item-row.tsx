import { Button, VisuallyHidden } from '@mantine/core';
import {
  IconCircle,
  IconCircleCheckFilled,
  IconCircleDot,
  IconCircleFilled,
  IconCircleHalf2,
  IconCircleX,
  IconLock,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Unit } from '../../server/organisation/contract.ts';
import { say } from '../kit/format.ts';
import { markItems } from './draft-edits.ts';
import { IDENTITY } from './draft-shape.ts';
import { IdentityForm } from './identity-form.tsx';
import classes from './item.module.css';
import { ItemMenu } from './item-menu.tsx';
import { KINDS } from './kind-edits.ts';
import { OtherForm } from './other-form.tsx';
import { OtherSummary } from './other-summary.tsx';
import type { ReviewItem } from './review-items.ts';
import { TaskForm } from './task-form.tsx';
import { TaskSummary } from './task-summary.tsx';
import { useReviewHere } from './use-review.ts';
import { confirmAndNext, rejectOrRestore } from './use-review-keys.ts';

const SURENESS = { sure: IconCircleFilled, check: IconCircleHalf2, guess: IconCircle } as const;
const STATE = {
  unseen: IconCircleDot,
  confirmed: IconCircleCheckFilled,
  rejected: IconCircleX,
} as const;

/** How sure a reading is: a full, a half or an empty ring with its word. */
export function SurenessMark({ sureness }: { sureness: ReviewItem['sureness'] }) {
  const { t } = useTranslation('plans');
  const Icon = SURENESS[sureness];
  return (
    <span className={classes.sure}>
      <Icon size={12} stroke={1.75} aria-hidden />
      {t(`sureness.${sureness}`)}
    </span>
  );
}

/** What stands at the left of an item: whether it was looked at. */
export function StateMark({ item }: { item: ReviewItem }) {
  const { t } = useTranslation('plans');
  if (item.state === null) return <span className={classes.stateIcon} />;
  const Icon = STATE[item.state];
  return (
    <span className={classes.stateIcon}>
      <Icon size={18} stroke={1.75} aria-hidden />
      <VisuallyHidden>{t(`state.${item.state}`)}</VisuallyHidden>
    </span>
  );
}

/** An item without its buttons: for the list and for the card of a phone. */
export function ItemSummary({ item }: { item: ReviewItem }) {
  const { desk, source } = useReviewHere();
  const task =
    item.section === 'tasks' ? desk.draft.tasks.find(({ key }) => key === item.key) : undefined;
  return task ? (
    <TaskSummary task={task} />
  ) : (
    <OtherSummary item={item} draft={desk.draft} source={source} />
  );
}

/** Above the fields of an item that is being edited: which one it is, no more. */
function ItemTitle({ item }: { item: ReviewItem }) {
  const { t } = useTranslation('plans');
  const { desk } = useReviewHere();
  const task = desk.draft.tasks.find(({ key }) => key === item.key);
  return (
    <span className={classes.title}>
      {task?.label ?? t(item.section === IDENTITY ? 'section.identity' : `kind.${kindOf(item)}`)}
    </span>
  );
}

function kindOf({ section }: ReviewItem) {
  return KINDS.find((kind) => kind === section) ?? 'tasks';
}

/** What stands in the way of an item, said at the item. */
export function ItemFaults({ item }: { item: ReviewItem }) {
  const { t } = useTranslation('plans');
  const blocks = item.problems.filter((problem) => problem.blocks);
  return (
    <>
      {item.state === 'rejected' && <span className="meta">{t('state.rejected')}</span>}
      {item.proposed && <span className="meta">{t('item.proposed')}</span>}
      {blocks.map((problem) => (
        <span key={problem.code + problem.vi} className={classes.fault}>
          {say(problem)}
        </span>
      ))}
    </>
  );
}

/** "Trần Thị Hoa đang sửa": the item is in another officer's hands. */
export function HeldMark({ item }: { item: ReviewItem }) {
  const { t } = useTranslation('plans');
  const name = useReviewHere().together.holderOf(item.key);
  if (name === null) return null;
  return (
    <span className={classes.held}>
      <IconLock size={14} stroke={1.75} aria-hidden />
      {t('together.held', { name })}
    </span>
  );
}

interface ItemFormProps {
  readonly item: ReviewItem;
  readonly onMatch: (written: string, unit: Unit) => void;
}

/** The fields of an item, whatever its kind. */
export function ItemForm({ item, onMatch }: ItemFormProps) {
  const { desk } = useReviewHere();
  const { section, key, problems } = item;
  if (section === IDENTITY) {
    return <IdentityForm identity={desk.draft.identity} problems={problems} onMatch={onMatch} />;
  }
  if (section === 'notUnderstood') return null;
  if (section !== 'tasks') return <OtherForm section={section} itemKey={key} />;
  const task = desk.draft.tasks.find((each) => each.key === key);
  return task ? <TaskForm key={key} task={task} problems={problems} onMatch={onMatch} /> : null;
}

interface ItemRowProps extends ItemFormProps {
  readonly current: boolean;
  readonly menu: boolean;
  readonly onMenu: (open: boolean) => void;
  readonly onSplit: () => void;
}

/** One item of the list; the current one shows its acts, the one being edited its fields. */
export function ItemRow({ item, current, menu, onMenu, onSplit, onMatch }: ItemRowProps) {
  const review = useReviewHere();
  const { send, desk, together } = review;
  const { t } = useTranslation('plans');
  const readOnly = review.readOnly || together.held.has(item.key);
  const editing = current && desk.editing && !readOnly;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: ↓↑ and F2 are the keys of the list
    <article
      className={classes.row}
      data-item={item.key}
      data-current={current || undefined}
      data-open={editing || undefined}
      data-state={item.state ?? undefined}
      aria-current={current || undefined}
      tabIndex={current ? 0 : -1}
      onClick={() => send({ type: 'select', key: item.key })}
      onDoubleClick={() => {
        if (!readOnly && !editing) send({ type: 'edit', key: item.key });
      }}
    >
      <StateMark item={item} />
      <div className={classes.body}>
        {editing ? <ItemTitle item={item} /> : <ItemSummary item={item} />}
        {!editing && <ItemFaults item={item} />}
        <HeldMark item={item} />
      </div>
      <div className={classes.end}>
        {item.section !== IDENTITY && item.section !== 'notUnderstood' && (
          <SurenessMark sureness={item.sureness} />
        )}
      </div>
      {current && !readOnly && (
        <div className={classes.rowActs} data-screen>
          {editing ? (
            <div className={classes.editing}>
              <ItemForm item={item} onMatch={onMatch} />
              <Button
                variant="default"
                data-size="xs"
                rightSection={<kbd>Esc</kbd>}
                onClick={() => send({ type: 'done' })}
              >
                {t('act.done')}
              </Button>
            </div>
          ) : (
            <RowButtons item={item} />
          )}
          {!editing && item.section !== IDENTITY && (
            <ItemMenu item={item} opened={menu} onOpened={onMenu} onSplit={onSplit} />
          )}
        </div>
      )}
    </article>
  );
}

/** [Đúng] [Sửa] [Bỏ], as far as they make sense for the item. */
function RowButtons({ item }: { item: ReviewItem }) {
  const review = useReviewHere();
  const { t } = useTranslation('plans');
  const isUnknown = item.section === 'notUnderstood';
  return (
    <>
      {item.state !== null && item.state !== 'rejected' && (
        <Button variant="default" data-size="xs" onClick={() => confirmAndNext(review)}>
          {t(isUnknown ? 'act.settle' : 'act.right')}
        </Button>
      )}
      {!isUnknown && (
        <Button
          variant="default"
          data-size="xs"
          onClick={() => review.send({ type: 'edit', key: item.key })}
        >
          {t('act.edit')}
        </Button>
      )}
      {item.section !== IDENTITY && !isUnknown && (
        <Button variant="default" data-size="xs" onClick={() => rejectOrRestore(review)}>
          {t(item.state === 'rejected' ? 'act.restore' : 'act.reject')}
        </Button>
      )}
      {isUnknown && item.state === 'confirmed' && (
        <Button
          variant="default"
          data-size="xs"
          onClick={() => review.edit(markItems([item.key], 'unseen'))}
        >
          {t('act.restore')}
        </Button>
      )}
    </>
  );
}

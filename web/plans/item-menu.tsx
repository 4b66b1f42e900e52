import { Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { moveLevel } from './draft-edits.ts';
import { changeKind, KINDS } from './kind-edits.ts';
import type { ReviewItem } from './review-items.ts';
import { mergeUp } from './task-edits.ts';
import { useReviewHere } from './use-review.ts';

interface ItemMenuProps {
  readonly item: ReviewItem;
  readonly opened: boolean;
  readonly onOpened: (opened: boolean) => void;
  readonly onSplit: () => void;
}

/** What else can be done with an item: split, merge, level, kind (phím t, Shift+F10). */
export function ItemMenu({ item, opened, onOpened, onSplit }: ItemMenuProps) {
  const { t } = useTranslation('plans');
  const { source, edit, desk } = useReviewHere();
  const { key } = item;
  const isTask = item.section === 'tasks';
  const isFirst = desk.draft.tasks[0]?.key === key;
  return (
    <Menu opened={opened} onChange={onOpened} position="left-start" middlewares={{ shift: true }}>
      <Menu.Target>
        <Button
          variant="default"
          data-size="xs"
          leftSection={<IconDots size={16} stroke={1.75} aria-hidden />}
        >
          {t('act.more')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="70vh" style={{ overflowY: 'auto' }}>
        {isTask && (
          <>
            <Menu.Item rightSection={<kbd>s</kbd>} disabled={item.span === null} onClick={onSplit}>
              {t('act.split')}
            </Menu.Item>
            <Menu.Item
              rightSection={<kbd>m</kbd>}
              disabled={isFirst}
              onClick={() => edit(mergeUp(source, key))}
            >
              {t('act.merge')}
            </Menu.Item>
            <Menu.Item rightSection={<kbd>&gt;</kbd>} onClick={() => edit(moveLevel(key, 1))}>
              {t('act.deeper')}
            </Menu.Item>
            <Menu.Item rightSection={<kbd>&lt;</kbd>} onClick={() => edit(moveLevel(key, -1))}>
              {t('act.higher')}
            </Menu.Item>
            <Menu.Divider />
          </>
        )}
        <Menu.Label>{t('act.kindTo')}</Menu.Label>
        {KINDS.filter((kind) => kind !== item.section).map((kind) => (
          <Menu.Item key={kind} onClick={() => edit(changeKind(source, key, kind))}>
            {t(`kind.${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

import { ActionIcon, Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  changeView,
  chooseView,
  dropView,
  listViews,
  type SavedView,
  saveView,
  VIEW_SHARES,
  type ViewPage,
  type ViewShare,
} from '../../../server/organisation/contract.ts';
import type { AddressQuery } from '../../app/address-query.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { toast, toastProblem } from '../toast.tsx';
import { openedQuery } from './view-query.ts';
import classes from './views.module.css';

interface ViewsPanelProps {
  readonly page: ViewPage;
  readonly views: readonly SavedView[];
  /** The address as it stands, in the form in which it would be kept. */
  readonly now: string;
  readonly onClose: () => void;
}

/** The list of kept views with what may be done with each, and the form that keeps the one on the screen. */
export function ViewsPanel({ page, views, now, onClose }: ViewsPanelProps) {
  const { t } = useTranslation('planViews');
  const [renaming, setRenaming] = useState<string | null>(null);
  return (
    <div className={classes.panel}>
      {views.length === 0 && <p className="meta">{t('views.none')}</p>}
      <ul>
        {views.map((view) =>
          renaming === view.id ? (
            <li key={view.id}>
              <ViewForm
                name={view.name}
                shared={view.shared}
                page={page}
                now={now}
                view={view}
                onDone={() => setRenaming(null)}
              />
            </li>
          ) : (
            <ViewLine
              key={view.id}
              view={view}
              isNow={view.query === now}
              onRename={() => setRenaming(view.id)}
              onOpen={onClose}
            />
          ),
        )}
      </ul>
      {renaming === null && (
        <ViewForm name="" shared="own" page={page} now={now} view={null} onDone={onClose} />
      )}
    </div>
  );
}

interface ViewLineProps {
  readonly view: SavedView;
  readonly isNow: boolean;
  readonly onRename: () => void;
  readonly onOpen: () => void;
}

function ViewLine({ view, isNow, onRename, onOpen }: ViewLineProps) {
  const { t } = useTranslation('planViews');
  const query: AddressQuery = useSearch({ strict: false });
  const choose = useAct(chooseView, { stale: [listViews] });
  const drop = useAct(dropView, { stale: [listViews] });
  const { id, page, name, owner, shared, isDefault, version } = view;
  const isOwn = owner === null;
  return (
    <li className={classes.line}>
      <span className={classes.name}>
        <Link
          to="."
          search={openedQuery(view.query, query)}
          aria-current={isNow ? 'true' : undefined}
          onClick={onOpen}
        >
          {name}
        </Link>
        <span className="meta">
          {isOwn ? t(`views.shared.${shared}`) : t('views.by', { name: owner })}
        </span>
      </span>
      <Checkbox
        size="xs"
        label={t('views.default')}
        aria-label={t('views.defaultOf', { name })}
        checked={isDefault}
        onChange={(event) =>
          choose.mutate(
            { body: { page, viewId: event.currentTarget.checked ? id : null } },
            { onError: toastProblem },
          )
        }
      />
      {isOwn && (
        <>
          <ActionIcon variant="subtle" aria-label={t('views.rename', { name })} onClick={onRename}>
            <IconPencil size={16} stroke={1.75} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            aria-label={t('views.drop', { name })}
            onClick={() =>
              drop.mutate(
                { params: { id }, body: { version } },
                { onError: toastProblem, onSuccess: () => toast(t('views.dropped', { name })) },
              )
            }
          >
            <IconTrash size={16} stroke={1.75} />
          </ActionIcon>
        </>
      )}
    </li>
  );
}

interface ViewFormProps {
  readonly name: string;
  readonly shared: ViewShare;
  readonly page: ViewPage;
  readonly now: string;
  /** The view that is renamed; null where a new one is kept. */
  readonly view: SavedView | null;
  readonly onDone: () => void;
}

function ViewForm({ page, now, view, onDone, ...first }: ViewFormProps) {
  const { t } = useTranslation('planViews');
  const [name, setName] = useState(first.name);
  const [shared, setShared] = useState(first.shared);
  const [tried, setTried] = useState(false);
  const saved = () => {
    toast(t('views.saved', { name: name.trim() }));
    onDone();
  };
  const save = useAct(saveView, { stale: [listViews], onDone: saved });
  const change = useAct(changeView, { stale: [listViews], onDone: saved });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (name.trim() === '') return;
        if (view === null) {
          save.mutate({ body: { page, name, query: now, shared } }, { onError: toastProblem });
        } else {
          const { id, version, query } = view;
          const body = { version, name, query, shared };
          change.mutate({ params: { id }, body }, { onError: toastProblem });
        }
      }}
    >
      <TextInput
        size="xs"
        label={view === null ? t('views.keep') : t('views.name')}
        maxLength={80}
        value={name}
        error={tried && name.trim() === '' ? t('views.nameIt') : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        size="xs"
        label={t('views.who')}
        data={VIEW_SHARES.map((value) => ({ value, label: t(`views.shared.${value}`) }))}
        value={shared}
        onChange={({ currentTarget: { value } }) =>
          setShared(VIEW_SHARES.find((each) => each === value) ?? 'own')
        }
      />
      <Button
        type="submit"
        variant="default"
        data-size="xs"
        loading={save.isPending || change.isPending}
      >
        {t('views.save')}
      </Button>
    </form>
  );
}

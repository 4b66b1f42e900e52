import { Button } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskAct } from '../../../server/tasks/contract.ts';
import { useMe } from '../../app/me.ts';
import { Form } from '../../kit/form.tsx';
import { useKeys } from '../../kit/keys/use-keys.ts';
import { ActConflictView } from './act-conflict.tsx';
import classes from './acts.module.css';
import type { ActFormState } from './use-act-form.ts';

interface ActFrameProps<Values> {
  readonly act: TaskAct;
  readonly state: ActFormState<Values>;
  readonly onCancel: () => void;
  readonly children: ReactNode;
  /** The word of the sending button; the act itself when left out. */
  readonly sendWord?: string;
  /** What the typed value of a field of the difference is, where the act carries it: progress. */
  readonly mine?: Readonly<Record<string, unknown>>;
  /** The values of the form for the side chosen in the difference. */
  readonly onChosen?: (chosen: Record<string, unknown>) => Partial<Values>;
}

/** Around the form of every act: its fields, the acting post, the sending button at the foot, the 409. */
export function ActFrame<Values extends { [field: string]: unknown }>(
  props: ActFrameProps<Values>,
) {
  const { act, state, onCancel, children } = props;
  const { form, submit } = state;
  const { t } = useTranslation(['tasks', 'kit', 'app']);
  const { acting, posts } = useMe();
  // The first field takes the focus; a dialog around the form looks for the mark.
  useEffect(() => {
    const fields = 'textarea, input:not([type="radio"], [type="file"])';
    const first = document.getElementById(form.id)?.querySelector<HTMLElement>(fields);
    first?.setAttribute('data-autofocus', 'true');
    first?.focus();
  }, [form.id]);
  useKeys([{ keys: ['Ctrl+Enter'], label: t('tasks:act.key.send'), run: () => submit() }]);
  return (
    <>
      <Form form={form} onSubmit={submit} acts={null}>
        {children}
        <div className={classes.foot}>
          {posts.length > 1 && (
            <span className={`meta ${classes.post}`}>
              {t('app:post.with', { post: acting.title })}, {acting.unit.name}
            </span>
          )}
          <Button variant="default" onClick={onCancel}>
            {t('kit:act.cancel')}
          </Button>
          <Button type="submit" loading={form.sending} title="Ctrl+Enter">
            {props.sendWord ?? t(`tasks:act.word.${act}`)}
          </Button>
        </div>
      </Form>
      <ActConflictView
        conflict={state.conflict}
        onClose={state.closeConflict}
        mine={props.mine ?? {}}
        onMerge={(chosen, version) => {
          const values = props.onChosen?.(chosen);
          state.closeConflict();
          if (values) form.set(values);
          submit({ version, ...(values ? { values } : {}) });
        }}
      />
    </>
  );
}

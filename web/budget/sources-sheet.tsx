import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { addSource, changeSource, listSources } from '../../server/budget/contract.ts';
import { useAct, useRead } from '../app/use-endpoint.ts';
import { Form, LongTextField, TextField } from '../kit/form.tsx';
import { Sheet } from '../kit/sheet.tsx';
import { ReadState } from '../kit/states.tsx';
import { toast, toastProblem } from '../kit/toast.tsx';
import { useForm } from '../kit/use-form.ts';
import classes from './budget.module.css';

interface Words {
  readonly [field: string]: unknown;
  readonly name: string;
  readonly aliases: string;
}

/** Danh mục nguồn vốn: the sources with the phrases that name them; funds are added by name. */
export function SourcesSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('budget');
  const sources = useRead(listSources, {});
  const change = useAct(changeSource, { stale: [listSources] });
  return (
    <Sheet opened onClose={onClose} title={t('sources.title')}>
      <div className={classes.stack}>
        <p>{t('sources.hint')}</p>
        <ReadState query={sources}>
          {({ sources: list, canEdit }) => (
            <>
              <ul className={classes.entries}>
                {list.map((source) => {
                  const { key, name, aliases, isClosed, version } = source;
                  const turn = isClosed ? 'reopen' : 'close';
                  return (
                    <li key={key}>
                      <span>
                        {name} {isClosed && <i>({t('sources.closed')})</i>}
                        <br />
                        <span className="meta">{aliases.join('; ')}</span>
                      </span>
                      {canEdit && (
                        <button
                          type="button"
                          className="link-button"
                          aria-label={t(`sources.${turn}Of`, { name })}
                          onClick={() =>
                            change.mutate(
                              {
                                params: { key },
                                body: { name, aliases, isClosed: !isClosed, version },
                              },
                              {
                                onSuccess: () => toast(t('sources.changed', { name })),
                                onError: toastProblem,
                              },
                            )
                          }
                        >
                          {t(`sources.${turn}`)}
                        </button>
                      )}
                    </li>
                  );
                })}
              </ul>
              {canEdit && <AddSource />}
            </>
          )}
        </ReadState>
      </div>
    </Sheet>
  );
}

function AddSource() {
  const { t } = useTranslation('budget');
  const add = useAct(addSource, { stale: [listSources] });
  const form = useForm<Words>({
    key: 'budget-source',
    first: { name: '', aliases: '' },
    check: ({ name }) => (name.trim().length < 3 ? { name: t('sources.short') } : {}),
  });
  async function send({ name, aliases }: Words): Promise<void> {
    const list = aliases.split('\n').map((each) => each.trim());
    await add.mutateAsync({ body: { name, aliases: list.filter((each) => each !== '') } });
    toast(t('sources.added', { name }));
    form.clear();
  }
  return (
    <Form
      form={form}
      onSubmit={() => void form.submit(send)}
      acts={
        <Button type="submit" loading={form.sending}>
          {t('sources.add')}
        </Button>
      }
    >
      <TextField form={form} name="name" label={t('sources.name')} />
      <LongTextField form={form} name="aliases" label={t('sources.aliases')} rows={2} optional />
    </Form>
  );
}

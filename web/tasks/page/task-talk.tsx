import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  addComment,
  type Comment,
  editComment,
  listComments,
  withdrawComment,
} from '../../../server/tasks/contract.ts';
import { asProblem } from '../../app/problem-error.ts';
import { useAct, usePages } from '../../app/use-endpoint.ts';
import { useAsOf } from '../../app/use-view.ts';
import { dayAndClock } from '../../kit/format.ts';
import { LoadingState } from '../../kit/states.tsx';
import { toast, toastProblem } from '../../kit/toast.tsx';
import { FileList } from '../files.tsx';
import { CommentBox } from './comment-box.tsx';
import classes from './talk.module.css';

/** Trao đổi: what was said of the task, newest first, and a place to say something. */
export function TaskTalk({ taskId }: { taskId: string }) {
  const { t } = useTranslation('life');
  const { asOf } = useAsOf();
  const params = { id: taskId };
  const talk = usePages<Comment, typeof listComments>(listComments, {
    params,
    query: asOf ? { asOf } : {},
  });
  const add = useAct(addComment, { stale: [listComments] });
  if (talk.loading) return <LoadingState rows={2} />;
  return (
    <div className={classes.talk}>
      {talk.first?.mayComment && (
        <CommentBox
          name={`comment:${taskId}`}
          taskId={taskId}
          label={t('talk.say')}
          word={t('talk.send')}
          withFiles
          send={async (said) => {
            await add.mutateAsync({ params, body: said });
            toast(t('talk.sent'));
          }}
        />
      )}
      {talk.rows.length === 0 ? (
        <p className="meta">{t('talk.none')}</p>
      ) : (
        <ol className={classes.list}>
          {talk.rows.map((comment) => (
            <Said key={comment.id} taskId={taskId} comment={comment} mayEdit={asOf === null} />
          ))}
        </ol>
      )}
      {talk.hasMore && (
        <Button variant="default" onClick={talk.more}>
          {t('talk.more')}
        </Button>
      )}
    </div>
  );
}

interface SaidProps {
  readonly taskId: string;
  readonly comment: Comment;
  readonly mayEdit: boolean;
}

function Said({ taskId, comment, mayEdit }: SaidProps) {
  const { t } = useTranslation('life');
  const [editing, setEditing] = useState(false);
  const edit = useAct(editComment, { stale: [listComments] });
  const withdraw = useAct(withdrawComment, { stale: [listComments] });
  const at = dayAndClock(comment.at);
  const params = { id: taskId, commentId: comment.id };
  const { version } = comment;
  const isGone = comment.withdrawnAt !== null;
  return (
    <li className={classes.said}>
      <p className={classes.by}>
        <b>{comment.person.name}</b>, {comment.post}, {comment.unit}{' '}
        <time dateTime={comment.at} className="meta">
          {at}
        </time>
        {comment.editedAt !== null && !isGone && (
          <span className="meta"> · {t('talk.edited', { at: dayAndClock(comment.editedAt) })}</span>
        )}
      </p>
      {editing ? (
        <CommentBox
          name={`comment-edit:${comment.id}`}
          taskId={taskId}
          label={t('talk.edit')}
          word={t('talk.save')}
          first={{ body: comment.body, mentions: comment.mentions }}
          send={async ({ body, mentionIds }) => {
            await edit.mutateAsync({ params, body: { body, mentionIds, version } });
            setEditing(false);
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <p className={classes.words} data-gone={isGone || undefined}>
          {comment.withdrawnAt === null
            ? comment.body
            : t('talk.withdrawn', { at: dayAndClock(comment.withdrawnAt) })}
        </p>
      )}
      {comment.mentions.length > 0 && !editing && (
        <p className="meta">
          {t('talk.mentioned', { names: comment.mentions.map(({ name }) => name).join(', ') })}
        </p>
      )}
      <FileList files={comment.files} />
      {comment.earlier.length > 0 && (
        <details className={classes.earlier}>
          <summary>{t('talk.earlier', { count: comment.earlier.length })}</summary>
          {comment.earlier.map(({ body, until }) => (
            <p key={until} className={classes.words}>
              <span className="meta">{dayAndClock(until)}</span> {body}
            </p>
          ))}
        </details>
      )}
      {mayEdit && comment.isMine && !isGone && !editing && (
        <span className={classes.acts} data-screen>
          <button
            type="button"
            className="link-button"
            aria-label={t('talk.editOf', { at })}
            onClick={() => setEditing(true)}
          >
            {t('talk.edit')}
          </button>
          <button
            type="button"
            className="link-button"
            aria-label={t('talk.withdrawOf', { at })}
            onClick={() =>
              withdraw
                .mutateAsync({ params, body: { version } })
                .catch((error: unknown) => toastProblem(asProblem(error)))
            }
          >
            {t('talk.withdraw')}
          </button>
        </span>
      )}
    </li>
  );
}

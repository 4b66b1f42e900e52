import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { addComment, editComment, withdrawComment } from './comment-on-task.ts';
import { commentsView, mentionableView } from './comments-view.ts';
import { markNoticesRead, noticesView } from './notices-view.ts';
import { officeOf } from './testing/office.ts';

describe('what is said of a task', () => {
  let platform: TestPlatform;
  let world: World;
  let id: string;
  beforeAll(async () => {
    platform = await openTestPlatform('2026-03-02T08:00:00+07:00');
    world = await makeWorld(platform);
    const office = officeOf(platform, world);
    const { postal } = world.ministry;
    const given = await office.give(['Việc có trao đổi'], { coordinatorIds: [postal.id] });
    id = given.ids[0] ?? '';
  });
  afterAll(() => platform.close());

  it('reaches whom it mentions, who must be able to see the task', async () => {
    const { planner, telecomOfficer, postalHead, securityHead } = world.actors;
    const say = (mentionIds: string[], key: string | null = null) =>
      addComment(
        platform,
        planner,
        id,
        { body: 'Đề nghị gửi trước thứ Sáu', mentionIds, fileIds: [] },
        key,
      );
    await expect(say([securityHead.personId])).rejects.toMatchObject({
      message: 'MENTION_CANNOT_SEE',
      facts: { name: 'Vũ Hải Nam' },
    });
    const first = await say([telecomOfficer.personId, postalHead.personId], 'comment-key-1');
    expect(await say([telecomOfficer.personId, postalHead.personId], 'comment-key-1')).toEqual(
      first,
    );
    for (const actor of [telecomOfficer, postalHead]) {
      const news = await noticesView(platform, actor, { limit: 10 });
      expect(news).toMatchObject({ unread: 1, rows: [{ kind: 'mention', task: { id } }] });
    }
    const upTo = (await noticesView(platform, postalHead, { limit: 1 })).rows[0]?.id ?? '';
    expect(await markNoticesRead(platform, postalHead, { upTo })).toEqual({ unread: 0 });
    expect((await noticesView(platform, telecomOfficer, { limit: 10 })).unread).toBe(1);
  });

  it('is corrected and withdrawn by its author only; the earlier words stay readable', async () => {
    const { planner, telecomHead } = world.actors;
    const said = { body: 'Hạn là thứ Năm', mentionIds: [], fileIds: [] };
    const { id: commentId } = await addComment(platform, telecomHead, id, said, null);
    const at = { id, commentId };
    const edit = { body: 'Hạn là thứ Sáu', mentionIds: [], version: 1 };
    await expect(editComment(platform, planner, at, edit, null)).rejects.toThrow('NOT_ALLOWED');
    platform.clock.set('2026-03-03T08:00:00+07:00');
    await editComment(platform, telecomHead, at, edit, null);
    await expect(editComment(platform, telecomHead, at, edit, null)).rejects.toThrow(
      'COMMENT_GONE',
    );
    await withdrawComment(platform, telecomHead, at, { version: 2 }, null);
    const { rows, total } = await commentsView(platform, planner, id, { limit: 10 });
    expect(total).toBe(2);
    expect(rows[0]).toMatchObject({
      ...{ id: commentId, body: '', isMine: false, version: 3 },
      earlier: [{ body: 'Hạn là thứ Năm' }, { body: 'Hạn là thứ Sáu' }],
    });
    expect(rows[0]?.withdrawnAt).not.toBeNull();
    const page = await commentsView(platform, planner, id, { limit: 1 });
    const next = await commentsView(platform, planner, id, { limit: 1, after: page.next ?? '' });
    expect([page.rows[0]?.id, next.rows[0]?.id]).toEqual(rows.map((row) => row.id));
    const before = await commentsView(platform, planner, id, { limit: 10, asOf: '2026-03-02' });
    expect(before).toMatchObject({ total: 2, mayComment: false });
  });

  it('offers those who may see the task, by name without accents, and nobody else', async () => {
    const { telecomHead, securityHead, dongAnhOfficer } = world.actors;
    const named = async (q: string) =>
      (await mentionableView(platform, telecomHead, id, { q })).people.map(({ name }) => name);
    expect(await named('le thi')).toEqual(['Lê Thị Cúc']);
    expect(await named('bui')).toEqual(['Bùi Đình Khôi']);
    expect(await named('vu hai')).toEqual([]);
    for (const actor of [securityHead, dongAnhOfficer]) {
      await expect(commentsView(platform, actor, id, { limit: 10 })).rejects.toThrow('NOT_FOUND');
      const said = { body: 'Không được nói ở đây', mentionIds: [], fileIds: [] };
      await expect(addComment(platform, actor, id, said, null)).rejects.toThrow('NOT_FOUND');
    }
  });
});

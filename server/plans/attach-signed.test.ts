import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { directiveView } from '../directives/directive-view.ts';
import { attachSigned, removeSigned } from './attach-signed.ts';
import { issuePlan } from './issue-plan.ts';
import { readingView } from './reading-view.ts';
import { NETWORK_PLAN } from './testing/directive-texts.ts';
import { paste } from './testing/issue-text.ts';

/** The smallest picture that is one. */
const SCAN = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('the signed copy beside a text', () => {
  let platform: TestPlatform;
  let world: World;
  const planner = () => world.actors.planner;
  const attach = (id: string, name: string, bytes: Uint8Array = SCAN) =>
    attachSigned(platform, planner(), id, { name, bytes }, null);

  beforeAll(async () => {
    platform = await openTestPlatform('2024-02-14T09:00:00+07:00');
    world = await makeWorld(platform);
  });
  afterAll(() => platform.close());

  it('is put there, replaced, taken away, and goes along with the document when it is issued', async () => {
    const id = await paste(platform, planner(), NETWORK_PLAN);
    const signed = async () => (await readingView(platform, planner(), id)).signed;
    expect(await signed()).toBeNull();
    await attach(id, 'trang-1.png');
    await attach(id, 'bản ký.png');
    expect(await signed()).toEqual({ name: 'bản ký.png', href: `/api/readings/${id}/signed` });
    await removeSigned(platform, planner(), id, null);
    expect(await signed()).toBeNull();
    await attach(id, 'bản ký.png');

    const { version } = await readingView(platform, planner(), id);
    const request = { id, version, effectiveOn: '2024-02-14', newEdition: false };
    const { directiveId } = await issuePlan(platform, planner(), request, null);
    const directive = await directiveView(platform, planner(), directiveId, undefined);
    expect(directive.signed).toEqual({
      name: 'bản ký.png',
      href: `/api/directives/${directiveId}/signed`,
    });
    await expect(attach(id, 'muộn.png')).rejects.toMatchObject({
      text: { code: 'DRAFT_NOT_OPEN' },
    });
  });

  it('is a PDF or a scan, of a draft of one’s own authority', async () => {
    const id = await paste(platform, planner(), NETWORK_PLAN.replace('245/', '246/'));
    await expect(attach(id, 'ghi-chu.txt', Buffer.from('Điều 1'))).rejects.toMatchObject({
      text: { code: 'SIGNED_KIND' },
    });
    await expect(
      attachSigned(platform, world.actors.hanoiPlanner, id, { name: 'a.png', bytes: SCAN }, null),
    ).rejects.toMatchObject({ text: { code: 'NOT_FOUND' } });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { wordsOfDocument } from '../../tests/support/words-of-document.ts';
import { makeWorld, type World, type WorldActor } from '../../tests/support/world.ts';
import { addTemplateOf } from './add-template.ts';
import { closeTemplateOf } from './close-template.ts';
import { paperDocxFor } from './paper-docx-for.ts';
import { type SampleType, samplePaper } from './rules/sample-papers.ts';
import { sampleOf, templatesView } from './templates-view.ts';
import { soundTemplate } from './testing/office-template.ts';

describe("an office's own templates", () => {
  let platform: TestPlatform;
  let world: World;
  let bytes: Buffer;
  beforeAll(async () => {
    platform = await openTestPlatform('2026-11-22T08:00:00+07:00');
    world = await makeWorld(platform);
    bytes = await soundTemplate();
  });
  afterAll(() => platform.close());

  const add = (who: WorldActor, type: SampleType = 'BC', key: string | null = null) =>
    addTemplateOf(
      platform,
      world.actors[who],
      { type, name: `Mẫu ${type}`, fileName: 'C:\\mau\\bao-cao.docx', bytes },
      key,
    );
  const list = async (who: WorldActor) => templatesView(platform, world.actors[who]);
  const printed = async (authorityId: string, type: SampleType) =>
    wordsOfDocument(await paperDocxFor(platform, authorityId, samplePaper(type)));

  it('stand for ours from the day on that they are put in use, for their type alone', async () => {
    const { authorityId } = world.ministry;
    expect(await printed(authorityId, 'BC')).not.toContain('MẪU CỦA SỞ A');
    const { left } = await add('planner');
    expect(left).toContain('can_cu');
    expect(await printed(authorityId, 'BC')).toContain('MẪU CỦA SỞ A');
    expect(await printed(authorityId, 'KH')).not.toContain('MẪU CỦA SỞ A');
    expect((await list('admin')).templates).toMatchObject([
      { type: 'BC', name: 'Mẫu BC', fileName: 'bao-cao.docx', until: null },
    ]);
  });

  it('are those of one authority', async () => {
    expect((await list('hanoiPlanner')).templates).toEqual([]);
    expect(await printed(world.hanoi.authorityId, 'BC')).not.toContain('MẪU CỦA SỞ A');
    const [ours] = (await list('planner')).templates;
    await expect(
      closeTemplateOf(platform, world.actors.hanoiPlanner, ours?.id ?? '0', null),
    ).rejects.toThrow('NOT_FOUND');
  });

  it('are for whoever looks after papers', async () => {
    await expect(list('telecomHead')).rejects.toThrow('NOT_FOUND');
    await expect(add('telecomHead')).rejects.toThrow('NOT_FOUND');
    await expect(add('inspector')).rejects.toThrow('NOT_FOUND');
  });

  it('follow one another, each with its days, and act once when sent twice', async () => {
    platform.clock.set('2026-11-23T08:00:00+07:00');
    const first = await add('admin', 'BC', 'resent-template');
    const again = await add('admin', 'BC', 'resent-template');
    expect(again).toEqual(first);
    const { templates } = await list('planner');
    expect(templates).toMatchObject([
      { id: first.id, until: null },
      { until: new Date('2026-11-23T08:00:00+07:00').toISOString() },
    ]);
  });

  it('are ended once, and papers are ours again', async () => {
    const [used] = (await list('planner')).templates;
    const end = () => closeTemplateOf(platform, world.actors.planner, used?.id ?? '', null);
    await end();
    expect(await printed(world.ministry.authorityId, 'BC')).not.toContain('MẪU CỦA SỞ A');
    await expect(end()).rejects.toThrow('TEMPLATE_CLOSED');
    const { rows } = await platform.database.pool.query(
      `select act, subject_kind from journal where subject_kind = 'paper_template' order by at, id`,
    );
    expect(rows.map(({ act }) => act)).toEqual(['add_template', 'add_template', 'close_template']);
  });

  it('are tried with a sample that bears the name of the body', async () => {
    const sample = await sampleOf(platform, world.actors.planner, 'TB');
    expect(sample.organ.name).toBe(world.ministry.top.name);
    expect(sample.number).toBe('/TB-BTTTT');
  });
});

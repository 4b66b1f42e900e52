import { dayInVietnam } from '../../calendar/rules/day.ts';
import type { Actor } from '../../organisation/actor.ts';
import { type Platform, perform } from '../../platform/act.ts';
import { requireEdxml } from './edxml-desk.ts';
import type { WritingSettings } from './rules/write-message.ts';
import { codedUnitAbove, topUnit } from './store/organ-store.ts';
import { settingsOf, writeSettings } from './store/setting-store.ts';

type Settings = WritingSettings & { readonly organId: string | null };

/** How packages are written, and the identifier of the body itself. */
export async function edxmlSettings({ db, clock }: Platform, actor: Actor): Promise<Settings> {
  requireEdxml(actor, 'edxml.read');
  const top = await topUnit(db, actor.authorityId);
  const found = await codedUnitAbove(db, top, dayInVietnam(clock()));
  return { ...(await settingsOf(db, actor.authorityId)), organId: found?.code ?? null };
}

export async function setEdxml(
  platform: Platform,
  actor: Actor,
  settings: WritingSettings,
  key: string | null,
): Promise<Settings> {
  requireEdxml(actor, 'edxml.send');
  const { authorityId } = actor;
  await perform(
    platform,
    { name: 'set_edxml', authorityId, author: actor, key },
    async (context) => {
      const before = await settingsOf(context.tx, authorityId);
      await writeSettings(context.tx, authorityId, settings, actor.personId, context.now);
      const subject = { subjectKind: 'authority', subjectId: authorityId };
      await context.journal({ ...subject, before, after: settings });
      return { done: true };
    },
  );
  return edxmlSettings(platform, actor);
}

import type { Actor } from '../../organisation/actor.ts';
import type { Platform } from '../../platform/act.ts';
import { approvePublication } from '../approve-publication.ts';
import { Choices } from '../contract.ts';
import { movePublication } from '../move-publication.ts';
import { preparePublication, savePublication } from '../prepare-publication.ts';
import { previewView } from '../preview-view.ts';
import { publicationView } from '../publication-view.ts';
import { withdrawPublication } from '../withdraw-publication.ts';

export type SomeChoices = Partial<Choices> & Pick<Choices, 'kind' | 'cutOff'>;

/** The way of a publication, step by step, each with the version that stands. */
export function publishingOf(
  platform: Platform,
  people: { readonly planner: Actor; readonly leader: Actor },
) {
  const { planner, leader } = people;
  const seen = (id: string, actor = planner) => publicationView(platform, actor, id, undefined);
  const prepared = async (planId: string, actor = planner) =>
    (await preparePublication(platform, actor, planId, null)).id;
  const saved = async (id: string, choices: SomeChoices, actor = planner) => {
    const { version } = await seen(id, actor);
    const body = { version, choices: Choices.parse(choices) };
    return savePublication(platform, actor, id, body, null);
  };
  const move = async (
    actor: Actor,
    id: string,
    to: 'propose' | 'take_back' | 'drop' | 'return',
    words = '',
  ) => {
    const { version } = await seen(id);
    return movePublication(platform, actor, id, { version, to, words }, null);
  };
  const approve = async (id: string, actor = leader) => {
    const { version } = await seen(id);
    const { digest } = await previewView(platform, actor, id);
    return approvePublication(platform, actor, id, { version, digest }, null);
  };
  /** The whole way of one edition. */
  const published = async (id: string, choices: SomeChoices) => {
    await saved(id, choices);
    await move(planner, id, 'propose');
    return approve(id);
  };
  const withdrawn = async (id: string, reason: string, edition: number | null = null) => {
    const { version } = await seen(id);
    return withdrawPublication(platform, leader, id, { version, edition, reason }, null);
  };
  return { seen, prepared, saved, move, approve, published, withdrawn };
}

import type { APIResponse, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Does over the interface what other journeys do by hand, so that a test begins where its own story begins. */
export function byInterface(page: Page) {
  async function post(path: string, data: object): Promise<APIResponse> {
    const headers = { 'x-chidao': '1', 'idempotency-key': crypto.randomUUID() };
    return page.request.post(path, { headers, data });
  }
  async function done(path: string, data: object): Promise<{ [name: string]: unknown }> {
    const reply = await post(path, data);
    expect(reply.status(), `${path}: ${await reply.text()}`).toBe(200);
    return reply.json();
  }

  /** Tasks of a plan that this person may read, by title. */
  async function tasksOf(planId: string): Promise<Map<string, { id: string; version: number }>> {
    const reply = await page.request.get(`/api/tasks?planId=${planId}&layer=all&limit=200`);
    const { rows }: { rows: { id: string; title: string; version: number }[] } = await reply.json();
    return new Map(
      rows.map(({ title, id, version }) => [title.replace(/\.$/, ''), { id, version }]),
    );
  }

  return {
    tasksOf,

    /** Reads a text and issues it as it was read; gives the plan's id. */
    async issue(text: string): Promise<string> {
      const reading = await done('/api/readings', { text });
      const act = { version: reading.version, effectiveOn: '2026-11-02', newEdition: false };
      await done(`/api/readings/${reading.id}/issue`, act);
      let planId: string | null = null;
      await expect
        .poll(async () => {
          const now = await (await page.request.get(`/api/readings/${reading.id}`)).json();
          planId = now.planId;
          return planId;
        })
        .not.toBeNull();
      return String(planId);
    },

    /** Accepts the tasks of a plan that stand at this person's unit. */
    async acceptAll(planId: string): Promise<void> {
      for (const { id, version } of (await tasksOf(planId)).values()) {
        await done(`/api/tasks/${id}/accept`, { version, officerId: null });
      }
    },

    act: (taskId: string, act: string, body: object) => done(`/api/tasks/${taskId}/${act}`, body),
  };
}

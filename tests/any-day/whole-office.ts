import multipart from '@fastify/multipart';
import Fastify from 'fastify';
import { budgetRoutes } from '../../server/budget/routes.ts';
import { directiveRoutes } from '../../server/directives/routes.ts';
import { emulationRoutes } from '../../server/emulation/routes.ts';
import { figuresByIndicator } from '../../server/indicators/move-by-indicator.ts';
import { indicatorRoutes } from '../../server/indicators/routes.ts';
import type { Actor, ActorHttp } from '../../server/organisation/actor.ts';
import { organisationRoutes } from '../../server/organisation/routes.ts';
import { planRoutes } from '../../server/plans/routes.ts';
import { readConfig } from '../../server/platform/config.ts';
import type { Endpoint } from '../../server/platform/contract.ts';
import { createHttp } from '../../server/platform/http/http.ts';
import { createMetrics } from '../../server/platform/http/metrics.ts';
import { problemHandler } from '../../server/platform/http/problem.ts';
import { reportingRoutes } from '../../server/reporting/routes.ts';
import { scorecardRoutes } from '../../server/scorecards/routes.ts';
import { supervisionRoutes } from '../../server/supervision/routes.ts';
import { openLive } from '../../server/tasks/live.ts';
import { taskRoutes } from '../../server/tasks/routes.ts';
import { registerIndicatorFigures } from '../../server/tasks/store/indicator-figures.ts';
import type { TestPlatform } from '../support/platform.ts';

/** A reply as it was given: what JSON says, or the text of a file. */
export interface Said {
  readonly status: number;
  readonly body: unknown;
}

/** Every capability behind one door, asked and acted on as over HTTP, by whoever is named. */
export interface WholeOffice {
  /** Every endpoint that is mounted. */
  readonly endpoints: readonly Endpoint[];
  get(as: Actor, url: string): Promise<Said>;
  /** Does an act. @throws Error where it is refused, with the sentence */
  act<T>(as: Actor, path: string, body?: object, method?: 'POST' | 'PUT'): Promise<T>;
  close(): Promise<void>;
}

export async function openWholeOffice(
  platform: TestPlatform,
  folder: string,
): Promise<WholeOffice> {
  const app = Fastify();
  app.setErrorHandler(problemHandler(createMetrics()));
  await app.register(multipart);
  let asking: Actor | null = null;
  const http = createHttp<Actor>(app, async () => asking);
  const endpoints: Endpoint[] = [];
  const noted: ActorHttp = {
    app,
    mount(endpoint, handler) {
      endpoints.push(endpoint);
      http.mount(endpoint, handler);
    },
    mountView(endpoint, view) {
      endpoints.push(endpoint);
      http.mountView(endpoint, view);
    },
    mountOpen: (endpoint, handler) => http.mountOpen(endpoint, handler),
  };
  const config = readConfig({ CHIDAO_VAR: folder });
  registerIndicatorFigures(figuresByIndicator);
  organisationRoutes(noted, platform, config);
  directiveRoutes(noted, platform);
  planRoutes(noted, platform, config);
  taskRoutes(noted, platform, openLive(platform));
  indicatorRoutes(noted, platform);
  budgetRoutes(noted, platform);
  reportingRoutes(noted, platform);
  supervisionRoutes(noted, platform);
  scorecardRoutes(noted, platform);
  emulationRoutes(noted, platform);

  /** One request at a time: whoever asks is told apart by nothing else. */
  async function send(as: Actor, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) {
    asking = as;
    return app.inject({ method, url, ...(payload ? { payload } : {}) });
  }
  return {
    endpoints,
    async get(as, url) {
      const { statusCode: status, body, headers } = await send(as, 'GET', url);
      const isJson = String(headers['content-type']).includes('json');
      return { status, body: isJson ? JSON.parse(body) : body };
    },
    async act<T>(as: Actor, path: string, body: object = {}, method: 'POST' | 'PUT' = 'POST') {
      const reply = await send(as, method, path, body);
      if (reply.statusCode >= 300) throw new Error(`${method} ${path}: ${reply.body}`);
      return reply.json<T>();
    },
    close: () => app.close(),
  };
}

import { z } from 'zod';

/** Settings of what goes to other systems and comes from them; see `docs/exchange.md`. */
export const exchangeSettings = {
  /** Hosts inside the network, or without TLS, that may be sent to all the same: `127.0.0.1,esb.example.vn`. */
  CHIDAO_EXCHANGE_HOSTS: z.string().default(''),
  /** Hours by which the clock of a partner may be wrong. */
  CHIDAO_EXCHANGE_CLOCK_HOURS: z.coerce.number().min(0.1).max(240).default(24),
  /** Days for which what was sent is kept, to be looked at and sent again. */
  CHIDAO_DELIVERY_DAYS: z.coerce.number().int().min(1).max(3_650).default(30),
  /** Tries of one event at a webhook before it is given up; 14 take about a day. */
  CHIDAO_WEBHOOK_TRIES: z.coerce.number().int().min(1).max(50).default(14),
  /** Days after which a webhook that only fails is switched off. */
  CHIDAO_WEBHOOK_DAYS: z.coerce.number().int().min(1).max(60).default(5),
};

export interface ExchangeConfig {
  /** Hosts that the operator allows although they are inside; over http too. */
  readonly allowedHosts: ReadonlySet<string>;
  readonly clockHours: number;
  readonly deliveryDays: number;
  readonly webhookTries: number;
  readonly webhookDays: number;
}

export function exchangeOf(
  env: {
    readonly [K in keyof typeof exchangeSettings]: z.output<(typeof exchangeSettings)[K]>;
  },
): ExchangeConfig {
  return {
    allowedHosts: new Set(
      env.CHIDAO_EXCHANGE_HOSTS.split(',').flatMap((host) => host.trim() || []),
    ),
    clockHours: env.CHIDAO_EXCHANGE_CLOCK_HOURS,
    deliveryDays: env.CHIDAO_DELIVERY_DAYS,
    webhookTries: env.CHIDAO_WEBHOOK_TRIES,
    webhookDays: env.CHIDAO_WEBHOOK_DAYS,
  };
}

import { createHmac, randomBytes } from 'node:crypto';
import { openText, sealText } from '../../platform/sealed-text.ts';
import type { Webhook } from './store/webhook-store.ts';

/*
 * Standard Webhooks (standardwebhooks.com): webhook-id, webhook-timestamp and webhook-signature, where the
 * signature is HMAC-SHA256 over `<id>.<timestamp>.<body>` by the bytes of a secret that is written `whsec_…`.
 */

const START = 'whsec_';
const SECRET_BYTES = 32;
const PURPOSE = 'webhook secret';

export function newSecret(): string {
  return START + randomBytes(SECRET_BYTES).toString('base64');
}

export function sealSecret(installationKey: Buffer, webhookId: string, secret: string): Buffer {
  return sealText(installationKey, PURPOSE, webhookId, secret);
}

/** The secrets that sign for a webhook now: the present one, and for a while the one before. */
export function secretsOf(installationKey: Buffer, webhook: Webhook, now: Date): string[] {
  const { old_sealed, old_until } = webhook;
  const isOldValid = old_sealed !== null && old_until !== null && old_until > now;
  return [webhook.sealed, ...(isOldValid ? [old_sealed] : [])].map((sealed) =>
    openText(installationKey, PURPOSE, webhook.id, sealed),
  );
}

/** The headers that prove an event to whoever knows the secret. */
export function signedHeaders(
  secrets: readonly string[],
  event: { readonly id: string; readonly at: Date; readonly body: string },
): Record<string, string> {
  const id = `evt_${event.id}`;
  const timestamp = String(Math.floor(event.at.getTime() / 1_000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(START.length), 'base64');
    const mac = createHmac('sha256', key).update(`${id}.${timestamp}.${event.body}`);
    return `v1,${mac.digest('base64')}`;
  });
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}

import { dayInVietnam } from '../../../server/calendar/rules/day.ts';
import { Me } from '../../../server/organisation/contract.ts';
import { deviceValue } from '../../kit/kept-store.ts';

/** Who worked last on this device: what the program opens with where there is no network. */
const WHO = 'chidao.me';
/** Sheets kept for reading without a network: this week's and the one before. */
const MOST = 2;

export function rememberMe(me: Me): void {
  try {
    localStorage.setItem(WHO, JSON.stringify(me));
  } catch {
    // Nothing is kept: the program then needs the network to open.
  }
}

/** Null after signing out, or where nobody has worked here yet. */
export function lastMe(): Me | null {
  try {
    const me = Me.safeParse(JSON.parse(localStorage.getItem(WHO) ?? 'null'));
    return me.success ? { ...me.data, today: dayInVietnam(new Date()) } : null;
  } catch {
    return null;
  }
}

export function forgetMe(): void {
  localStorage.removeItem(WHO);
}

interface Seen {
  readonly key: string;
  readonly at: number;
  readonly reply: unknown;
}

/** Keeps an answer under the present owner, so that it can be read where there is no network. */
export function rememberReply(key: string, reply: unknown): void {
  replies().change((all) =>
    [{ key, at: Date.now(), reply }, ...all.filter((each) => each.key !== key)].slice(0, MOST),
  );
}

export function lastReply(key: string): Seen | null {
  return (
    replies()
      .read()
      .find((each) => each.key === key) ?? null
  );
}

function replies() {
  return deviceValue<readonly Seen[]>('seen', []);
}

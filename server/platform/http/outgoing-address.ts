import { lookup } from 'node:dns/promises';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { errorTable } from '../contract.ts';
import { Refusal } from '../refusal.ts';

/** What an address outside, given by a person, is refused for. */
export const outgoingErrors = errorTable({
  ADDRESS_UNREADABLE: {
    status: 422,
    vi: 'Địa chỉ {address} chưa đọc được. Nhập dạng https://ten-mien/duong-dan, không kèm tên và mật khẩu.',
    en: 'The address {address} cannot be read. Enter https://name/path, without user name and password.',
  },
  ADDRESS_INSIDE: {
    status: 422,
    vi: 'Địa chỉ {address} nằm trong mạng nội bộ nên không gửi tới. Dùng địa chỉ công khai, hoặc nhờ quản trị máy chủ cho phép tên máy này.',
    en: 'The address {address} lies inside the network and is not sent to. Use a public one, or have the operator allow this host.',
  },
  ADDRESS_UNKNOWN: {
    status: 422,
    vi: 'Không tìm thấy máy của địa chỉ {address}. Kiểm tra lại tên miền.',
    en: 'No host was found for the address {address}. Check the name.',
  },
});

/** Networks that are not the public internet (IANA special-purpose registries), IPv4. */
const INSIDE_4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16'],
  ...['172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16'],
  ...['198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
];
/** The same, IPv6, with every form that carries an IPv4 address inside: mapped, NAT64, 6to4, Teredo. */
const INSIDE_6 = [
  ...['::/96', '::ffff:0:0/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23'],
  ...['2001:db8::/32', '2002::/16', '3fff::/20', '5f00::/16', 'fc00::/7', 'fe80::/10'],
  ...['fec0::/10', 'ff00::/8'],
];
// Apart: one list for both would take every IPv4 address for the mapped network that it falls in.
const inside4 = blocked(INSIDE_4, 'ipv4');
const inside6 = blocked(INSIDE_6, 'ipv6');

function blocked(networks: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [start = '', bits] = network.split('/');
    list.addSubnet(start, Number(bits), family);
  }
  return list;
}

/** Whether an IP address belongs to the public internet; false for anything that is not one. */
export function isPublicAddress(ip: string): boolean {
  const family = isIP(ip);
  if (family === 4) return !inside4.check(ip, 'ipv4');
  return family === 6 && !inside6.check(ip, 'ipv6');
}

/** Every address of a name, as the resolver of the machine gives them. */
export type Resolve = (name: string) => Promise<readonly { address: string; family: number }[]>;
const resolveAll: Resolve = (name) => lookup(name, { all: true, verbatim: true });

/** A way to somebody's server: the address asked for, and the one machine that it was found to mean. */
export interface OutgoingWay {
  readonly url: URL;
  readonly ip: string;
  /**
   * For `http.request` and `https.request`: connects to that machine and no other. The name is not looked up
   * again, so a resolver that answers differently the second time (DNS rebinding) gains nothing; names of
   * certificates and hosts are still those of the address.
   */
  readonly lookup: LookupFunction;
}

/** Ports of the web, and those that anybody may open; never those of mail, shells and databases' neighbours. */
function isPortOfTheWeb(url: URL): boolean {
  const port = url.port === '' ? null : Number(url.port);
  return port === null || port === 80 || port === 443 || port >= 1_024;
}

/**
 * Finds the machine behind an address that a person entered, before anything is sent there, and refuses those
 * of our own network: every address that the name has must be public. Whoever sends must follow no redirects,
 * or ask here again for each.
 *
 * @param options.allowedHosts names and addresses that the operator allows although they are inside; over http too
 * @throws Refusal ADDRESS_UNREADABLE, ADDRESS_INSIDE, ADDRESS_UNKNOWN
 */
export async function wayTo(
  address: string,
  options: { readonly allowedHosts?: ReadonlySet<string>; readonly resolve?: Resolve } = {},
): Promise<OutgoingWay> {
  const facts = { address: address.slice(0, 200) };
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.username !== '' || url.password !== '' || !isPortOfTheWeb(url)) {
    throw new Refusal(outgoingErrors.ADDRESS_UNREADABLE, facts);
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isAllowed = options.allowedHosts?.has(host) ?? false;
  if (url.protocol !== 'https:' && !(isAllowed && url.protocol === 'http:')) {
    throw new Refusal(outgoingErrors.ADDRESS_UNREADABLE, facts);
  }
  const found = await machinesOf(host, options.resolve ?? resolveAll);
  const first = found[0];
  if (!first) throw new Refusal(outgoingErrors.ADDRESS_UNKNOWN, facts);
  if (!isAllowed && !found.every((machine) => isPublicAddress(machine.address))) {
    throw new Refusal(outgoingErrors.ADDRESS_INSIDE, facts);
  }
  return {
    url,
    ip: first.address,
    lookup: (_name, how, done) => {
      if (how.all) done(null, [first]);
      else done(null, first.address, first.family);
    },
  };
}

async function machinesOf(host: string, resolve: Resolve): ReturnType<Resolve> {
  const family = isIP(host);
  if (family !== 0) return [{ address: host, family }];
  return resolve(host).catch(() => []);
}

import { describe, expect, it } from 'vitest';
import { countedPage } from './counted-page.ts';
import { isPerson, type Visit } from './is-person.ts';
import { networkOf } from './reader-digest.ts';
import { sayViews } from './say-views.ts';

describe('pages whose readers are counted', () => {
  it.each([
    ['/p/bo-tttt/601-qd-btttt-2022', '601-qd-btttt-2022'],
    ['/en/p/bo-tttt/601-qd-btttt-2022?co-chu=2', '601-qd-btttt-2022'],
    ['/p/bo-tttt/601-qd-btttt-2022/nv-1', '601-qd-btttt-2022/nv-1'],
    ['/p/bo-tttt/tin/ke-hoach-601', 'tin/ke-hoach-601'],
    ['/p', null],
    ['/p/bo-tttt', null],
    ['/p/bo-tttt/tin', null],
    ['/p/bo-tttt/tin.atom', null],
    ['/p/bo-tttt/601-qd-btttt-2022/du-lieu.csv', null],
    ['/p/bo-tttt/601-qd-btttt-2022/gop-y', null],
    ['/p/bo-tttt/601-qd-btttt-2022/nv-1/them', null],
    ['/p/gop-y/AB12-CD34', null],
    ['/p/gop-y/ab12cd34', null],
    ['/api/plans/1', null],
    ['/p/bo-tttt/../secret', null],
  ])('%s', (url, page) => {
    expect(countedPage(url)?.page ?? null).toBe(page);
  });
});

const SAFARI =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
const asked = { 'user-agent': SAFARI, 'accept-language': 'vi-VN,vi;q=0.9' };
const shown = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };

describe('a visit of a person', () => {
  const of = (headers: Visit['headers'], method = 'GET', status = 200) =>
    isPerson({ method, status, headers });

  it('is a page that a browser opened to show it', () => {
    expect(of(asked)).toBe(true);
    expect(of({ ...asked, ...shown })).toBe(true);
    expect(of(asked, 'GET', 304)).toBe(true);
  });

  it.each<[string, Visit['headers'], string, number]>([
    ['asks for the head only', asked, 'HEAD', 200],
    ['found nothing', asked, 'GET', 404],
    ['was told to wait', asked, 'GET', 429],
    ['speaks no language', { 'user-agent': SAFARI }, 'GET', 200],
    ['says nothing of itself', { 'accept-language': 'vi' }, 'GET', 200],
    ['fetches ahead', { ...asked, 'sec-purpose': 'prefetch;prerender' }, 'GET', 200],
    ['fetches ahead as older browsers do', { ...asked, 'x-moz': 'prefetch' }, 'GET', 200],
    ['fetches from inside a page', { ...asked, 'sec-fetch-mode': 'cors' }, 'GET', 200],
    ['is shown inside another page', { ...asked, 'sec-fetch-dest': 'iframe' }, 'GET', 200],
    ...[
      'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
      'Mozilla/5.0 AppleWebKit/537.36 (compatible; GPTBot/1.2)',
      'Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)',
      'Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/140.0.0.0 Safari/537.36',
      'ZaloBot/1.0',
      'python-requests/2.32',
      'check_http/v2.4.9 (nagios-plugins 2.4.9)',
      'kube-probe/1.31',
      'Zabbix',
    ].map((agent): [string, Visit['headers'], string, number] => [
      agent,
      { ...asked, 'user-agent': agent },
      'GET',
      200,
    ]),
  ])('is none that %s', (_name, headers, method, status) => {
    expect(of(headers, method, status)).toBe(false);
  });
});

it('takes the half of an address that does not change by itself', () => {
  expect(networkOf('203.162.4.1')).toBe('203.162.4.1');
  expect(networkOf('::ffff:203.162.4.1')).toBe('203.162.4.1');
  expect(networkOf('2001:ee0:4f00:1::9')).toBe(networkOf('2001:0ee0:4f00:0001:a:b:c:d'));
  expect(networkOf('2001:ee0:4f00:1::9')).not.toBe(networkOf('2001:ee0:4f00:2::9'));
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0');
});

it('says how many, until when, and never more than there were', () => {
  const countedAt = new Date('2026-11-22T14:00:30+07:00');
  expect(sayViews({ people: 1204, countedAt }, 'vi')).toBe('1.204 lượt xem, đến 14:00, 22/11/2026');
  expect(sayViews({ people: 1, countedAt }, 'en')).toBe('1 view until 14:00, 22/11/2026');
  expect(sayViews({ people: 12_399, countedAt }, 'vi')).toMatch(/^Hơn 12\.300 lượt xem/);
  expect(sayViews({ people: 0, countedAt: null }, 'vi')).toBe('');
});

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Contact } from './contact-contract.ts';
import { type Browser, type Office, openOffice } from './testing/open-office.ts';

let office: Office;
let head: Browser;
let admin: Browser;

beforeAll(async () => {
  office = await openOffice({ mail: { url: 'smtp://127.0.0.1:1', from: 'chidao@bo.example.vn' } });
  head = await office.signedIn('telecomHead');
  admin = await office.signedIn('admin');
});
afterAll(() => office.close());

const code = (reply: { json(): unknown }) => (reply.json() as { code?: string }).code;
const absences = (reply: { json(): unknown }) =>
  (reply.json() as { absences: Contact['absences'] }).absences;

async function mailedCode(): Promise<string> {
  const { rows } = await sql<{ text_body: string; recipient: string }>`
    select text_body, recipient from mail_outbox order by id desc limit 1`.execute(
    office.platform.db,
  );
  return /(?<!\d)\d{6}(?!\d)/.exec(rows[0]?.text_body ?? '')?.[0] ?? '';
}

describe('a mail address', () => {
  it('is used once the code that was mailed there is typed in', async () => {
    const asked = await head.send('POST', '/api/contact/email', { email: 'an@bo.example.vn' });
    expect(asked.json()).toMatchObject({ email: null, waiting: { email: 'an@bo.example.vn' } });
    const right = await mailedCode();
    const wrong = right === '000000' ? '111111' : '000000';
    expect(code(await head.send('POST', '/api/contact/email/confirm', { code: wrong }))).toBe(
      'CODE_WRONG',
    );
    const done = await head.send('POST', '/api/contact/email/confirm', { code: right });
    expect(done.json()).toMatchObject({ email: 'an@bo.example.vn', waiting: null });
  });

  it('is lost to whoever guesses, and to whoever comes too late', async () => {
    await head.send('POST', '/api/contact/email', { email: 'khac@bo.example.vn' });
    const right = await mailedCode();
    const wrong = right === '000000' ? '111111' : '000000';
    for (let left = 4; left >= 0; left -= 1) {
      await head.send('POST', '/api/contact/email/confirm', { code: wrong });
    }
    expect(code(await head.send('POST', '/api/contact/email/confirm', { code: right }))).toBe(
      'CODE_OVER',
    );
    await head.send('POST', '/api/contact/email', { email: 'khac@bo.example.vn' });
    const later = await mailedCode();
    office.platform.clock.set('2026-11-22T08:45:00+07:00');
    await sql`update email_claim set expires_at = ${new Date('2026-11-22T08:40:00+07:00')}`.execute(
      office.platform.db,
    );
    expect(code(await head.send('POST', '/api/contact/email/confirm', { code: later }))).toBe(
      'CODE_OVER',
    );
    const contact = await head.send('GET', '/api/contact');
    expect(contact.json()).toMatchObject({ email: 'an@bo.example.vn', mailOn: true });
  });

  it('may be entered by the administrator of the body, and by nobody else', async () => {
    const { telecomOfficer, departmentHead } = office.world.actors;
    const path = (id: string) => `/api/people/${id}/email`;
    const email = { email: 'cuc@bo.example.vn' };
    const set = await admin.send('POST', path(telecomOfficer.personId), email);
    expect(set.json()).toEqual(email);
    expect(code(await head.send('POST', path(telecomOfficer.personId), email))).toBe('NOT_FOUND');
    expect(code(await admin.send('POST', path(departmentHead.personId), email))).toBe('NOT_FOUND');
  });
});

describe('an absence', () => {
  const away = (more: object = {}) => ({
    ...{ personId: null, from: '2026-12-01', to: '2026-12-05', standInId: null },
    ...{ reason: 'Công tác tại Đà Nẵng', ...more },
  });

  it('is declared by oneself with who stands in, and ended when one is back', async () => {
    const standInId = office.world.actors.telecomOfficer.personId;
    const said = await head.send('POST', '/api/absences', away({ standInId }));
    expect(absences(said)).toEqual([
      expect.objectContaining({
        ...{ from: '2026-12-01', to: '2026-12-05', person: 'Trần Văn An' },
        standIn: { id: standInId, name: 'Lê Thị Cúc', postId: null },
      }),
    ]);
    const again = away({ from: '2026-12-05', to: '2026-12-06' });
    expect(code(await head.send('POST', '/api/absences', again))).toBe('ABSENCE_OVERLAPS');
    const id = absences(said)[0]?.id;
    const ended = await head.send('POST', `/api/absences/${id}/end`, { version: 1 });
    expect(absences(ended)).toEqual([]);
    expect(code(await head.send('POST', `/api/absences/${id}/end`, { version: 1 }))).toBe(
      'ABSENCE_OVER',
    );
    expect((await head.send('POST', '/api/absences', again)).statusCode).toBe(200);
  });

  it.each([
    ['backwards', { to: '2026-11-30' }, 'ABSENCE_BACKWARDS'],
    ['with nobody of the body standing in', { standInId: '4' }, 'STAND_IN_UNKNOWN'],
  ])('is refused %s', async (_how, more, refusal) => {
    expect(code(await head.send('POST', '/api/absences', away(more)))).toBe(refusal);
  });

  it('of another is declared and seen by the administrator only', async () => {
    const { postalHead, telecomHead } = office.world.actors;
    const other = away({ personId: postalHead.personId });
    expect(code(await head.send('POST', '/api/absences', other))).toBe('NOT_FOUND');
    const seen = absences(await admin.send('POST', '/api/absences', other));
    expect(seen.map(({ personId }) => personId).sort()).toEqual(
      [postalHead.personId, telecomHead.personId].sort(),
    );
    const own = absences(await head.send('GET', '/api/absences'));
    expect(own.map(({ personId }) => personId)).toEqual([telecomHead.personId]);
  });
});

import type pg from 'pg';

/** Where the chain of an authority stood. */
export interface JournalHead {
  readonly authorityId: string;
  readonly entries: number;
  readonly position: string;
  /** In hexadecimal. */
  readonly hash: string;
}

/** The last seal of every authority that has one, and how many entries it has. */
export async function journalHeads(client: pg.ClientBase): Promise<JournalHead[]> {
  const { rows } = await client.query<JournalHead>(
    `/* all authorities: the whole installation is kept */ select s.authority_id::text as "authorityId", s.position::text as position, encode(s.hash, 'hex') as hash,
       (select count(*)::int from journal j where j.authority_id = s.authority_id) as entries
     from (select distinct on (authority_id) * from journal_seal order by authority_id, position desc) s
     order by 1`,
  );
  return rows;
}

/** True where the chain passes through this seal. */
export async function passesThrough(client: pg.ClientBase, head: JournalHead): Promise<boolean> {
  const { rowCount } = await client.query(
    'select 1 from journal_seal where authority_id = $1 and position = $2 and hash = $3',
    [head.authorityId, head.position, Buffer.from(head.hash, 'hex')],
  );
  return rowCount === 1;
}

import { loadModule } from 'libpg-query';
import { beforeAll, describe, expect, it } from 'vitest';
import { findSpread } from './find-spread.ts';

beforeAll(loadModule);

describe('what could not be spread by authority', () => {
  it.each([
    ['one authority', 'select id from task where authority_id = $1 and id = $2'],
    ['some authorities', 'select id from task t where t.authority_id = any($1::bigint[])'],
    [
      'joined side by side',
      `select w.title from task t join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
       where t.authority_id = $1`,
    ],
    [
      'joined by using',
      'select 1 from task t join task_words w using (authority_id) where t.authority_id = $1',
    ],
    [
      'a part of the question about the same authority',
      `select 1 from task t where t.authority_id = $1
         and exists (select from party p where p.authority_id = t.authority_id and p.task_id = t.id)`,
    ],
    [
      'rows that came with the statement',
      `update target t set state = g.state
       from jsonb_to_recordset($1::jsonb) as g(authority_id bigint, id bigint, state text)
       where t.authority_id = g.authority_id and t.id = g.id`,
    ],
    [
      'pairs of keys',
      'select 1 from task where (authority_id, id) in (select authority_id, id from unnest($1::bigint[], $2::bigint[]) as k(authority_id, id))',
    ],
    [
      'either way held',
      'select 1 from submission s where s.authority_id = any($1::bigint[]) or s.to_authority_id = $2',
    ],
    ['parts elsewhere', 'select 1 from task where superior_authority_id = $1 and superior_id = $2'],
    [
      'a whole row to its history',
      'insert into task_history select t.*, $1::timestamptz from task_row t where t.authority_id = $2',
    ],
    ['reference tables', 'select name from unit where id = $1'],
    [
      'a name of the statement itself',
      'with task as (select 1 as n) select n from task where n = $1',
    ],
    [
      'an upsert within an authority',
      'insert into request (authority_id, key) values ($1, $2) on conflict (authority_id, key) do nothing',
    ],
  ])('lets pass: %s', (_what, statement) => {
    expect(findSpread(statement)).toEqual([]);
  });

  it.each([
    ['by id alone', 'select id from task where id = $1', 'task: held to no authority'],
    [
      'joined by id alone',
      'select 1 from task t join task_words w on w.id = t.words_id where t.authority_id = $1',
      'task_words: held to no authority',
    ],
    [
      'held in one branch only',
      'select 1 from task where authority_id = $1 or unit_id = $2',
      'task: held to no authority',
    ],
    [
      'a question inside that forgets',
      'select (select count(*) from party p where p.task_id = t.id) from task t where t.authority_id = $1',
      'party: held to no authority',
    ],
    [
      'another authority than',
      'select 1 from task where authority_id <> $1',
      'task: held to no authority',
    ],
    ['every row', 'delete from notice', 'notice: held to no authority'],
    [
      'inside a name of the statement',
      'with late as (select id from task where due_on < $1) select count(*) from late',
      'task: held to no authority',
    ],
    [
      'the second half of a union',
      'select id from task where authority_id = $1 union all select id from task_history where id = $2',
      'task_history: held to no authority',
    ],
    [
      'a row without its authority',
      'insert into notice (id, words) values ($1, $2)',
      'notice: a row without its authority',
    ],
    [
      'a row that moves',
      'update task set authority_id = $1 where authority_id = $2',
      'task: a row moves to another authority',
    ],
    [
      'an upsert over all',
      'insert into request (authority_id, key) values ($1, $2) on conflict (key) do nothing',
      'request: a conflict that leaves the authority out',
    ],
    [
      'the clock of a machine',
      'update unit set since = now() where id = $1',
      'now(): time of the database, not of the application',
    ],
    [
      'the day of a machine',
      'select 1 from unit where valid_from = current_date',
      'time of the database, not of the application',
    ],
    [
      'an id of a machine',
      "insert into notice (authority_id, id) values ($1, nextval('n'))",
      'nextval(): an id or chance of the database, not of the application',
    ],
  ])('names: %s', (_what, statement, wrong) => {
    expect(findSpread(statement)).toEqual([wrong]);
  });
});

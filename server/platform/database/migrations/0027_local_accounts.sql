-- Local accounts: how they are guarded, what a person proves at the door, sessions that one sees and ends.

alter table account
  add column password_set_at timestamptz,
  -- The administrator asks this person for one-time codes, whatever the role.
  add column code_required boolean not null default false,
  -- Tries are counted by the name as typed from now on, whether or not anybody bears it.
  drop column failures,
  drop column locked_until;

-- Wrong tries by name and by address. Keys are keyed hashes: people type passwords where names belong.
create table sign_in_try (
  key bytea primary key,
  failures smallint not null,
  locked_until timestamptz,
  at timestamptz not null
);
create index sign_in_try_by_time on sign_in_try (at);

-- A session keeps its number when its token changes; where and with what it was begun.
alter table session add column id bigint, add column address text, add column browser text;
update session set id = ('x' || left(encode(token_hash, 'hex'), 15))::bit(60)::bigint;
alter table session alter column id set not null;
create unique index session_by_id on session (id);

-- What a one-time link or ticket is good for: `sign_in`, `invitation` and `reset` (sets a password),
-- `code` and `enrol` (the password was right, the second step is open).
alter table sign_in_link add column kind text not null default 'sign_in', add column made_at timestamptz;
alter table sign_in_link alter column kind drop default;
create index sign_in_link_by_account on sign_in_link (account_id);

-- The secret behind one-time codes (RFC 6238), sealed with a key outside the database; counts once confirmed.
-- A code of a step up to `last_step` is not taken again.
create table one_time_code (
  account_id bigint primary key references account (id),
  secret bytea not null,
  begun_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0
);

create table recovery_code (
  account_id bigint not null references account (id),
  code_hash bytea not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);

-- Words of a letter that must not be read in the database, such as a link that sets a password: sealed, and
-- forgotten once the letter has gone.
alter table mail_outbox add column secret bytea;

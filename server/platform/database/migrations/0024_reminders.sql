-- Letters by e-mail, news about anything, absence, and reminders: who was reminded of what, and when.

-- Where a person gets mail; set once the code sent there has been typed in. Null: no mail goes out.
alter table person add column email text, add column digest_by_mail boolean not null default true;

-- An address that waits for its code.
create table email_claim (
  person_id bigint primary key,
  email text not null,
  code_hash bytea not null,
  tries smallint not null default 0,
  asked_at timestamptz not null,
  expires_at timestamptz not null
);

-- Mail is written in the transaction of the act that causes it and sent by a job: `waiting`, `sending`
-- (handed to a mail server, answer not seen yet), `sent`, `unsure` (the answer never came) or `dead`.
-- Nothing but a person sends again what is `unsure` or `dead`.
create table mail_outbox (
  authority_id bigint not null,
  id bigint not null,
  key text not null,
  recipient text not null,
  subject text not null,
  text_body text not null,
  html_body text not null,
  attachments jsonb not null default '[]',
  -- Hours in which it is not sent ({from, to} as HH:MM in Vietnam); null: any hour.
  quiet jsonb,
  state text not null default 'waiting',
  attempts smallint not null default 0,
  next_at timestamptz not null,
  sent_at timestamptz,
  last_error text,
  at timestamptz not null,
  primary key (authority_id, id),
  unique (authority_id, key)
);
create index mail_to_send on mail_outbox (next_at) where state in ('waiting', 'sending');
create index mail_by_time on mail_outbox (authority_id, id desc);

-- News may be about anything: its kind and id, where it is seen, and what is said of it in both languages.
alter table notice add column subject_kind text, add column subject_id bigint, add column address text,
  add column title text, add column vi text, add column en text;

-- Who is away, from which day to which, and who stands in (một người, có thể trong một chức vụ nhất định).
create table absence (
  authority_id bigint not null,
  id bigint not null,
  person_id bigint not null,
  from_day date not null,
  to_day date not null,
  stand_in_person_id bigint,
  stand_in_post_id bigint,
  reason text not null,
  declared_at timestamptz not null,
  declared_by bigint not null,
  -- Called off, or ended before its last day; the row stays.
  ended_on date,
  ended_at timestamptz,
  ended_by bigint,
  version integer not null default 1,
  primary key (authority_id, id)
);
create index absence_by_person on absence (authority_id, person_id, to_day);

-- A day on which the people of a body were reminded: once, whatever the number of processes.
create table digest_run (
  authority_id bigint not null,
  day date not null,
  at timestamptz not null,
  people integer not null,
  subjects integer not null,
  unreached integer not null,
  primary key (authority_id, day)
);

-- What one person was told on one day. `authority_id` is the body in which the person serves.
create table digest (
  authority_id bigint not null,
  id bigint not null,
  person_id bigint not null,
  day date not null,
  at timestamptz not null,
  soon integer not null,
  overdue integer not null,
  reports integer not null,
  -- Plans and report regimes with their counts, most overdue first; whom the person stands in for.
  groups jsonb not null,
  stands_for jsonb not null default '[]',
  mail_key text,
  read_at timestamptz,
  primary key (authority_id, id),
  unique (authority_id, person_id, day)
);
create index digest_by_day on digest (authority_id, day desc, id);

-- The first lines of a digest; of thousands only the most overdue are written out.
create table digest_line (
  authority_id bigint not null,
  digest_id bigint not null,
  position smallint not null,
  subject_authority_id bigint not null,
  subject_kind text not null,
  subject_id bigint not null,
  due_on date not null,
  step smallint not null,
  primary key (authority_id, digest_id, position)
);

-- Each step of a deadline is reminded of once. `authority_id` is that of the task or obligation, `home_id`
-- the body whose people were reminded: a task given to another body has people in both.
create table reminder (
  authority_id bigint not null,
  subject_kind text not null,
  subject_id bigint not null,
  due_on date not null,
  step smallint not null,
  home_id bigint not null,
  on_day date not null,
  person_ids bigint[] not null,
  primary key (authority_id, subject_kind, subject_id, due_on, step, home_id)
);

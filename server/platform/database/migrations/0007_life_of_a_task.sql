-- What stands beside a task once it lives. Each table is keyed by authority and task; a task that has none
-- of it costs nothing.

-- Who takes part, as arranged after the issue: a coordinating unit with its own duty and day, the unit that
-- monitors, the leader who directs, the officer to call. A row stands until it is replaced; a row of a unit
-- that the words name too stands in place of the words, also where it says that the unit no longer does.
create table task_party (
  authority_id bigint not null,
  id bigint not null,
  task_id bigint not null,
  role text not null,
  unit_id bigint not null,
  person_id bigint,
  duty text,
  due_on date,
  removed boolean not null default false,
  since timestamptz not null,
  until timestamptz,
  changed_by bigint not null,
  primary key (authority_id, id)
);
create index task_party_by_task on task_party (authority_id, task_id, since);
create index task_party_by_unit on task_party (authority_id, unit_id, role);
create index task_party_by_person on task_party (authority_id, person_id, role)
  where person_id is not null and until is null;

-- What a coordinating unit answered.
create table task_reply (
  authority_id bigint not null,
  id bigint not null,
  task_id bigint not null,
  unit_id bigint not null,
  at timestamptz not null,
  person_id bigint not null,
  post_id bigint not null,
  body text not null,
  primary key (authority_id, id)
);
create index task_reply_by_task on task_reply (authority_id, task_id, at);

-- What people say to one another about a task; what was edited or withdrawn stays in the versions.
create table task_comment (
  authority_id bigint not null,
  id bigint not null,
  task_id bigint not null,
  at timestamptz not null,
  person_id bigint not null,
  post_id bigint not null,
  unit_id bigint not null,
  body text not null,
  mentions jsonb not null default '[]',
  version integer not null default 1,
  edited_at timestamptz,
  withdrawn_at timestamptz,
  primary key (authority_id, id)
);
create index task_comment_by_task on task_comment (authority_id, task_id, id);
create table task_comment_version (
  authority_id bigint not null,
  comment_id bigint not null,
  version integer not null,
  body text not null,
  until timestamptz not null,
  primary key (authority_id, comment_id, version)
);

-- News for a person (Tin): it asks for nothing and is read once.
create table notice (
  authority_id bigint not null,
  id bigint not null,
  person_id bigint not null,
  task_id bigint not null,
  kind text not null,
  by_person_id bigint not null,
  words text,
  at timestamptz not null,
  read_at timestamptz,
  primary key (authority_id, id)
);
create index notice_by_person on notice (authority_id, person_id, id desc);

-- What was put off (Để sau) by a person in a post, until the day on which it comes back.
create table put_off (
  authority_id bigint not null,
  post_id bigint not null,
  person_id bigint not null,
  item text not null,
  until date not null,
  primary key (authority_id, post_id, person_id, item)
);

-- Kinds of task with their stages, where an authority has its own lengths.
create table task_kind (
  authority_id bigint not null,
  key text not null,
  stages jsonb not null,
  since timestamptz not null,
  changed_by bigint not null,
  primary key (authority_id, key)
);
create table task_stage (
  authority_id bigint not null,
  task_id bigint not null,
  ordinal smallint not null,
  kind text not null,
  stage text not null,
  due_on date not null,
  done_on date,
  done_at timestamptz,
  done_by bigint,
  note text,
  planned_at timestamptz not null,
  primary key (authority_id, task_id, ordinal)
);
create index task_stage_waiting on task_stage (authority_id, due_on, task_id) where done_at is null;

-- What makes an assignment clear after its issue where its words do not: the product, who decides.
create table task_clarity (
  authority_id bigint not null,
  task_id bigint not null,
  point text not null,
  words text not null,
  at timestamptz not null,
  changed_by bigint not null,
  primary key (authority_id, task_id, point)
);

-- Trackers of superior bodies (biểu của cấp trên): their workbooks, whose columns are settled once.

-- `heads` is the head of each column by its meaning, `statuses` what each of their words comes to. The last file
-- that was taken in is kept: it is the form that is filled in and handed back.
create table tracker (
  authority_id bigint not null,
  id bigint not null,
  name text not null,
  owner text not null,
  folded text not null,
  sheet text not null,
  heads jsonb not null,
  statuses jsonb not null,
  form_hash text,
  form_name text,
  compared_at timestamptz,
  -- Of the last file: tasks in it, those that are linked, and those of the two sides that differ.
  lines integer not null default 0,
  linked integer not null default 0,
  differing integer not null default 0,
  closed_at timestamptz,
  version integer not null,
  since timestamptz not null,
  changed_by bigint not null,
  primary key (authority_id, id)
);
create index tracker_by_name on tracker (authority_id, folded, id);

-- Which task a line of a tracker is. `code` is the superior's own, or the words of the line where it has none.
create table tracker_link (
  authority_id bigint not null,
  tracker_id bigint not null,
  code text not null,
  task_authority_id bigint not null,
  task_id bigint not null,
  linked_at timestamptz not null,
  linked_by bigint not null,
  until timestamptz,
  primary key (authority_id, tracker_id, code, linked_at)
);
create unique index tracker_link_now on tracker_link (authority_id, tracker_id, code) where until is null;

-- Each file that was taken in, and what was decided of it.
create table tracker_round (
  authority_id bigint not null,
  id bigint not null,
  tracker_id bigint not null,
  file_hash text not null,
  file_name text not null,
  lines integer not null,
  linked integer not null,
  differing integer not null,
  adopted integer not null,
  reading_id bigint,
  at timestamptz not null,
  person_id bigint not null,
  primary key (authority_id, id)
);
create index tracker_round_by_tracker on tracker_round (authority_id, tracker_id, at desc);

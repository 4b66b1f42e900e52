-- Long papers that are made by a job for one person: what was asked, by whom in which post, how far it is,
-- and the file until it is removed. What is asked is kept, not what it showed: the job reads it with the
-- rights that the post has then.
create table made_paper (
  authority_id bigint not null,
  id bigint not null,
  kind text not null,
  format text not null,
  request jsonb not null,
  account_id bigint not null,
  person_id bigint not null,
  post_id bigint not null,
  -- waiting, done, failed, expired
  state text not null,
  -- How often a process began with it: whatever ends every process that tries it is given up.
  tries smallint not null default 0,
  rows_done integer not null default 0,
  rows_all integer not null,
  file_hash text,
  file_size integer,
  name text,
  problem jsonb,
  asked_at timestamptz not null,
  begun_at timestamptz,
  ended_at timestamptz,
  kept_until timestamptz,
  primary key (authority_id, id)
);
-- The same thing asked for twice is made once.
create unique index made_paper_waiting on made_paper
  (authority_id, post_id, person_id, kind, format, md5(request::text)) where state = 'waiting';
create index made_paper_of_person on made_paper (authority_id, person_id, id desc);
create index made_paper_kept on made_paper (authority_id, kept_until) where state = 'done';

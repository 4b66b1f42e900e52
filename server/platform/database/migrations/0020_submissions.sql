-- Reports (báo cáo): what a unit writes for one obligation, from draft to acceptance above, and the frozen
-- rows behind it (bản chốt). Nothing that was signed is ever computed again: it is read from its rows.

create table submission (
  authority_id bigint not null,
  id bigint not null,
  obligation_id bigint not null,
  regime_id bigint not null,
  -- Who reports, to whom: the receiver may sit in another authority.
  unit_id bigint not null,
  to_authority_id bigint not null,
  to_unit_id bigint not null,
  period_key text not null,
  period_from date not null,
  period_to date not null,
  -- Names, outline and days as they were when its figures were last frozen: SubmissionFrame of the contract.
  frame jsonb not null,
  -- What it is searched by, without accents.
  folded text not null,
  -- 'draft' | 'signing' | 'submitted' | 'accepted' | 'returned'
  state text not null,
  -- The frozen figures that hold: `submission_figure` and `submission_row` of this number; earlier ones stay.
  edition integer not null,
  -- Null while figures are live.
  frozen_at timestamptz,
  -- How often it was signed: `submission_text` keeps the words of each time.
  round integer not null,
  presented_at timestamptz,
  presented_by bigint,
  asked_back_at timestamptz,
  asked_back_by bigint,
  number text,
  signed_on date,
  signed_at timestamptz,
  signed_by bigint,
  -- Lines of the position and the name, as signed: SubmissionSigner of the contract.
  signer jsonb,
  decided_at timestamptz,
  decided_by bigint,
  -- Why it was given back or returned, in words.
  reason text,
  version integer not null,
  since timestamptz not null,
  changed_by bigint not null,
  primary key (authority_id, id)
);
create unique index submission_of_obligation on submission (authority_id, obligation_id);
create index submission_by_unit on submission (authority_id, unit_id, regime_id, period_to);
create index submission_by_receiver on submission (to_authority_id, to_unit_id, state);

create table submission_past (
  like submission including defaults,
  until timestamptz not null,
  primary key (authority_id, id, version)
);

-- The words under one heading of the outline, written by one hand at a time.
create table submission_section (
  authority_id bigint not null,
  submission_id bigint not null,
  heading text not null,
  position smallint not null,
  words text not null,
  version integer not null,
  since timestamptz not null,
  changed_by bigint not null,
  primary key (authority_id, submission_id, heading)
);

create table submission_section_past (
  like submission_section including defaults,
  until timestamptz not null,
  primary key (authority_id, submission_id, heading, version)
);

-- Frozen figures: a number as decimal text, as exact as it was counted; null where nothing was known.
create table submission_figure (
  authority_id bigint not null,
  submission_id bigint not null,
  edition integer not null,
  heading text not null,
  position integer not null,
  key text not null,
  label jsonb not null,
  measure jsonb not null,
  nature text not null,
  target text,
  period text,
  cumulative text,
  last_year text,
  estimate text,
  fraction jsonb,
  opens text,
  opens_cumulative text,
  primary key (authority_id, submission_id, edition, heading, position)
);

-- Frozen lists: the head of each table at position 0 (label, columns, total in `cells`), its lines from 1 on;
-- and what units had said, under the table key `words`.
create table submission_row (
  authority_id bigint not null,
  submission_id bigint not null,
  edition integer not null,
  heading text not null,
  table_key text not null,
  table_position smallint not null,
  position integer not null,
  kind text not null,
  thing_id text not null,
  cells jsonb not null,
  opens text,
  primary key (authority_id, submission_id, edition, heading, table_key, position)
);

-- The words as they were signed, those of lower units with their names.
create table submission_text (
  authority_id bigint not null,
  submission_id bigint not null,
  round integer not null,
  position integer not null,
  heading text not null,
  -- 'own' | 'piece'
  kind text not null,
  words text not null,
  source_name text,
  source_authority_id bigint,
  source_submission_id bigint,
  primary key (authority_id, submission_id, round, position)
);

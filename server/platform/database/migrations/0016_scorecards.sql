-- A scorecard (bộ chỉ số, xếp hạng) ranks units in a period. What it asks stands in definitions that are
-- dated; what people enter for it has history; what was published is frozen and never written again.

create table scorecard (
  authority_id bigint not null,
  id bigint not null,
  name text not null,
  folded text not null,
  about text not null default '',
  period_kind text not null,
  -- The ready-made definition that it began as; null where it was written from nothing.
  origin text,
  closed_on date,
  version integer not null,
  since timestamptz not null,
  changed_by bigint not null,
  primary key (authority_id, id)
);
create index scorecard_by_name on scorecard (authority_id, folded, id);

create table scorecard_history (
  like scorecard including defaults,
  until timestamptz not null,
  primary key (authority_id, id, version)
);

-- One draft at most; a definition that is issued (ban hành) holds for the periods that begin on its first
-- day or later, until the next one. The tree of criteria travels whole: it is read and changed whole.
create table scorecard_definition (
  authority_id bigint not null,
  scorecard_id bigint not null,
  number integer not null,
  valid_from date,
  basis text,
  definition jsonb not null,
  version integer not null,
  since timestamptz not null,
  changed_by bigint not null,
  issued_at timestamptz,
  primary key (authority_id, scorecard_id, number)
);
create unique index scorecard_draft on scorecard_definition (authority_id, scorecard_id)
  where issued_at is null;

-- A figure that somebody enters for a unit: a survey, a count, a yes or no, with what proves it.
create table scorecard_value (
  authority_id bigint not null,
  scorecard_id bigint not null,
  period text not null,
  criterion text not null,
  unit_id bigint not null,
  value numeric,
  words text not null default '',
  version integer not null,
  since timestamptz not null,
  changed_by bigint not null,
  primary key (authority_id, scorecard_id, period, criterion, unit_id)
);

create table scorecard_value_history (
  like scorecard_value including defaults,
  until timestamptz not null,
  primary key (authority_id, scorecard_id, period, criterion, unit_id, version)
);

-- Points that a unit gives itself (tự chấm) beside those it is given (thẩm định), each with its words.
create table appraisal (
  authority_id bigint not null,
  id bigint not null,
  scorecard_id bigint not null,
  period text not null,
  criterion text not null,
  unit_id bigint not null,
  self_points numeric,
  self_words text,
  self_at timestamptz,
  self_by bigint,
  points numeric,
  words text,
  appraised_at timestamptz,
  appraised_by bigint,
  version integer not null,
  since timestamptz not null,
  changed_by bigint not null,
  primary key (authority_id, id)
);
create unique index appraisal_of_unit
  on appraisal (authority_id, scorecard_id, period, criterion, unit_id);

create table appraisal_history (
  like appraisal including defaults,
  until timestamptz not null,
  primary key (authority_id, id, version)
);

-- What a council decided where every listed criterion left units level; an order replaced keeps its days.
create table tie_vote (
  authority_id bigint not null,
  scorecard_id bigint not null,
  period text not null,
  id bigint not null,
  -- The units in the order that was voted.
  unit_ids bigint[] not null,
  words text not null,
  basis text not null,
  since timestamptz not null,
  changed_by bigint not null,
  until timestamptz,
  primary key (authority_id, id)
);
create index tie_vote_by_period on tie_vote (authority_id, scorecard_id, period);

-- A ranking as published (bản chốt). A later edition of the period supersedes it and says why; nothing
-- in it is written again.
create table scorecard_edition (
  authority_id bigint not null,
  id bigint not null,
  scorecard_id bigint not null,
  period text not null,
  number integer not null,
  as_of date not null,
  definition jsonb not null,
  definition_number integer not null,
  reason text,
  basis text,
  published_at timestamptz not null,
  published_by bigint not null,
  post_id bigint not null,
  primary key (authority_id, id)
);
create unique index edition_of_period
  on scorecard_edition (authority_id, scorecard_id, period, number);

create table scorecard_row (
  authority_id bigint not null,
  edition_id bigint not null,
  unit_id bigint not null,
  ordinal integer not null,
  unit_name text not null,
  rank integer,
  total numeric,
  -- Points of every criterion with the numbers behind them, and why it is not ranked where it is not.
  result jsonb not null,
  primary key (authority_id, edition_id, unit_id)
);

-- Files that prove a figure or points.
create table scorecard_proof (
  authority_id bigint not null,
  attachment_id bigint not null,
  scorecard_id bigint not null,
  period text not null,
  criterion text not null,
  unit_id bigint not null,
  -- value, self, appraised
  side text not null,
  primary key (authority_id, attachment_id)
);
create index scorecard_proof_by_period on scorecard_proof (authority_id, scorecard_id, period);

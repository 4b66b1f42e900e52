-- Merging (tổng hợp): sentences of lower reports on their way into the report above, each with its source.
-- Whether the source has since been returned is read from that report, never stored here.

create table report_piece (
  authority_id bigint not null,
  -- The report above, into which the piece may be taken.
  submission_id bigint not null,
  id bigint not null,
  heading text not null,
  -- Its place among the pieces of the same source and heading.
  position integer not null,
  source_authority_id bigint not null,
  source_submission_id bigint not null,
  source_unit_id bigint not null,
  -- What the lower report says, unchanged.
  source_words text not null,
  -- 'waiting' | 'taken' | 'edited' | 'dropped'
  mark text not null,
  -- What the report above says of it; null unless taken or edited.
  words text,
  -- Pieces that say nearly the same share the id of the first of them.
  alike_id bigint,
  -- The lower report was sent again without these words.
  is_gone boolean not null default false,
  decided_by bigint,
  decided_at timestamptz,
  version integer not null,
  since timestamptz not null,
  changed_by bigint not null,
  primary key (authority_id, submission_id, id)
);
create index report_piece_by_heading
  on report_piece (authority_id, submission_id, heading, source_unit_id, position);
create index report_piece_by_source
  on report_piece (authority_id, source_authority_id, source_submission_id);

-- What a piece was before each decision on it: from `since` until `until`.
create table report_piece_history (
  like report_piece including defaults,
  until timestamptz not null,
  primary key (authority_id, submission_id, id, version)
);

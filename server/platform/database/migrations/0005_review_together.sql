-- Officers who have one draft open (cùng rà soát): where each works, until when an item is in whose hands.
-- Neither is history: what has run out is forgotten.
create table reading_seat (
  authority_id bigint not null,
  reading_id bigint not null,
  seat text not null,
  person_id bigint not null,
  from_key text,
  to_key text,
  seen_at timestamptz not null,
  primary key (authority_id, reading_id, seat)
);
create table reading_lease (
  authority_id bigint not null,
  reading_id bigint not null,
  item_key text not null,
  seat text not null,
  until timestamptz not null,
  primary key (authority_id, reading_id, item_key)
);

-- The signed copy (bản ký) beside a text that was read from a web page or pasted.
alter table reading add column signed_hash text, add column signed_name text;
alter table directive add column signed_hash text, add column signed_name text;

-- How a unit's alias (bí danh) stood in the text from which it was learnt; the key is its levelled form.
alter table unit_alias add column as_written text;

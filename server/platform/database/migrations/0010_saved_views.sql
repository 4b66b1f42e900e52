-- A way of looking at a page, kept under a name: its query is the address that the page stands at. It
-- belongs to a person; shared, it is offered to the posts of one unit or of the whole authority.
create table saved_view (
  authority_id bigint not null,
  id bigint not null,
  page text not null,
  name text not null,
  query text not null,
  person_id bigint not null,
  shared text not null,
  unit_id bigint not null,
  version integer not null default 1,
  since timestamptz not null,
  primary key (authority_id, id)
);
create index saved_view_by_page on saved_view (authority_id, page, person_id);

-- The view that a page opens with, a choice of each person.
create table default_view (
  authority_id bigint not null,
  person_id bigint not null,
  page text not null,
  view_id bigint not null,
  primary key (authority_id, person_id, page)
);

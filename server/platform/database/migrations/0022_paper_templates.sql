-- An authority's own Word file for a type of paper, with places to be filled ({{so}}, {{noi_dung}} …). A
-- newer one closes the one before; the paper of a past day can be shown with the template of that day.
create table paper_template (
  authority_id bigint not null,
  id bigint not null,
  -- Abbreviation of the type (BC, KH, QĐ …), CV for a letter.
  paper_type text not null,
  name text not null,
  file_name text not null,
  file_hash text not null,
  file_size integer not null,
  since timestamptz not null,
  added_by bigint not null,
  -- Null while it is the one in use.
  until timestamptz,
  closed_by bigint,
  primary key (authority_id, id)
);
create unique index paper_template_in_use on paper_template (authority_id, paper_type)
  where until is null;

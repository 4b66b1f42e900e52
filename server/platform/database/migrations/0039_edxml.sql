-- edXML (QCVN 102:2016/BTTTT): documents that other bodies sent here or that go out to them, and the status
-- messages that travel with them. A gateway (phần mềm của trục liên thông) carries both.

create table edxml_package (
  authority_id bigint not null,
  id bigint not null,
  -- `in` or `out`.
  way text not null,
  -- BussinessDocType: new, recall, update, replace.
  kind text not null,
  state text not null,
  -- DocumentId in one spelling, for comparing.
  document_key text not null,
  number text not null,
  issued_on date,
  subject text not null,
  steering smallint not null,
  priority smallint not null,
  due_on date,
  -- The other side: who sent it, or the first whom it goes to.
  partner_code text not null,
  partner_name text,
  -- The unit here that receives or sends.
  unit_id bigint not null,
  -- The header and the rest as understood, without the content of attachments.
  message jsonb not null,
  faults jsonb not null default '[]',
  -- Where the header and the text that came with it say different things.
  differences jsonb not null default '[]',
  -- The message itself, as it came or goes.
  xml_hash text not null,
  reading_id bigint,
  directive_id bigint,
  submission_id bigint,
  -- The package that this one recalls, updates or replaces; of an outgoing report, the one that it answers.
  earlier_id bigint,
  folded text not null,
  search tsvector generated always as (to_tsvector('simple', folded)) stored,
  at timestamptz not null,
  acknowledged_at timestamptz,
  added_by bigint not null,
  version integer not null default 1,
  primary key (authority_id, id)
);
-- What came is registered once, unless it was refused or taken back and is sent again.
create unique index edxml_package_document on edxml_package (authority_id, document_key)
  where way = 'in' and kind = 'new' and state not in ('refused', 'recalled');
create unique index edxml_package_file on edxml_package (authority_id, xml_hash)
  where way = 'in' and state not in ('refused', 'recalled');
create index edxml_package_by_time on edxml_package (authority_id, at desc, id desc);
create index edxml_package_by_document on edxml_package (authority_id, document_key);
create index edxml_package_by_reading on edxml_package (authority_id, reading_id)
  where reading_id is not null;
create index edxml_package_search on edxml_package using gin (search);

-- The files that came with a package or go with it, in its order.
create table edxml_file (
  authority_id bigint not null,
  id bigint not null,
  package_id bigint not null,
  place smallint not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  file_hash text not null,
  primary key (authority_id, id)
);
create index edxml_file_by_package on edxml_file (authority_id, package_id, place);

-- Status messages of a package: `out` says how far this body has come with what it received, `in` how far the
-- other side has come with what was sent.
create table edxml_status (
  authority_id bigint not null,
  id bigint not null,
  package_id bigint not null,
  way text not null,
  code text not null,
  -- As it was written.
  raw_code text not null,
  said text,
  department text,
  staff text,
  -- What the message says, and when it was noted here.
  said_at timestamptz not null,
  noted_at timestamptz not null,
  -- False where it came out of the usual order: kept and shown, moving nothing.
  is_in_order boolean not null,
  acknowledged_at timestamptz,
  primary key (authority_id, id)
);
create index edxml_status_by_package on edxml_status (authority_id, package_id, id);
create index edxml_status_waiting on edxml_status (authority_id, id)
  where way = 'out' and acknowledged_at is null;

create table edxml_setting (
  authority_id bigint primary key,
  -- Whether what one vendor adds to the standard (ResponseForTask) is written too.
  vendor_parts boolean not null,
  set_by bigint not null,
  set_at timestamptz not null
);

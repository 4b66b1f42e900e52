-- By what somebody acted, where it was not the own post by an own session (`Author.via`). Part of what is
-- signed and chained only where it is not null, so that older entries verify as they did.
alter table journal add column via text;

-- A person is kept by the authority that entered them, also before they hold a post.
alter table person add column authority_id bigint, add column version integer not null default 1;
update person pe set authority_id = (
  select p.authority_id from appointment a join post p on p.id = a.post_id
  where a.person_id = pe.id order by a.valid_from, a.id limit 1);
create index person_by_name on person (authority_id, folded, id);

-- A post whose title, role or jurisdiction changes from a day on is closed the day before and goes on in a
-- new one: what was done in it keeps the title of its day.
alter table post add column follows_id bigint, add column basis text,
  add column version integer not null default 1;
create index post_by_unit on post (unit_id, valid_from);
create index post_by_authority on post (authority_id, unit_id);

-- `kind`: regular (bổ nhiệm) or acting (giao quyền, giao phụ trách: with an end). `basis`: by which decision;
-- `ended_basis`: by which it ended.
alter table appointment add column kind text not null default 'regular', add column basis text,
  add column ended_basis text, add column version integer not null default 1;

-- Powers of a post lent by whoever holds it (ủy quyền): some of its rights, to somebody of the same
-- authority, from a day to a day, both inclusive. It ends early when it is revoked, or with the
-- appointment of the giver.
create table delegation (
  authority_id bigint not null,
  id bigint not null,
  post_id bigint not null,
  from_person_id bigint not null,
  to_person_id bigint not null,
  rights text[] not null,
  valid_from date not null,
  valid_to date not null,
  reason text not null,
  basis text,
  -- The absence (vắng mặt) that proposed it.
  absence_id bigint,
  given_at timestamptz not null,
  given_by bigint not null,
  revoked_at timestamptz,
  revoked_by bigint,
  revoked_because text,
  version integer not null default 1,
  primary key (authority_id, id)
);
create index delegation_to on delegation (to_person_id, valid_to);
create index delegation_from on delegation (from_person_id, valid_to);
create index delegation_of_post on delegation (post_id, valid_to);

-- A session in a post that somebody else holds names the delegation by which.
alter table session add column delegation_id bigint;

-- Who read what is restricted. Written in batches, apart from the reading itself; not part of the journal,
-- because nothing was changed. `address`: a keyed hash of the network address, to tell places apart.
create table access_log (
  authority_id bigint not null,
  id bigint not null,
  at timestamptz not null,
  person_id bigint not null,
  post_id bigint not null,
  unit_id bigint not null,
  via text,
  kind text not null,
  subject_kind text,
  subject_id bigint,
  what text,
  address text,
  primary key (authority_id, id)
);
create index access_log_by_time on access_log (authority_id, at, id);
create index access_log_by_person on access_log (authority_id, person_id, at, id);

-- What the label of a column stands for in this authority's lists of tasks, learnt from officers' corrections.
create table column_label (
  authority_id bigint not null,
  key text not null,
  written text not null,
  means text not null,
  created_at timestamptz not null,
  primary key (authority_id, key)
);

-- Changes of many default numbers: jobs that the server works on row by row, whether or not anybody watches.
create table number_changes (
  id integer generated always as identity primary key,
  -- Null takes the default number away; an undo has a number in each row instead.
  default_number_id integer,
  undo_of integer references number_changes (id),
  by_user_id integer,
  by_name text not null,
  by_role text not null,
  created_at timestamptz(0) not null,
  finished_at timestamptz(0),
  -- Which run works on it, and until when it holds it: a run that stopped without a word lets go by itself.
  holder uuid,
  held_until timestamptz
);
create unique index number_changes_undo on number_changes (undo_of) where undo_of is not null;
create index number_changes_unfinished on number_changes (id) where finished_at is null;

create table number_change_rows (
  change_id integer not null references number_changes (id) on delete cascade,
  position integer not null,
  user_id integer not null,
  -- As it was when the row was made: the user may be gone since.
  name text,
  old_number_id integer,
  new_number_id integer,
  state text not null check (state in ('waiting', 'done', 'skipped', 'failed')),
  reason text,
  current_number_id integer,
  at timestamptz(0),
  primary key (change_id, position)
);
create unique index number_change_rows_user on number_change_rows (change_id, user_id);

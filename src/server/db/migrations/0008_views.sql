-- Saved views: what a list is filtered and sorted by, under a name.
create table views (
  id integer generated always as identity primary key,
  -- Whose it is: what tells one person from all others, who need not be a user.
  owner text not null,
  owner_user_id integer,
  owner_name text not null,
  screen text not null,
  name text not null,
  folded text not null,
  search text not null,
  shared boolean not null,
  created_at timestamptz(0) not null,
  updated_at timestamptz(0) not null
);
-- A name stands for one view of a person's screen; also finds all views of a person.
create unique index views_name on views (owner, screen, folded);
-- Those that everybody sees.
create index views_shared on views (screen) where shared;

-- What the server itself keeps: who may come in, who changed what, answers to repeat, and its own settings.
create table tokens (
  id integer generated always as identity primary key,
  -- SHA-256 of the token, in hexadecimal: the token itself is not kept.
  hash text not null unique,
  name text not null,
  role text not null check (role in ('agent', 'supervisor', 'admin')),
  user_id integer,
  created_at timestamptz(0) not null,
  last_used_at timestamptz(0),
  revoked_at timestamptz(0)
);

create table audit (
  id integer generated always as identity primary key,
  at timestamptz(0) not null,
  actor_name text not null,
  actor_role text,
  actor_user_id integer,
  action text not null,
  target_type text not null,
  target_id integer,
  before jsonb,
  after jsonb,
  request_id text
);
create index audit_target on audit (target_type, target_id, id desc);
create index audit_actor on audit (actor_user_id, id desc);
create index audit_action on audit (action, id desc);

create table idempotency (
  key text not null,
  -- Whose key it is: keys of different people never meet.
  person text not null,
  endpoint text not null,
  body_hash text not null,
  -- Null while the first request is still being worked on.
  status integer,
  answer jsonb,
  created_at timestamptz(0) not null,
  primary key (person, endpoint, key)
);
create index idempotency_created on idempotency (created_at);

create table settings (
  key text primary key,
  value jsonb not null
);

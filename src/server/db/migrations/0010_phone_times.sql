-- When a number last was on each side of a call: the newest calls with some digits are those of the sides that were met last, so the others
-- need not be looked at. Never too early; too late where that call was changed or deleted since, which costs a second look and no more.
alter table phones add column caller_at timestamptz(0);
alter table phones add column callee_at timestamptz(0);

-- Room in each page, so that these change without a word to the indexes.
alter table phones set (fillfactor = 80);

update phones set caller_at = last.caller_at, callee_at = last.callee_at
from (
  select id, max(caller_at) as caller_at, max(callee_at) as callee_at
  from (
    select caller_phone_id as id, started_at as caller_at, null::timestamptz as callee_at from cdrs where caller_phone_id is not null
    union all
    select callee_phone_id, null, started_at from cdrs where callee_phone_id is not null
  ) sides
  group by id
) last
where phones.id = last.id;

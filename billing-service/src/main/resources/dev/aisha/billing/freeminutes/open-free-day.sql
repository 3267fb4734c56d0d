-- Opens a user's account of free seconds for a day, with the allowance that is in force now. What the same person took of
-- the day before being erased is gone from it. No row where the day is open.
insert into billing.free_seconds (user_id, day, allowance)
select id, :day, greatest(0, :allowance - coalesce(
    (select sum(f.used)
    from billing.users erased join billing.free_seconds f on f.user_id = erased.id
    where erased.pseudonym = billing.pseudonym_of(:telegramId) and f.day = :day), 0))
from billing.users
where telegram_id = :telegramId
on conflict do nothing
returning user_id

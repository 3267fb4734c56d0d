-- Sets aside what a job costs: free seconds first, coins for the rest; a price of its own in coins alone. One row says what was found and whether it is held;
-- none says that the id is known, or that the user or the day is not there yet.
with account as materialized (
    select b.user_id, b.balance, b.held, b.balance - b.held as available,
        cast(:firstName as text) is not null -- everybody has one: it is not known here
            and (u.username, u.first_name) is distinct from (:username, :firstName) as renamed
    from billing.users u join billing.user_balances b on b.user_id = u.id
    where u.telegram_id = :telegramId and not b.closed
        and not exists (select from billing.reservations where id = :id)
    for update of b
), day as materialized (
    select f.used, f.allowance
    from account a join billing.free_seconds f on f.user_id = a.user_id
    where f.day = :day
    for update of f
), split as materialized (
    select a.*, d.used,
        case when cast(:coins as numeric) is null then least(:seconds, d.allowance - d.used) else 0 end as free
    from account a, day d
), quote as materialized (
    select s.*, billing.price_of(:seconds - s.free, :price) as coins from split s
), held as (
    update billing.user_balances b set balance = q.balance, held = q.held + q.coins, updated_at = :now
    from quote q
    where b.user_id = q.user_id and q.available >= q.coins
    returning b.user_id
), taken as (
    update billing.free_seconds f set used = q.used + q.free
    from held h join quote q on q.user_id = h.user_id
    where f.user_id = q.user_id and f.day = :day and q.free > 0
), kept as (
    insert into billing.reservations (id, user_id, requested_seconds, seconds, free_seconds, coins,
        free_day, price_per_minute, fixed_coins, created_at)
    select :id, q.user_id, :seconds, :seconds, q.free, q.coins, :day, :price, cast(:coins as numeric), :now
    from held h join quote q on q.user_id = h.user_id
    returning id
), named as (
    update billing.users u set username = :username, first_name = :firstName
    from account a
    where u.id = a.user_id and u.telegram_id = :telegramId and a.renamed -- may be erased meanwhile
)
select q.user_id, cast(:seconds as bigint) as seconds, q.free, q.coins, q.coins as extra, q.available,
    k.id is not null as held
from quote q left join kept k on true

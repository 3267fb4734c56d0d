-- Holds more for audio that is longer than announced, at the price and out of the day that it was held at. The coins are
-- the price of all seconds that are not free, not the sum of two prices: it is rounded once.
with reservation as materialized (
    select id, user_id, seconds, free_seconds, coins, free_day, price_per_minute
    from billing.reservations
    where id = :id and state = 'HELD' and seconds < :seconds and fixed_coins is null
    for update
), account as materialized (
    select b.balance, b.held, b.balance - b.held as available
    from reservation r join billing.user_balances b on b.user_id = r.user_id
    for update of b
), day as materialized (
    select f.used, f.allowance
    from account a, reservation r
    join billing.free_seconds f on f.user_id = r.user_id and f.day = r.free_day
    for update of f
), split as materialized (
    select r.*, d.used, least(:seconds - r.seconds, d.allowance - d.used) as extra_free
    from reservation r, day d
), price as materialized (
    select s.*, billing.price_of(:seconds - s.free_seconds - s.extra_free, s.price_per_minute) as total
    from split s
), quote as materialized (
    select p.*, p.free_seconds + p.extra_free as free, p.total - p.coins as extra, a.balance, a.held, a.available
    from price p, account a
), held as (
    update billing.user_balances b set balance = q.balance, held = q.held + q.extra, updated_at = :now
    from quote q
    where b.user_id = q.user_id and q.available >= q.extra
    returning b.user_id
), taken as (
    update billing.free_seconds f set used = q.used + q.extra_free
    from held h join quote q on q.user_id = h.user_id
    where f.user_id = q.user_id and f.day = q.free_day and q.extra_free > 0
), raised as (
    update billing.reservations r set seconds = :seconds, free_seconds = q.free, coins = q.total
    from held h join quote q on q.user_id = h.user_id
    where r.id = q.id
    returning r.id
)
select q.user_id, cast(:seconds as bigint) as seconds, q.free, q.total as coins, q.extra, q.available,
    r.id is not null as held
from quote q left join raised r on true

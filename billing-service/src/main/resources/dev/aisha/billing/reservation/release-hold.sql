-- Gives back everything that was held for a job. No row where nothing was to be released.
with reservation as materialized (
    select id, user_id, free_seconds, coins, free_day
    from billing.reservations
    where id = :id and state = 'HELD'
    for update
), account as materialized (
    select b.balance, b.held from reservation r join billing.user_balances b on b.user_id = r.user_id
    for update of b
), day as materialized (
    select f.used
    from account a, reservation r
    join billing.free_seconds f on f.user_id = r.user_id and f.day = r.free_day
    for update of f
), hold as materialized (
    select r.*, a.balance, a.held, d.used from reservation r, account a, day d
), coins_back as (
    update billing.user_balances b set balance = h.balance, held = h.held - h.coins, updated_at = :now
    from hold h
    where b.user_id = h.user_id
), free_seconds_back as (
    update billing.free_seconds f set used = h.used - h.free_seconds
    from hold h
    where f.user_id = h.user_id and f.day = h.free_day and h.free_seconds > 0
)
update billing.reservations r set state = 'RELEASED', release_reason = :reason, settled_at = :now
from hold h
where r.id = h.id
returning h.coins, h.free_seconds

-- Takes what a job cost, at most what is held for it, and gives the difference back, coins before free seconds: the free
-- seconds of the hold cover the first captured ones, coins are due for the rest. No row where nothing was to be captured.
with reservation as materialized (
    select id, no, user_id, seconds, free_seconds, coins, free_day, price_per_minute, fixed_coins,
        least(:seconds, free_seconds) as free
    from billing.reservations
    where id = :id and state = 'HELD' and seconds >= :seconds
    for update
), account as materialized (
    select b.balance, b.held from reservation r join billing.user_balances b on b.user_id = r.user_id
    for update of b
), day as materialized (
    select f.used
    from account a, reservation r
    join billing.free_seconds f on f.user_id = r.user_id and f.day = r.free_day
    for update of f
), bill as materialized (
    select r.*, billing.price_of(:seconds - r.free, r.price_per_minute) as due, a.balance, a.held, d.used
    from reservation r, account a, day d
), paid as (
    update billing.user_balances b
    set balance = bill.balance - bill.due, held = bill.held - bill.coins, updated_at = :now
    from bill
    where b.user_id = bill.user_id
    returning b.balance
), given_back as (
    update billing.free_seconds f set used = bill.used - (bill.free_seconds - bill.free)
    from bill
    where f.user_id = bill.user_id and f.day = bill.free_day and bill.free < bill.free_seconds
), charged as (
    insert into billing.transactions
        (user_id, amount, balance_after, transaction_type, description, created_at, cause, cause_id, cause_no)
    select user_id, -due, balance - due, 'charge',
        case when fixed_coins is null then 'Transcription of ' || cast(:seconds as bigint) || ' s' else 'Work on a transcript' end,
        :now, 'reservation', cast(id as text), no
    from bill
    where due > 0
)
update billing.reservations r
set state = 'CAPTURED', seconds = bill.seconds, free_seconds = bill.free_seconds, coins = bill.coins,
    captured_seconds = :seconds, captured_free_seconds = bill.free, captured_coins = bill.due,
    balance_after = paid.balance, settled_at = :now
from bill, paid
where r.id = bill.id
returning r.captured_coins, r.captured_free_seconds, r.balance_after

-- Gives the coins of a captured reservation back, once. No row where there is nothing to be given back.
with reservation as materialized (
    select id, no, user_id, captured_coins, fixed_coins
    from billing.reservations
    where id = :id and state = 'CAPTURED' and captured_coins > 0
        and not exists (select from billing.reservation_refunds where reservation_id = :id)
    for share
), account as materialized (
    select b.balance, b.held from reservation r join billing.user_balances b on b.user_id = r.user_id
    for update of b
), credit as materialized (
    select r.*, a.balance + r.captured_coins as balance, a.held from reservation r, account a
), credited as (
    update billing.user_balances b set balance = c.balance, held = c.held, updated_at = :now
    from credit c
    where b.user_id = c.user_id
), refunded as (
    insert into billing.reservation_refunds (reservation_id, reason, operator, created_at)
    select id, :reason, :operator, :now from credit
)
insert into billing.transactions
    (user_id, amount, balance_after, transaction_type, description, created_at, cause, cause_id, cause_no)
select user_id, captured_coins, balance, 'refund',
    case when fixed_coins is null then 'Refund of a transcription' else 'Refund of work on a transcript' end, :now,
    'reservation', cast(id as text), no
from credit
returning amount, balance_after

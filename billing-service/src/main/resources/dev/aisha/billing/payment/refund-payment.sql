-- Takes the coins of a payment back, once. One row says what was found and whether it was enough; none says that there is
-- no such payment, or that it is refunded already.
with payment as materialized (
    select charge_id, no, user_id, stars, coins
    from billing.payments
    where charge_id = :chargeId and refunded_at is null
    for update
), account as materialized (
    select b.balance, b.held, b.balance - b.held as available
    from payment p join billing.user_balances b on b.user_id = p.user_id
    for update of b
), quote as materialized (
    select p.*, a.balance - p.coins as balance, a.held, a.available from payment p, account a
), taken_back as (
    update billing.user_balances b set balance = q.balance, held = q.held, updated_at = :now
    from quote q
    where b.user_id = q.user_id and q.available >= q.coins
    returning b.user_id
), refunded as (
    update billing.payments p set refunded_at = :now
    from taken_back t join quote q on q.user_id = t.user_id
    where p.charge_id = q.charge_id
), booked as (
    insert into billing.transactions
        (user_id, amount, balance_after, transaction_type, description, created_at, cause, cause_id, cause_no)
    select q.user_id, -q.coins, q.balance, 'topup_refund', 'Refund of a top-up', :now, 'payment', q.charge_id,
        q.no
    from taken_back t join quote q on q.user_id = t.user_id
    returning user_id
)
select q.user_id, q.stars, q.coins, q.balance, q.available, b.user_id is not null as refunded
from quote q left join booked b on true

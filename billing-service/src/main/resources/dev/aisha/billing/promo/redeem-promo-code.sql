-- Grants the coins of a code, once for an id, within the limits of the code and of each person. One row says what was found
-- and whether it is granted; none says that the id is known, or that the code or the user is not.
with promo_code as materialized (
    select code, coins, redemptions, most_redemptions, most_per_user, coalesce(expires_at <= :now, false) as expired
    from billing.promo_codes
    where code = :code and not exists (select from billing.redemptions where id = :id)
    for update
), use as materialized (
    select s.redemptions, s.pseudonym
    from promo_code p join billing.promo_code_uses s on s.code = p.code
    where s.pseudonym = billing.pseudonym_of(:telegramId)
    for update of s
), account as materialized (
    select b.user_id, b.balance, b.held
    from use, billing.users u join billing.user_balances b on b.user_id = u.id
    where u.telegram_id = :telegramId and not b.closed
    for update of b
), award as materialized (
    select p.*, s.pseudonym, s.redemptions as redeemed_by_user, a.user_id, a.balance + p.coins as balance, a.held,
        not p.expired and p.redemptions < p.most_redemptions and s.redemptions < p.most_per_user as granted
    from promo_code p, use s, account a
), counted as (
    update billing.promo_codes p set redemptions = a.redemptions + 1, most_redemptions = a.most_redemptions
    from award a
    where p.code = a.code and a.granted
), counted_for_user as (
    update billing.promo_code_uses s set redemptions = a.redeemed_by_user + 1
    from award a
    where s.code = a.code and s.pseudonym = a.pseudonym and a.granted
), credited as (
    update billing.user_balances b set balance = a.balance, held = a.held, updated_at = :now
    from award a
    where b.user_id = a.user_id and a.granted
), redeemed as (
    insert into billing.redemptions (id, code, user_id, created_at)
    select :id, code, user_id, :now from award where granted
    returning no
), booked as (
    insert into billing.transactions
        (user_id, amount, balance_after, transaction_type, description, created_at, cause, cause_id, cause_no)
    select user_id, coins, balance, 'bonus', 'Promo code ' || code, :now, 'promo_code', cast(:id as text), no
    from award, redeemed
)
select user_id, coins, balance, granted, expired, redemptions >= most_redemptions as used_up
from award

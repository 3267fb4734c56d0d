-- What breaks the invariants of the ledger, on one snapshot: a row for each invariant, with how many things break it and
-- some of the users whose things they are; and in every row the totals. It locks nobody.
with booked as (
    select user_id, sum(amount) as amount from billing.transactions group by user_id
), chain as (
    select user_id, amount, balance_after, lag(balance_after, 1, 0::numeric) over (partition by user_id order by id) as before
    from billing.transactions
), open_holds as (
    select user_id, sum(coins) as coins from billing.reservations where state = 'HELD' group by user_id
), free_taken as (
    select user_id, free_day as day, sum(
        case state when 'HELD' then free_seconds when 'CAPTURED' then captured_free_seconds else 0 end) as seconds
    from billing.reservations group by user_id, free_day
), causes as (
    select 'charge' as type, cast(id as text) as id, no, user_id, -captured_coins as amount
    from billing.reservations where state = 'CAPTURED' and captured_coins > 0
    union all
    select 'refund', cast(r.id as text), r.no, r.user_id, r.captured_coins
    from billing.reservation_refunds f join billing.reservations r on r.id = f.reservation_id
    union all
    select 'topup', charge_id, no, user_id, coins from billing.payments
    union all
    select 'topup_refund', charge_id, no, user_id, -coins from billing.payments where refunded_at is not null
    union all
    select 'adjustment', cast(id as text), no, user_id, amount from billing.adjustments
    union all
    select 'bonus', cast(r.id as text), r.no, r.user_id, p.coins
    from billing.redemptions r join billing.promo_codes p on p.code = r.code
), lines as (
    select transaction_type as type, cause_id as id, cause_no as no, user_id, amount from billing.transactions where cause <> 'welcome'
), invariants (name) as (
    values
        ('every-user-has-a-balance'),
        ('closed-is-who-was-erased'),
        ('balance-is-sum-of-transactions'),
        ('every-line-continues-the-last'),
        ('held-is-sum-of-open-holds'),
        ('available-is-not-negative'),
        ('free-seconds-are-within-allowance'),
        ('free-seconds-are-those-of-reservations'),
        ('captured-at-most-what-was-held'),
        ('welcomed-once'),
        ('charge-has-its-cause'),
        ('refund-has-its-cause'),
        ('topup-has-its-cause'),
        ('topup_refund-has-its-cause'),
        ('adjustment-has-its-cause'),
        ('bonus-has-its-cause'),
        ('promo-code-within-its-limits'),
        ('no-hold-is-forgotten')
), broken (name, user_id) as (
    select 'every-user-has-a-balance', u.id
    from billing.users u left join billing.user_balances b on b.user_id = u.id
    where b.user_id is null
    union all
    select 'closed-is-who-was-erased', u.id
    from billing.users u join billing.user_balances b on b.user_id = u.id
    where b.closed <> (u.erased_at is not null)
    union all
    select 'balance-is-sum-of-transactions', coalesce(b.user_id, t.user_id)
    from billing.user_balances b full join booked t on t.user_id = b.user_id
    where coalesce(b.balance, 0) <> coalesce(t.amount, 0)
    union all
    select 'every-line-continues-the-last', user_id from chain where before + amount <> balance_after
    union all
    select 'held-is-sum-of-open-holds', coalesce(b.user_id, h.user_id)
    from billing.user_balances b full join open_holds h on h.user_id = b.user_id
    where coalesce(b.held, 0) <> coalesce(h.coins, 0)
    union all
    select 'available-is-not-negative', user_id from billing.user_balances where balance - held < 0 or held < 0
    union all
    select 'free-seconds-are-within-allowance', user_id from billing.free_seconds where used < 0 or used > allowance
    union all
    select 'free-seconds-are-those-of-reservations', coalesce(f.user_id, t.user_id)
    from billing.free_seconds f full join free_taken t on t.user_id = f.user_id and t.day = f.day
    where coalesce(f.used, 0) <> coalesce(t.seconds, 0)
    union all
    select 'captured-at-most-what-was-held', user_id
    from billing.reservations
    where state = 'CAPTURED'
        and (captured_seconds > seconds or captured_coins > coins or captured_free_seconds > free_seconds)
    union all
    select 'welcomed-once', user_id
    from billing.transactions
    where cause = 'welcome' and (transaction_type <> 'bonus' or cause_id <> cast(user_id as text))
    union all
    select coalesce(l.type, c.type) || '-has-its-cause', coalesce(l.user_id, c.user_id)
    from lines l full join causes c on c.type = l.type and c.id = l.id
    where (l.no, l.user_id, l.amount) is distinct from (c.no, c.user_id, c.amount)
    union all
    select 'promo-code-within-its-limits', null
    from billing.promo_codes p
    where redemptions > most_redemptions
        or redemptions <> (select count(*) from billing.redemptions r where r.code = p.code)
        or redemptions <> (select coalesce(sum(s.redemptions), 0) from billing.promo_code_uses s where s.code = p.code)
        or exists (
            select from billing.promo_code_uses s where s.code = p.code and s.redemptions > p.most_per_user)
    union all
    select 'no-hold-is-forgotten', user_id from billing.reservations where state = 'HELD' and created_at < :forgotten
), totals as (
    select count(*) as users, coalesce(sum(balance), 0) as balance, coalesce(sum(held), 0) as held
    from billing.user_balances
)
select i.name, count(b.name) as figure,
    (array_agg(distinct b.user_id) filter (where b.user_id is not null))[1:20] as user_ids,
    t.users, t.balance, t.held
from invariants i
left join broken b on b.name = i.name
cross join totals t
group by i.name, t.users, t.balance, t.held
order by i.name

-- An adjustment with the balance that it led to, and whether it is the user's who is named, perhaps erased since.
select a.user_id, a.amount, a.reason, a.operator, t.balance_after as balance,
    coalesce(u.telegram_id = :telegramId, u.pseudonym = billing.pseudonym_of(:telegramId)) as of_this_user
from billing.adjustments a
join billing.users u on u.id = a.user_id
join billing.transactions t
    on t.cause_no = a.no and t.cause = 'adjustment' and t.transaction_type = 'adjustment'
where a.id = :id

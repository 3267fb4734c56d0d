-- A reservation with what was given back of it.
select r.state, coalesce(r.captured_coins, 0) > 0 and f.reservation_id is null as refundable, f.reason, f.operator, t.amount, t.balance_after
from billing.reservations r
left join billing.reservation_refunds f on f.reservation_id = r.id
left join billing.transactions t
    on t.cause_no = r.no and t.cause = 'reservation' and t.transaction_type = 'refund'
where r.id = :id

-- Keeps an order as it was made. No row where the id is known.
insert into billing.orders (id, user_id, package, stars, coins, payload, created_at)
select :id, :userId, :package, :stars, :coins, :payload, :now
where not exists (select from billing.orders where id = :id)
returning id

-- Lines as captures of former times have left them. Keys, checks and indexes are taken away while they are written, and put
-- back as they were.
create temporary table kept (position serial, remake text);

do $$
declare
    found record;
begin
    insert into kept (remake)
    select format('alter table billing.transactions add constraint %I %s', conname, pg_get_constraintdef(oid))
    from pg_constraint
    where conrelid = 'billing.transactions'::regclass and contype in ('p', 'u', 'f', 'c');
    insert into kept (remake)
    select pg_get_indexdef(indexrelid)
    from pg_index
    where indrelid = 'billing.transactions'::regclass
        and not exists (select from pg_constraint where conindid = indexrelid);
    for found in select conname from pg_constraint
        where conrelid = 'billing.transactions'::regclass and contype in ('p', 'u', 'f', 'c')
    loop
        execute format('alter table billing.transactions drop constraint %I', found.conname);
    end loop;
    for found in select indexrelid::regclass as name from pg_index where indrelid = 'billing.transactions'::regclass
    loop
        execute format('drop index %s', found.name);
    end loop;
end
$$;

insert into billing.transactions
    (user_id, amount, balance_after, transaction_type, description, created_at, cause, cause_id, cause_no)
select ids[1 + n % array_length(ids, 1)], -5, 1000000, 'charge', 'Transcription of 200 s', now() - interval '1 year',
    'reservation', cast(gen_random_uuid() as text), -n
from (select array_agg(id) as ids from billing.users) u, generate_series(1, :lines) n;

do $$
declare
    found record;
begin
    for found in select remake from kept order by position loop
        execute found.remake;
    end loop;
end
$$;

analyze billing.transactions;

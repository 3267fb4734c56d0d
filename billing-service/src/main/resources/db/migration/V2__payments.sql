-- Coins that are bought, granted and given back; people who leave; and a running balance in every line of the ledger.

-- ---- Every line says what the balance was after it, so that each line proves the next, and a repeat of what caused it
-- can be answered as at first. Lines of version 1 get theirs from the order in which they were written.
alter table transactions add column balance_after numeric(19, 2);
alter table transactions disable trigger append_only;
update transactions t set balance_after = s.balance_after
from (select id, sum(amount) over (partition by user_id order by id) as balance_after from transactions) s
where s.id = t.id;
alter table transactions enable trigger append_only;
alter table transactions alter column balance_after set not null;

-- ---- What causes a line is numbered as it comes, and that number keeps a cause to one line of a type. The ids of causes are
-- random: an index on them is written all over, and with a hundred million lines every new one would wait for a page that
-- nobody has touched for months. By number, lines that come together lie together.
alter table users add column no bigint generated always as identity;
alter table reservations add column no bigint generated always as identity;
alter table transactions add column cause_no bigint;
alter table transactions disable trigger append_only;
update transactions t set cause_no = u.no from users u where t.cause = 'welcome' and t.cause_id = cast(u.id as text);
update transactions t set cause_no = r.no from reservations r
where t.cause = 'reservation' and t.cause_id = cast(r.id as text);
alter table transactions enable trigger append_only;
alter table transactions alter column cause_no set not null;
alter table transactions drop constraint one_line_per_cause;
alter table transactions add constraint one_line_per_cause unique (cause_no, cause, transaction_type);

alter table transactions drop constraint transactions_cause_check, drop constraint sign_of_type;
alter table transactions add constraint cause_and_sign_of_type check (
    case transaction_type
        when 'bonus' then cause in ('welcome', 'promo_code') and amount > 0
        when 'charge' then cause = 'reservation' and amount < 0
        when 'refund' then cause = 'reservation' and amount > 0
        when 'topup' then cause = 'payment' and amount > 0
        when 'topup_refund' then cause = 'payment' and amount < 0
        when 'adjustment' then cause = 'adjustment' and amount <> 0
        else false
    end);

-- ---- Erasure: the person goes, the sums stay. What remains of a Telegram id is a hash under a key that is made here and
-- known nowhere else: it tells whether somebody who comes back was welcomed before, and nothing more. Delete the key's
-- row to forget even that.
create table pseudonym_key (
    only_row boolean primary key default true check (only_row),
    key      bytea not null check (length(key) = 32)
);
insert into pseudonym_key (key) values (sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));

create function pseudonym_of(telegram_id bigint) returns bytea
    language sql stable parallel safe
    return (select sha256(key || int8send(telegram_id)) from pseudonym_key);

alter table users alter column telegram_id drop not null;
alter table users add column pseudonym bytea, add column erased_at timestamptz;
alter table users add constraint known_or_erased check (
    case when erased_at is null
        then telegram_id is not null and pseudonym is null
        else num_nonnulls(telegram_id, username, first_name) = 0
    end);
create index users_erased on users (pseudonym) where pseudonym is not null;

-- ---- Open holds are looked for by user, too.
drop index reservations_open;
create index reservations_open on reservations (user_id) where state = 'HELD';

-- ---- What support gives back of a captured reservation. Coins alone: the day of its free seconds is over.
create table reservation_refunds (
    reservation_id uuid constraint refund_once primary key references reservations,
    reason         text not null check (length(reason) between 1 and 255),
    operator       text not null check (length(operator) between 1 and 255),
    created_at     timestamptz not null
);

-- ---- What a user is about to buy, made before the invoice is. The payload goes to Telegram and comes back with the
-- payment: 128 bytes at most (Bot API, sendInvoice).
create table orders (
    id         uuid constraint order_once primary key,
    user_id    uuid not null references users,
    package    text not null check (length(package) between 1 and 32),
    stars      bigint not null check (stars > 0),
    coins      numeric(19, 2) not null check (coins > 0),
    payload    text not null check (octet_length(payload) <= 128),
    created_at timestamptz not null
);

-- ---- Stars that became coins: once for a charge, whatever is said about it again. An order may be paid more than once:
-- Telegram lets people pay an old invoice again, under a new charge.
create table payments (
    no          bigint generated always as identity,
    charge_id   text constraint charge_once primary key check (length(charge_id) between 1 and 255),
    user_id     uuid not null references users,
    order_id    uuid references orders,
    stars       bigint not null check (stars > 0),
    coins       numeric(19, 2) not null check (coins > 0),
    created_at  timestamptz not null,
    refunded_at timestamptz
);
create index payments_of_user on payments (user_id);

-- ---- What ops add or take, and why.
create table adjustments (
    no         bigint generated always as identity,
    id         uuid constraint adjustment_once primary key,
    user_id    uuid not null references users,
    amount     numeric(19, 2) not null check (amount <> 0),
    reason     text not null check (length(reason) between 1 and 255),
    operator   text not null check (length(operator) between 1 and 255),
    created_at timestamptz not null
);

-- ---- Codes that grant coins. Counted per person by pseudonym, so that erasure does not grant them anew.
create table promo_codes (
    code              text constraint code_once primary key check (code ~ '^[A-Z0-9-]{3,32}$'),
    coins             numeric(19, 2) not null check (coins > 0),
    most_redemptions  bigint not null check (most_redemptions > 0),
    most_per_user     bigint not null check (most_per_user > 0),
    expires_at        timestamptz,
    operator          text not null check (length(operator) between 1 and 255),
    created_at        timestamptz not null,
    redemptions       bigint not null default 0,
    constraint redemptions_within_limit check (redemptions between 0 and most_redemptions)
) with (fillfactor = 70);

create table promo_code_uses (
    code        text not null references promo_codes,
    pseudonym   bytea not null,
    redemptions bigint not null default 0 check (redemptions >= 0),
    primary key (code, pseudonym)
);

create table redemptions (
    no         bigint generated always as identity,
    id         uuid constraint redemption_once primary key,
    code       text not null references promo_codes,
    user_id    uuid not null references users,
    created_at timestamptz not null
);

-- ---- What is written stays written.
create trigger append_only before update or delete or truncate on reservation_refunds
    for each statement execute function refuse_change('it is append-only');
create trigger append_only before update or delete or truncate on orders
    for each statement execute function refuse_change('it is append-only');
create trigger append_only before update or delete or truncate on adjustments
    for each statement execute function refuse_change('it is append-only');
create trigger append_only before update or delete or truncate on redemptions
    for each statement execute function refuse_change('it is append-only');
create trigger never_deleted before delete or truncate on payments
    for each statement execute function refuse_change('payments are kept');
create trigger refunded_once before update on payments
    for each row when (old.refunded_at is not null
        or (old.charge_id, old.user_id, old.order_id, old.stars, old.coins, old.created_at)
            is distinct from (new.charge_id, new.user_id, new.order_id, new.stars, new.coins, new.created_at))
    execute function refuse_change('only its refund is added, once');

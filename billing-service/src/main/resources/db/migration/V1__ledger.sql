-- The ledger: who has how many coins, what is set aside for jobs under way, and every coin that ever came or went.
-- The service changes balances only by single conditional statements; what stands here holds even against a faulty one.

create table users (
    id          uuid primary key default gen_random_uuid(),
    telegram_id bigint not null unique check (telegram_id > 0),
    username    text check (length(username) <= 255),
    first_name  text check (length(first_name) <= 255),
    created_at  timestamptz not null
);

-- One row per user, changed by every hold and settlement: room on the page keeps these updates off the index.
create table user_balances (
    user_id    uuid primary key references users,
    balance    numeric(19, 2) not null default 0,
    held       numeric(19, 2) not null default 0,
    updated_at timestamptz not null,
    constraint held_not_negative check (held >= 0),
    constraint available_not_negative check (balance - held >= 0)
) with (fillfactor = 70);

-- Every change of a balance, with what caused it. One cause makes at most one line of a type, for ever.
create table transactions (
    id               bigint generated always as identity primary key,
    user_id          uuid not null references users,
    amount           numeric(19, 2) not null,
    transaction_type text not null,
    description      text not null,
    created_at       timestamptz not null,
    cause            text not null check (cause in ('welcome', 'reservation')),
    cause_id         text not null check (length(cause_id) between 1 and 255),
    constraint one_line_per_cause unique (cause_id, cause, transaction_type),
    constraint sign_of_type check (
        (transaction_type = 'bonus' and amount > 0) or (transaction_type = 'charge' and amount < 0))
);

create index transactions_newest_first on transactions (user_id, id desc);

-- What each user took of a day's free seconds; the allowance is the one in force when something was last taken.
create table free_seconds (
    user_id   uuid not null references users,
    day       date not null,
    used      bigint not null default 0,
    allowance bigint not null,
    primary key (user_id, day),
    constraint used_within_allowance check (used between 0 and allowance)
) with (fillfactor = 70);

-- Coins and free seconds set aside for one job: HELD -> CAPTURED | RELEASED, never back.
create table reservations (
    id                    uuid constraint id_once primary key,
    user_id               uuid not null references users,
    state                 text not null default 'HELD',
    requested_seconds     bigint not null check (requested_seconds >= 0), -- as first asked for: repeats are known by it
    seconds               bigint not null check (seconds >= requested_seconds), -- covered now, after raises
    free_seconds          bigint not null check (free_seconds between 0 and seconds),
    coins                 numeric(19, 2) not null check (coins >= 0),
    free_day              date not null,
    price_per_minute      numeric(19, 6) not null check (price_per_minute >= 0),
    captured_seconds      bigint,
    captured_free_seconds bigint,
    captured_coins        numeric(19, 2),
    balance_after         numeric(19, 2), -- what the capture answered, so that its repeat answers the same
    release_reason        text check (length(release_reason) between 1 and 255),
    created_at            timestamptz not null,
    settled_at            timestamptz,
    constraint state_and_figures check (
        case state
            when 'HELD' then
                num_nonnulls(captured_seconds, captured_free_seconds, captured_coins, balance_after, release_reason,
                    settled_at) = 0
            when 'CAPTURED' then
                num_nulls(captured_seconds, captured_free_seconds, captured_coins, balance_after, settled_at) = 0
                and release_reason is null
                and captured_seconds between 0 and seconds
                and captured_free_seconds between 0 and least(free_seconds, captured_seconds)
                and captured_coins between 0 and coins
            when 'RELEASED' then
                num_nonnulls(captured_seconds, captured_free_seconds, captured_coins, balance_after) = 0
                and num_nulls(release_reason, settled_at) = 0
            else false
        end)
) with (fillfactor = 70);

create index reservations_open on reservations (created_at) where state = 'HELD';

-- What seconds of audio cost that are not free: rounded half-up to 0.01, once.
create function price_of(seconds bigint, price_per_minute numeric) returns numeric
    language sql immutable parallel safe
    return round(seconds * price_per_minute / 60, 2);

create function refuse_change() returns trigger
    language plpgsql as
$$
begin
    raise exception '% of % is refused: %', tg_op, tg_table_name, tg_argv[0] using errcode = 'restrict_violation';
end
$$;

create trigger append_only
    before update or delete or truncate on transactions
    for each statement execute function refuse_change('it is append-only');

create trigger settled_once
    before update or delete on reservations
    for each row when (old.state <> 'HELD') execute function refuse_change('it is settled');

create trigger never_deleted
    before delete or truncate on reservations
    for each statement execute function refuse_change('reservations are kept');

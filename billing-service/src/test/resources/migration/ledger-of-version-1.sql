-- A ledger as version 1 has left it: Ada has a captured job, a released one and one under way; Bo has only said hello.
insert into billing.users (id, telegram_id, username, first_name, created_at) values
    ('00000000-0000-4000-8000-00000000000a', 1001, 'ada_l', 'Ada', '2026-11-20T10:00:00Z'),
    ('00000000-0000-4000-8000-00000000000b', 1002, null, 'Bo', '2026-11-20T11:00:00Z');

insert into billing.user_balances (user_id, balance, held, updated_at) values
    ('00000000-0000-4000-8000-00000000000a', 85.00, 15.00, '2026-11-20T12:00:00Z'),
    ('00000000-0000-4000-8000-00000000000b', 100.00, 0, '2026-11-20T11:00:00Z');

insert into billing.transactions (user_id, amount, transaction_type, description, created_at, cause, cause_id) values
    ('00000000-0000-4000-8000-00000000000a', 100.00, 'bonus', 'Welcome', '2026-11-20T10:00:00Z', 'welcome',
        '00000000-0000-4000-8000-00000000000a'),
    ('00000000-0000-4000-8000-00000000000b', 100.00, 'bonus', 'Welcome', '2026-11-20T11:00:00Z', 'welcome',
        '00000000-0000-4000-8000-00000000000b'),
    ('00000000-0000-4000-8000-00000000000a', -15.00, 'charge', 'Transcription of 240 s', '2026-11-20T10:05:00Z',
        'reservation', '00000000-0000-4000-8000-0000000000a1');

insert into billing.free_seconds (user_id, day, used, allowance) values
    ('00000000-0000-4000-8000-00000000000a', '2026-11-20', 180, 180);

insert into billing.reservations (id, user_id, state, requested_seconds, seconds, free_seconds, coins, free_day,
    price_per_minute, captured_seconds, captured_free_seconds, captured_coins, balance_after, release_reason, created_at,
    settled_at) values
    ('00000000-0000-4000-8000-0000000000a1', '00000000-0000-4000-8000-00000000000a', 'CAPTURED', 300, 300, 180, 30.00,
        '2026-11-20', 15.0, 240, 180, 15.00, 85.00, null, '2026-11-20T10:04:00Z', '2026-11-20T10:05:00Z'),
    ('00000000-0000-4000-8000-0000000000a2', '00000000-0000-4000-8000-00000000000a', 'RELEASED', 60, 60, 0, 15.00,
        '2026-11-20', 15.0, null, null, null, null, 'no speech', '2026-11-20T10:06:00Z', '2026-11-20T10:07:00Z'),
    ('00000000-0000-4000-8000-0000000000a3', '00000000-0000-4000-8000-00000000000a', 'HELD', 60, 60, 0, 15.00,
        '2026-11-20', 15.0, null, null, null, null, null, '2026-11-20T12:00:00Z', null);

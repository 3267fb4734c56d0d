-- What users have chosen. Whoever has chosen nothing has no row.
CREATE TABLE user_settings (
    telegram_id bigint      PRIMARY KEY,
    language    text        CHECK (language ~ '^[a-z]{2}$'), -- as Telegram tells, where it is null
    changed_at  timestamptz NOT NULL
);

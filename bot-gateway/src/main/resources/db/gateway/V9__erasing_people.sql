-- Who wants to be forgotten. The row goes with everything else of theirs, last of all.
CREATE TABLE people_to_erase (
    telegram_id   bigint      PRIMARY KEY,
    language_code text,       -- in which they are told
    asked_at      timestamptz NOT NULL,
    due_at        timestamptz NOT NULL
);
CREATE INDEX people_to_erase_due ON people_to_erase (due_at);

-- Everything of one sender.
CREATE INDEX jobs_of_sender ON jobs (sender_id);

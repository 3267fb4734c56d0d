-- What the administrators of groups have chosen. A group in which nothing was chosen has no row.
CREATE TABLE groups (
    chat_id             bigint      PRIMARY KEY CHECK (chat_id < 0),
    every_note          boolean     NOT NULL DEFAULT false,
    -- who pays for all, and as whom billing and messages know them; whoever asks, where it is null
    sponsor_id          bigint,
    sponsor_username    text,
    sponsor_first_name  text,
    sponsor_language    text,
    changed_at          timestamptz NOT NULL,

    CONSTRAINT names_of_a_sponsor CHECK (sponsor_id IS NOT NULL
        OR (sponsor_username IS NULL AND sponsor_first_name IS NULL AND sponsor_language IS NULL))
);
CREATE INDEX groups_of_sponsor ON groups (sponsor_id) WHERE sponsor_id IS NOT NULL;

-- Nobody asked for it: it came in a group in which every note is transcribed.
ALTER TABLE jobs ADD COLUMN overheard boolean NOT NULL DEFAULT false;

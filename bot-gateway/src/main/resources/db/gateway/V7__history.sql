-- Whose transcript it is, as Telegram knows them. The trigger serves gateways of an earlier version that still run.
ALTER TABLE transcripts ADD COLUMN sender_id bigint;
UPDATE transcripts SET sender_id = jobs.sender_id FROM jobs WHERE jobs.id = transcripts.id;
CREATE INDEX transcripts_of_sender ON transcripts (sender_id, created_at);

CREATE FUNCTION name_sender() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.sender_id := (SELECT sender_id FROM gateway.jobs WHERE id = NEW.id);
    RETURN NEW;
END $$;
CREATE TRIGGER name_sender BEFORE INSERT ON transcripts FOR EACH ROW WHEN (NEW.sender_id IS NULL)
    EXECUTE FUNCTION name_sender();

-- The beginning of a transcript, to be listed, and its words, to be found by. The text itself lies in the store.
CREATE TABLE transcript_words (
    transcript_id uuid     PRIMARY KEY REFERENCES transcripts ON DELETE CASCADE,
    preview       text     NOT NULL,
    words         tsvector NOT NULL
);
CREATE INDEX transcript_words_search ON transcript_words USING gin (words);

-- What is to be gone from the store: everything under a prefix, at due_at, and once more at last_at, as a worker may
-- still have been writing there.
CREATE TABLE erasures (
    prefix  text        PRIMARY KEY CHECK (prefix ~ '^[0-9a-f-]{36}/'),
    due_at  timestamptz NOT NULL,
    last_at timestamptz NOT NULL
);
CREATE INDEX erasures_due ON erasures (due_at);

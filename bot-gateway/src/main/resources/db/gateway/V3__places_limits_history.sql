-- Places: of the jobs of one sender in one lane, so many are in flight and no more. A job takes one before it is put on
-- its lane, and has it until it ends: a row that has ended counts no more, whoever ended it.
ALTER TABLE jobs ADD COLUMN place smallint CHECK (place > 0);

-- What is in flight has places, even where it is more than there are to be from now on.
WITH numbered AS (
    SELECT id, row_number() OVER (PARTITION BY sender_id, lane ORDER BY submitted_at, id) AS number
    FROM jobs WHERE state = 'QUEUED')
UPDATE jobs SET place = number FROM numbered WHERE jobs.id = numbered.id AND number <= 32767;

CREATE UNIQUE INDEX jobs_places ON jobs (sender_id, lane, place)
    WHERE place IS NOT NULL AND state IN ('RESERVED', 'QUEUED');

-- Those that wait for a place, the oldest first.
CREATE INDEX jobs_waiting ON jobs (sender_id, lane, accepted_at) WHERE place IS NULL AND state = 'RESERVED';

-- Limits: what is open, by sender and altogether, the oldest first.
CREATE INDEX jobs_open ON jobs (sender_id, accepted_at) WHERE state IN ('ACCEPTED', 'RESERVED', 'QUEUED');

ALTER TABLE jobs
    DROP CONSTRAINT jobs_rejection_check,
    ADD CONSTRAINT jobs_rejection_check
        CHECK (rejection IN ('INSUFFICIENT_FUNDS', 'FILE_TOO_BIG', 'TOO_BUSY', 'TOO_MANY_OPEN'));

-- The failed job that this one does over.
ALTER TABLE jobs ADD COLUMN repeats uuid;

-- What happened to each job, in order: written by the triggers below in the transaction of the change itself, so that no
-- step can forget it. Ids, codes, figures; never texts or names. It goes with the job.
CREATE TABLE job_events (
    id     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    job_id uuid        NOT NULL REFERENCES jobs ON DELETE CASCADE,
    at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    event  text        NOT NULL,
    detail jsonb       NOT NULL
);
CREATE INDEX job_events_of_job ON job_events (job_id, id);

CREATE FUNCTION tell_of_job() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    happened text := CASE
        WHEN TG_OP = 'INSERT' OR OLD.state <> NEW.state THEN lower(NEW.state)
        WHEN OLD.entry_id IS DISTINCT FROM NEW.entry_id THEN 'requeued'
        WHEN NEW.settlement = 'DUE' THEN 'settlement_due'
        ELSE lower(NEW.settlement)
    END;
BEGIN
    INSERT INTO gateway.job_events (job_id, event, detail) VALUES (NEW.id, happened, jsonb_strip_nulls(CASE happened
        WHEN 'accepted' THEN jsonb_build_object(
            'kind', NEW.media_kind, 'announcedSeconds', NEW.announced_seconds, 'bytes', NEW.file_size,
            'repeats', NEW.repeats)
        WHEN 'reserved' THEN jsonb_build_object(
            'user', NEW.user_id, 'heldSeconds', NEW.held_seconds, 'lane', NEW.lane)
        WHEN 'queued' THEN jsonb_build_object('lane', NEW.lane, 'entry', NEW.entry_id, 'place', NEW.place)
        WHEN 'requeued' THEN jsonb_build_object(
            'lane', NEW.lane, 'entry', NEW.entry_id, 'lostEntry', OLD.entry_id, 'place', NEW.place)
        WHEN 'done' THEN jsonb_build_object('seconds', NEW.seconds)
        WHEN 'failed' THEN jsonb_build_object('code', NEW.failure)
        WHEN 'rejected' THEN jsonb_build_object(
            'code', NEW.rejection, 'missingCoins', NEW.missing_coins, 'availableCoins', NEW.available_coins)
        WHEN 'captured' THEN jsonb_build_object('coins', NEW.price, 'freeSeconds', NEW.free_seconds)
        ELSE '{}'::jsonb
    END));
    RETURN NULL;
END $$;

CREATE TRIGGER tell_of_new_job AFTER INSERT ON jobs FOR EACH ROW EXECUTE FUNCTION tell_of_job();
CREATE TRIGGER tell_of_job AFTER UPDATE OF state, entry_id, settlement ON jobs FOR EACH ROW
    WHEN (OLD.state <> NEW.state OR OLD.entry_id IS DISTINCT FROM NEW.entry_id
        OR OLD.settlement IS DISTINCT FROM NEW.settlement)
    EXECUTE FUNCTION tell_of_job();

CREATE FUNCTION tell_of_delivery() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    happened text := CASE
        WHEN TG_OP = 'INSERT' THEN CASE NEW.state WHEN 'PLACED' THEN 'placing' ELSE lower(NEW.state) END
        WHEN OLD.state <> NEW.state THEN lower(NEW.state)
        WHEN NEW.message_id IS NULL AND OLD.message_id IS NOT NULL THEN 'chat_moved'
        WHEN OLD.message_id IS DISTINCT FROM NEW.message_id AND OLD.message_id IS NULL THEN 'placed'
        WHEN OLD.message_id IS DISTINCT FROM NEW.message_id THEN 'placed_anew'
        WHEN NEW.state = 'PLACED' AND NEW.attempts > OLD.attempts THEN 'placing'
        WHEN NEW.state = 'PLACED' THEN 'not_placed'
        WHEN NEW.attempts > OLD.attempts THEN 'delivering'
        ELSE 'put_off'
    END;
BEGIN
    INSERT INTO gateway.job_events (job_id, event, detail) VALUES (NEW.job_id, happened, jsonb_strip_nulls(CASE
        WHEN happened IN ('placed', 'placed_anew', 'delivered') THEN jsonb_build_object('message', NEW.message_id)
        WHEN happened = 'delivering' THEN jsonb_build_object('attempt', NEW.attempts, 'message', NEW.message_id)
        WHEN happened = 'undeliverable' THEN jsonb_build_object('reason', NEW.reason, 'attempts', NEW.attempts)
        ELSE '{}'::jsonb
    END));
    RETURN NULL;
END $$;

CREATE TRIGGER tell_of_new_delivery AFTER INSERT ON deliveries FOR EACH ROW EXECUTE FUNCTION tell_of_delivery();
CREATE TRIGGER tell_of_delivery AFTER UPDATE OF state, message_id, attempts ON deliveries FOR EACH ROW
    WHEN (OLD.state <> NEW.state OR OLD.message_id IS DISTINCT FROM NEW.message_id OR OLD.attempts <> NEW.attempts)
    EXECUTE FUNCTION tell_of_delivery();

-- A history is added to, and never written anew.
CREATE FUNCTION keep_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'job_events are never changed' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER keep_history BEFORE UPDATE ON job_events FOR EACH ROW EXECUTE FUNCTION keep_history();

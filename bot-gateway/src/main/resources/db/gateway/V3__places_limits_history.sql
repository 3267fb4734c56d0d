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

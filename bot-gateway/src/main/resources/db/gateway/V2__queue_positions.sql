-- How many jobs its sender was told were before theirs; null where none was told, or a worker has begun since.
ALTER TABLE deliveries ADD COLUMN shown_ahead integer CHECK (shown_ahead >= 0);

-- The job of an entry that still waits.
CREATE INDEX jobs_queued ON jobs (lane, entry_id) WHERE state = 'QUEUED';

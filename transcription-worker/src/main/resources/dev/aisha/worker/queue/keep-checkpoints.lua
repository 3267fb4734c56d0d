-- Keeps recognised chunks of jobs, but for those whose entry is no longer this consumer's: the checkpoints of a job that
-- another worker has ended are gone, and nobody would take these away.
-- KEYS: of each chunk: lane, checkpoints.
-- ARGV: group, consumer, seconds to keep them, then of each chunk: entry, hash of its audio, what was recognised.
for chunk = 1, #KEYS / 2 do
  local lane = KEYS[2 * chunk - 1]
  local checkpoints = KEYS[2 * chunk]
  local argument = 3 * chunk + 1
  local entry = ARGV[argument]
  local mine = redis.pcall('XPENDING', lane, ARGV[1], entry, entry, 1, ARGV[2])
  if #mine > 0 then
    redis.call('HSET', checkpoints, ARGV[argument + 1], ARGV[argument + 2])
    redis.call('EXPIRE', checkpoints, ARGV[3])
  end
end
return #KEYS / 2

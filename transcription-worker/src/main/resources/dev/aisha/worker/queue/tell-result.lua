-- Tells the result of a job whose work goes on.
-- Does nothing, and answers 0, where the entry is no longer this consumer's.
-- KEYS: lane, results. ARGV: group, consumer, entry, field, result.
local mine = redis.call('XPENDING', KEYS[1], ARGV[1], ARGV[3], ARGV[3], 1, ARGV[2])
if #mine == 0 then
  return 0
end
redis.call('XADD', KEYS[2], '*', ARGV[4], ARGV[5])
return 1

-- Ends a job: its result is told, if there is one to tell, its entry and its checkpoints go, all at once.
-- Does nothing, and answers 0, where the entry is no longer this consumer's: XACK alone does not look at the owner.
-- KEYS: lane, results, checkpoints. ARGV: group, consumer, entry, field, result (empty for none).
local mine = redis.call('XPENDING', KEYS[1], ARGV[1], ARGV[3], ARGV[3], 1, ARGV[2])
if #mine == 0 then
  return 0
end
if ARGV[5] ~= '' then
  redis.call('XADD', KEYS[2], '*', ARGV[4], ARGV[5])
end
redis.call('XACK', KEYS[1], ARGV[1], ARGV[3])
redis.call('XDEL', KEYS[1], ARGV[3])
redis.call('DEL', KEYS[3])
return 1

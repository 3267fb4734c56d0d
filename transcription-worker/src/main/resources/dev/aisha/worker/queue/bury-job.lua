-- Puts an entry aside for people to look at and tells the job's result, if there is one to tell.
-- Does nothing, and answers 0, where the entry is no longer this consumer's.
-- KEYS: lane, dead, results. ARGV: group, consumer, entry, field, body, result (empty for none), most dead ones kept.
local mine = redis.call('XPENDING', KEYS[1], ARGV[1], ARGV[3], ARGV[3], 1, ARGV[2])
if #mine == 0 then
  return 0
end
redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[7], '*', ARGV[4], ARGV[5])
if ARGV[6] ~= '' then
  redis.call('XADD', KEYS[3], '*', ARGV[4], ARGV[6])
end
redis.call('XACK', KEYS[1], ARGV[1], ARGV[3])
redis.call('XDEL', KEYS[1], ARGV[3])
return 1

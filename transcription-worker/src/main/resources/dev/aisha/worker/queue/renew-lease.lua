-- Heartbeat: tells the group that an entry is still being worked on.
-- Does nothing, and answers 0, where the entry is no longer this consumer's: a plain XCLAIM would steal it back.
-- KEYS: lane. ARGV: group, consumer, entry.
local mine = redis.call('XPENDING', KEYS[1], ARGV[1], ARGV[3], ARGV[3], 1, ARGV[2])
if #mine == 0 then
  return 0
end
redis.call('XCLAIM', KEYS[1], ARGV[1], ARGV[2], 0, ARGV[3], 'JUSTID')
return 1

-- Gives an entry up without a crash to its name: it looks idle for an hour, so that the next rescue takes it, and this
-- delivery is not counted.
-- Does nothing, and answers 0, where the entry is no longer this consumer's.
-- KEYS: lane. ARGV: group, consumer, entry.
local mine = redis.call('XPENDING', KEYS[1], ARGV[1], ARGV[3], ARGV[3], 1, ARGV[2])
if #mine == 0 then
  return 0
end
local deliveries = math.max(0, mine[1][4] - 1)
redis.call('XCLAIM', KEYS[1], ARGV[1], ARGV[2], 0, ARGV[3], 'IDLE', 3600000, 'RETRYCOUNT', deliveries, 'JUSTID')
return 1

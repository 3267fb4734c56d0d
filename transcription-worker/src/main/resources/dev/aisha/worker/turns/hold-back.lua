-- Nobody goes for so long, on Redis' own clock. A longer hold that is already there stays.
-- KEYS: turns. ARGV: microseconds.
local time = redis.call('TIME')
local held = time[1] * 1000000 + time[2] + ARGV[1]
if held > (tonumber(redis.call('HGET', KEYS[1], 'held')) or 0) then
  redis.call('HSET', KEYS[1], 'held', string.format('%.0f', held))
end
redis.call('PEXPIRE', KEYS[1], math.max(math.ceil(ARGV[1] / 1000), redis.call('PTTL', KEYS[1])))
return 1

-- Nothing goes to a chat for so long, on Redis' own clock; nothing to anybody where Telegram has said so of several chats
-- within a short time. A longer hold that is already there stays.
-- KEYS: turns of the chat, turns of all, chats of which Telegram has said so. ARGV: microseconds, chat, microseconds of the
-- short time, how many chats are several.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]

local function hold(key)
  local held = now + ARGV[1]
  if held > (tonumber(redis.call('HGET', key, 'held')) or 0) then
    redis.call('HSET', key, 'held', string.format('%.0f', held))
  end
  redis.call('PEXPIRE', key, math.max(math.ceil(ARGV[1] / 1000), redis.call('PTTL', key)))
end

hold(KEYS[1])
redis.call('ZADD', KEYS[3], string.format('%.0f', now), ARGV[2])
redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', string.format('%.0f', now - ARGV[3]))
redis.call('PEXPIRE', KEYS[3], math.ceil(ARGV[3] / 1000))
if redis.call('ZCARD', KEYS[3]) < tonumber(ARGV[4]) then
  return 0
end
hold(KEYS[2])
return 1

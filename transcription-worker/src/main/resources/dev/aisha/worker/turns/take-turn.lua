-- Whether a request may go to the provider now, on Redis' own clock.
-- Each allowance is one moment: when all that has gone is paid for at the rate that is allowed. A request may go while
-- that moment is no further ahead than it may be; what it costs moves the moment on, and is waited for by the next ones.
-- So one that costs more than a minute allows goes too, and small ones do not push big ones aside.
-- Answers {0, 0} where it may go, which is then noted; else how many microseconds to wait: {held back, not its turn}.
-- KEYS: turns. ARGV: microseconds that the request costs, that its audio costs (0 where not limited), how far ahead.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local kept = redis.call('HMGET', KEYS[1], 'held', 'requests', 'audio')

-- What lies more than ten minutes ahead was not written on this clock: it was set back.
local function moment(text)
  local at = tonumber(text) or 0
  if at < now or at > now + 600000000 then
    return now
  end
  return at
end

local held = moment(kept[1])
local requests = moment(kept[2])
local audio = moment(kept[3])
if held > now then
  return { held - now, 0 }
end
local wait = math.max(requests, audio) - now - ARGV[3]
if wait > 0 then
  return { 0, wait }
end
if ARGV[1] + ARGV[2] > 0 then
  requests = requests + ARGV[1]
  audio = audio + ARGV[2]
  redis.call('HSET', KEYS[1], 'requests', string.format('%.0f', requests), 'audio', string.format('%.0f', audio))
  redis.call('PEXPIRE', KEYS[1], math.ceil((math.max(requests, audio) - now) / 1000))
end
return { 0, 0 }

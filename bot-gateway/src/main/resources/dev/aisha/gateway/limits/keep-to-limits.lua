-- Whether a request is within all limits of its user that it meets, on the clock of the replica that asks.
-- Each limit is one moment: when all that was taken of it has grown back. A request moves it on by what it costs, as long
-- as it comes no further ahead than the limit's time; where one limit would, none is moved. A refusal is told once, until
-- the limit lets something through or the time that was told has passed.
-- A request with a key of its own has its verdict kept there; asked for again it gets the same one, and takes nothing.
-- Answers {the limit that refuses it for longest, else ''; microseconds until it would not; 1 if that is to be told; 1 if
-- the verdict was given before}.
-- KEYS: what the user has taken; the request's verdict, if it is kept. ARGV: microseconds since 1970; milliseconds for which a
-- verdict is kept; for each limit its name, the microseconds that the request costs, and those of the limit's time.
local now = tonumber(ARGV[1])

if KEYS[2] then
  local verdict = redis.call('GET', KEYS[2])
  if verdict then
    redis.call('PEXPIRE', KEYS[2], ARGV[2])
    local limit, told, ends = verdict:match('^(.-) (%d) (%d+)$')
    return { limit, math.max(tonumber(ends) - now, 0), tonumber(told), 1 }
  end
end

local function text(moment)
  return string.format('%.0f', moment)
end

-- Not before now, and no further ahead than it can be: clocks of replicas differ a little. What lies twice as far ahead was
-- written by a clock that was wrong.
local function read(field, window)
  local at = tonumber(redis.call('HGET', KEYS[1], field)) or 0
  if at < now or at > now + 2 * window then
    return now
  end
  return math.min(at, now + window)
end

local function keep(field, moment)
  redis.call('HSET', KEYS[1], field, text(moment))
  redis.call('PEXPIRE', KEYS[1], math.max(math.ceil((moment - now) / 1000) + 1, redis.call('PTTL', KEYS[1])))
end

local function remember(limit, told, ends)
  if KEYS[2] then
    redis.call('SET', KEYS[2], limit .. ' ' .. told .. ' ' .. text(ends), 'PX', ARGV[2])
  end
end

local refused = ''
local wait = 0
local window = 0
local moments = {}
for i = 3, #ARGV, 3 do
  local moment = read(ARGV[i], ARGV[i + 2]) + ARGV[i + 1]
  if moment - now - ARGV[i + 2] > wait then
    refused = ARGV[i]
    wait = moment - now - ARGV[i + 2]
    window = ARGV[i + 2]
  end
  moments[ARGV[i]] = moment
end

if refused == '' then
  for limit, moment in pairs(moments) do
    keep(limit, moment)
    redis.call('HDEL', KEYS[1], limit .. ':told')
  end
  remember('', 0, now)
  return { '', 0, 0, 0 }
end
local told = 0
if read(refused .. ':told', window) <= now then
  told = 1
  keep(refused .. ':told', now + wait)
end
remember(refused, told, now + wait)
return { refused, wait, told, 0 }

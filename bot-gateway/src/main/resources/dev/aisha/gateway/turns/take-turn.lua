-- Whether a message may go to a chat now, on Redis' own clock.
-- Each allowance is one moment: when all that has gone is paid for at the pace that is allowed. A message may go while that
-- moment is no further ahead than it may be; it moves the moment on, and is waited for by the next ones. One that may wait
-- takes its turn at once and goes when that has come: those who wait need not ask again and again.
-- A chat's moment is reckoned from when the message goes, everybody's from when it asks: a chat that has to wait must not
-- make all others wait.
-- Answers {0, microseconds until it goes}, which is then noted; else how many to wait before it asks again:
-- {1, it is not its chat's turn}, {2, it is nobody's turn}, {3, its chat is held back}, {4, everybody is held back}.
-- KEYS: turns of the chat, turns of all. ARGV: microseconds that a message costs, and how far ahead, of the chat's allowance,
-- of everybody's, of what may be left out (0 where it may not); how long it may wait.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local own = redis.call('HMGET', KEYS[1], 'held', 'messages')
local all = redis.call('HMGET', KEYS[2], 'held', 'messages', 'optional')

-- What lies more than two hours ahead was not written on this clock: it was set back.
local function moment(text)
  local at = tonumber(text) or 0
  if at < now or at > now + 7200000000 then
    return now
  end
  return at
end

if moment(all[1]) > now then
  return { 4, moment(all[1]) - now }
end
if moment(own[1]) > now then
  return { 3, moment(own[1]) - now }
end
local chat = moment(own[2])
local everybody = moment(all[2])
local optional = moment(all[3])
local chat_wait = chat - now - ARGV[2]
local all_wait = everybody - now - ARGV[4]
if tonumber(ARGV[5]) > 0 then
  all_wait = math.max(all_wait, optional - now - ARGV[6])
end
local wait = math.max(chat_wait, all_wait, 0)
if wait > tonumber(ARGV[7]) then
  return { all_wait >= chat_wait and 2 or 1, wait }
end
if ARGV[1] + ARGV[3] > 0 then
  chat = math.max(chat, now + wait) + ARGV[1]
  everybody = everybody + ARGV[3]
  optional = optional + ARGV[5]
  redis.call('HSET', KEYS[1], 'messages', string.format('%.0f', chat))
  redis.call('PEXPIRE', KEYS[1], math.ceil((chat - now) / 1000) + 1)
  redis.call('HSET', KEYS[2], 'messages', string.format('%.0f', everybody), 'optional', string.format('%.0f', optional))
  redis.call('PEXPIRE', KEYS[2], math.ceil((math.max(everybody, optional) - now) / 1000) + 1)
end
return { 0, wait }

-- Takes over one entry whose worker has not been heard of for a while; answers {entry, body, deliveries} or {}.
-- It is what XAUTOCLAIM does for one entry, but looks at all of them, leaves those alone that this worker is still busy
-- with, and answers the number of deliveries too.
-- Entries that somebody deleted are only acknowledged: there is nothing left to do for them.
-- KEYS: lane. ARGV: group, consumer, idle milliseconds, field, entries to leave alone...
local busy = {}
for i = 5, #ARGV do
  busy[ARGV[i]] = true
end
while true do
  local idle
  for _, pending in ipairs(redis.call('XPENDING', KEYS[1], ARGV[1], 'IDLE', ARGV[3], '-', '+', #ARGV - 3)) do
    if not idle and not busy[pending[1]] then
      idle = pending
    end
  end
  if not idle then
    return {}
  end
  local entry = idle[1]
  local found = redis.call('XRANGE', KEYS[1], entry, entry)
  if #found == 0 then
    redis.call('XACK', KEYS[1], ARGV[1], entry)
  else
    local deliveries = idle[4] + 1
    redis.call('XCLAIM', KEYS[1], ARGV[1], ARGV[2], 0, entry, 'RETRYCOUNT', deliveries, 'JUSTID')
    local body = ''
    local fields = found[1][2]
    for i = 1, #fields, 2 do
      if fields[i] == ARGV[4] then
        body = fields[i + 1]
      end
    end
    return { entry, body, deliveries }
  end
end

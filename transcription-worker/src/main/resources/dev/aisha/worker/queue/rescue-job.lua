-- Takes over one entry whose worker has not been heard of for a while; answers {entry, body, deliveries} or {}.
-- It is what XAUTOCLAIM does for one entry, but looks at all of them, and answers the number of deliveries too.
-- Entries that somebody deleted are only acknowledged: there is nothing left to do for them.
-- KEYS: lane. ARGV: group, consumer, idle milliseconds, field.
while true do
  local idle = redis.call('XPENDING', KEYS[1], ARGV[1], 'IDLE', ARGV[3], '-', '+', 1)
  if #idle == 0 then
    return {}
  end
  local entry = idle[1][1]
  local found = redis.call('XRANGE', KEYS[1], entry, entry)
  if #found == 0 then
    redis.call('XACK', KEYS[1], ARGV[1], entry)
  else
    local deliveries = idle[1][4] + 1
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

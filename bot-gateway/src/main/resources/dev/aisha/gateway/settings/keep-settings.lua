-- Keeps a user's settings for a while, unless newer ones are kept: who has read them slowly does not undo a change.
-- KEYS: settings. ARGV: version, settings, milliseconds.
local known = redis.call('HGET', KEYS[1], 'version')
if known and tonumber(known) > tonumber(ARGV[1]) then
  return 0
end
redis.call('HSET', KEYS[1], 'version', ARGV[1], 'settings', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1

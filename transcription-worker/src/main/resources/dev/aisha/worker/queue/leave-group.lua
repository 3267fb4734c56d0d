-- Takes this consumer out of the group if it holds nothing; one that holds something stays, as deleting it would orphan
-- what it holds. Answers 1 if it is gone.
-- KEYS: lane. ARGV: group, consumer.
local mine = redis.call('XPENDING', KEYS[1], ARGV[1], '-', '+', 1, ARGV[2])
if #mine > 0 then
  return 0
end
redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], ARGV[2])
return 1

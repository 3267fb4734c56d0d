-- Tells results, and ends those jobs that are over: their entries and checkpoints go, each at once with its result.
-- Answers for each job 1, or, with nothing done for it: 0 where its entry is no longer this consumer's, as XACK alone does
-- not look at the owner, or what went wrong.
-- KEYS: results, then of each job: lane, checkpoints.
-- ARGV: group, consumer, field, then of each job: entry, result (empty for none), whether it is over (1).
local function tell(lane, checkpoints, entry, result, over)
  local mine = redis.pcall('XPENDING', lane, ARGV[1], entry, entry, 1, ARGV[2])
  if mine.err and not mine.err:find('^NOGROUP') then
    return mine.err
  end
  if #mine == 0 then
    return 0
  end
  if result ~= '' then
    local told = redis.pcall('XADD', KEYS[1], '*', ARGV[3], result)
    if told.err then
      return told.err
    end
  end
  if over == '1' then
    redis.call('XACK', lane, ARGV[1], entry)
    redis.call('XDEL', lane, entry)
    redis.call('DEL', checkpoints)
  end
  return 1
end

local answers = {}
for job = 1, (#KEYS - 1) / 2 do
  local key = 2 * job
  local argument = 3 * job + 1
  answers[job] = tell(KEYS[key], KEYS[key + 1], ARGV[argument], ARGV[argument + 1], ARGV[argument + 2])
end
return answers

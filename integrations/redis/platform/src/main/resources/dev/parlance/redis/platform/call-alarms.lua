-- Takes the calls that have rung for long enough; each comes back after a while unless nobody in it rings any more.
-- KEYS: alarms. ARGV: what the keys of calls begin with, how many at most, milliseconds after which they come back.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local due = {}
for _, member in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, ARGV[2])) do
  if redis.call('EXISTS', ARGV[1] .. member) == 1 then
    redis.call('ZADD', KEYS[1], now + ARGV[3], member)
    due[#due + 1] = member
  else
    redis.call('ZREM', KEYS[1], member)
  end
end
return due

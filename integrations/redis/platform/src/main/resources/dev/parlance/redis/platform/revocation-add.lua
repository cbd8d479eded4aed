-- Adds a revocation, or extends it. KEYS: revocations, their order, their ends, number of the last one.
-- ARGV: what is revoked, issued before (ms; empty for whenever), milliseconds that it is kept, how many are kept at most.
-- Returns its number; 0 if too many are kept.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for _, over in ipairs(redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', now, 'LIMIT', 0, 100)) do
  redis.call('HDEL', KEYS[1], over)
  redis.call('ZREM', KEYS[2], over)
  redis.call('ZREM', KEYS[3], over)
end
local before = ARGV[2]
local ends = now + ARGV[3]
local old = redis.call('HGET', KEYS[1], ARGV[1])
if old then
  if old == '' or before == '' then
    before = ''
  elseif (tonumber(old) or 0) > tonumber(before) then
    before = old
  end
  ends = math.max(ends, tonumber(redis.call('ZSCORE', KEYS[3], ARGV[1]) or '0'))
elseif redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[4]) then
  return 0
end
local number = redis.call('INCR', KEYS[4])
redis.call('HSET', KEYS[1], ARGV[1], before)
redis.call('ZADD', KEYS[2], number, ARGV[1])
redis.call('ZADD', KEYS[3], ends, ARGV[1])
return number

-- Reads revocations in their order. KEYS: revocations, their order, their ends, what tells this Redis from one that has lost them.
-- ARGV: the number of the last one that is known, how many at most, what it was known to be told by, a new one of these.
-- Returns what it is told by; then of each its number, what is revoked, issued before, milliseconds that are left.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('SET', KEYS[4], ARGV[4], 'NX')
local epoch = redis.call('GET', KEYS[4])
local found = {epoch}
local after = ARGV[1]
if epoch ~= ARGV[3] then after = '0' end
local numbers = redis.call('ZRANGEBYSCORE', KEYS[2], '(' .. after, '+inf', 'WITHSCORES', 'LIMIT', 0, ARGV[2])
for i = 1, #numbers, 2 do
  local left = tonumber(redis.call('ZSCORE', KEYS[3], numbers[i]) or '0') - now
  found[#found + 1] = numbers[i + 1]
  found[#found + 1] = numbers[i]
  found[#found + 1] = redis.call('HGET', KEYS[1], numbers[i]) or ''
  found[#found + 1] = string.format('%.0f', math.max(left, 0))
end
return found

-- Renews a node's lease. KEYS: leases, where the node may have left something.
-- ARGV: node, milliseconds, then the keys under which the node may leave something. Returns whether it had not run out.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local before = redis.call('ZSCORE', KEYS[1], ARGV[1])
redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
for i = 3, #ARGV do
  redis.call('SADD', KEYS[2], ARGV[i])
end
if before and tonumber(before) > now then return 1 end
return 0

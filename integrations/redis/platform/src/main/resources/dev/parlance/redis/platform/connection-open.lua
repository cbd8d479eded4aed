-- Sets how many connections of owners a node has, unless one of them has too many on all nodes that live.
-- KEYS: leases, owners of this node, then the owners.
-- ARGV: node, then of each owner its maximum and how many connections it has on this node, the new one included.
-- Returns which owner has too many, from 1; 0 if it counts.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for i = 3, #KEYS do
  local sum = tonumber(ARGV[2 * i - 3])
  local counts = redis.call('HGETALL', KEYS[i])
  for j = 1, #counts, 2 do
    if counts[j] ~= ARGV[1] then
      local lease = redis.call('ZSCORE', KEYS[1], counts[j])
      if lease and tonumber(lease) > now then
        sum = sum + (tonumber(counts[j + 1]) or 0)
      else
        redis.call('HDEL', KEYS[i], counts[j])
      end
    end
  end
  if sum > tonumber(ARGV[2 * i - 4]) then return i - 2 end
end
for i = 3, #KEYS do
  redis.call('HSET', KEYS[i], ARGV[1], ARGV[2 * i - 3])
  redis.call('SADD', KEYS[2], KEYS[i])
end
return 0

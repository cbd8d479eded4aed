-- Replaces the value of a call. KEYS: call, alarms, devices of this node.
-- ARGV: value before, value after, member, whether somebody rings, milliseconds that it is kept, node,
-- what the keys of nodes' devices begin with, how many devices have left it, these, then the devices that have come into it.
-- Returns whether the value was that before.
if redis.call('HGET', KEYS[1], 'value') ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'value', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[5])
if ARGV[4] == '0' then redis.call('ZREM', KEYS[2], ARGV[3]) end
local left = tonumber(ARGV[8])
for i = 9, 8 + left do
  local node = redis.call('HGET', KEYS[1], 'd:' .. ARGV[i])
  if node then redis.call('SREM', ARGV[7] .. node, ARGV[3] .. ARGV[i]) end
  redis.call('HDEL', KEYS[1], 'd:' .. ARGV[i])
end
for i = 9 + left, #ARGV do
  redis.call('HSET', KEYS[1], 'd:' .. ARGV[i], ARGV[6])
  redis.call('SADD', KEYS[3], ARGV[3] .. ARGV[i])
end
return 1

-- Removes a connection of a user from a scope.
-- KEYS: entry, entries of this node, number of the last departure. ARGV: connection, node, member.
-- Returns the number of the departure; 0 if this was not the last connection, or was not there.
if redis.call('HDEL', KEYS[1], 'c:' .. ARGV[1]) == 0 then return 0 end
if redis.call('HINCRBY', KEYS[1], 'count', -1) > 0 then
  local fields = redis.call('HGETALL', KEYS[1])
  for i = 1, #fields, 2 do
    if string.sub(fields[i], 1, 2) == 'c:' and fields[i + 1] == ARGV[2] then return 0 end
  end
  redis.call('SREM', KEYS[2], ARGV[3])
  return 0
end
local departure = redis.call('INCR', KEYS[3])
redis.call('HSET', KEYS[1], 'departure', departure, 'owner', ARGV[2])
return departure

-- Removes a call. KEYS: call, calls that its caller has begun by chat, alarms, then the calls of each participant.
-- ARGV: value before, member, chat, what the keys of nodes' devices begin with. Returns whether the value was that before.
if redis.call('HGET', KEYS[1], 'value') ~= ARGV[1] then return 0 end
local fields = redis.call('HGETALL', KEYS[1])
for i = 1, #fields, 2 do
  if string.sub(fields[i], 1, 2) == 'd:' then
    redis.call('SREM', ARGV[4] .. fields[i + 1], ARGV[2] .. string.sub(fields[i], 3))
  end
end
redis.call('DEL', KEYS[1])
if redis.call('HGET', KEYS[2], ARGV[3]) == ARGV[2] then redis.call('HDEL', KEYS[2], ARGV[3]) end
redis.call('ZREM', KEYS[3], ARGV[2])
for i = 4, #KEYS do
  redis.call('ZREM', KEYS[i], ARGV[2])
end
return 1

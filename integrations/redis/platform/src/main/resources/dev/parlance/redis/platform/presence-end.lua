-- Begins to end a departure. KEYS: entry, entries of this node.
-- ARGV: departure, node, member, token, milliseconds that a notification may take. Returns as presence-enter.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local entry = redis.call('HMGET', KEYS[1], 'kind', 'until', 'count', 'departure')
if entry[4] == ARGV[1] and tonumber(entry[3]) == 0 then
  if entry[1] and tonumber(entry[2]) > now then return 2 end
  redis.call('HSET', KEYS[1], 'kind', 'gone', 'token', ARGV[4], 'until', now + ARGV[5])
  return 1
end
-- The user has come back to another node, or it has ended already.
local fields = redis.call('HGETALL', KEYS[1])
for i = 1, #fields, 2 do
  local isConnection = string.sub(fields[i], 1, 2) == 'c:'
  if (isConnection or fields[i] == 'owner') and fields[i + 1] == ARGV[2] then return 0 end
end
redis.call('SREM', KEYS[2], ARGV[3])
return 0

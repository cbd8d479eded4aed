-- Adds a connection of a user to a scope.
-- KEYS: entry, users of the scope, entries of this node.
-- ARGV: connection, node, user, seen (ms), payload, member, token, milliseconds that a notification may take.
-- Returns 0: nobody is to be notified, 1: others are, 2: another notification must end first.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local entry = redis.call('HMGET', KEYS[1], 'kind', 'until')
local kind = entry[1]
local running = kind and tonumber(entry[2]) > now
if running and kind == 'gone' then return 2 end
local absent = redis.call('EXISTS', KEYS[1]) == 0
if redis.call('HSET', KEYS[1], 'c:' .. ARGV[1], ARGV[2]) == 1 then
  redis.call('HINCRBY', KEYS[1], 'count', 1)
end
redis.call('HDEL', KEYS[1], 'departure', 'owner')
redis.call('SADD', KEYS[3], ARGV[6])
local seen = ARGV[4]
local user = redis.call('HGET', KEYS[2], ARGV[3])
if user then
  local before = string.match(user, '^(%d+):')
  if before and tonumber(before) > tonumber(seen) then seen = before end
end
redis.call('HSET', KEYS[2], ARGV[3], seen .. ':' .. ARGV[5])
-- One that did not end may not have been sent: whoever comes next repeats it.
if absent or (kind and not running) then
  redis.call('HSET', KEYS[1], 'kind', 'arrived', 'token', ARGV[7], 'until', now + ARGV[8])
  return 1
end
return 0

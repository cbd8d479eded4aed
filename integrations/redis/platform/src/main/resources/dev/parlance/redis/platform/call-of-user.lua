-- The calls of a user, the oldest first. KEYS: calls of the user. ARGV: what the keys of calls begin with, how many at most.
-- Returns member and value of each.
local found = {}
for _, member in ipairs(redis.call('ZRANGE', KEYS[1], 0, ARGV[2] - 1)) do
  local value = redis.call('HGET', ARGV[1] .. member, 'value')
  if value then
    found[#found + 1] = member
    found[#found + 1] = value
  else
    redis.call('ZREM', KEYS[1], member)
  end
end
return found

-- A user was active. KEYS: users of the scope. ARGV: user, seen (ms).
local user = redis.call('HGET', KEYS[1], ARGV[1])
if not user then return 0 end
local before, payload = string.match(user, '^(%d+):(.*)$')
if before and tonumber(before) < tonumber(ARGV[2]) then
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. ':' .. payload)
end
return 1

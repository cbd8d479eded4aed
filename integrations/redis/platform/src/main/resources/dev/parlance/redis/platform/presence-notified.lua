-- Others have been notified. KEYS: entry, users of the scope, entries of this node. ARGV: token, user, member.
local entry = redis.call('HMGET', KEYS[1], 'token', 'kind')
if entry[1] ~= ARGV[1] then return 0 end
if entry[2] == 'gone' then
  redis.call('DEL', KEYS[1])
  redis.call('HDEL', KEYS[2], ARGV[2])
  redis.call('SREM', KEYS[3], ARGV[3])
else
  redis.call('HDEL', KEYS[1], 'kind', 'token', 'until')
end
return 1

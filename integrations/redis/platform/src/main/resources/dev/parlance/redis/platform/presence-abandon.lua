-- Takes the connections and departures of a dead node out of an entry.
-- KEYS: entry, leases, entries of the dead node, entries of this node, number of the last departure.
-- ARGV: dead node, node, member.
-- Returns the number of the departure that this node has to end; 0 for none, -1 if the other node lives.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local lease = redis.call('ZSCORE', KEYS[2], ARGV[1])
if lease and tonumber(lease) > now then return -1 end
local fields = redis.call('HGETALL', KEYS[1])
local values = {}
local removed = 0
for i = 1, #fields, 2 do
  values[fields[i]] = fields[i + 1]
  if string.sub(fields[i], 1, 2) == 'c:' and fields[i + 1] == ARGV[1] then
    redis.call('HDEL', KEYS[1], fields[i])
    removed = removed + 1
  end
end
redis.call('SREM', KEYS[3], ARGV[3])
local left = tonumber(values['count'] or '-1')
if removed > 0 then left = redis.call('HINCRBY', KEYS[1], 'count', -removed) end
if left ~= 0 or (removed == 0 and values['owner'] ~= ARGV[1]) then return 0 end
local departure = redis.call('INCR', KEYS[5])
redis.call('HSET', KEYS[1], 'departure', departure, 'owner', ARGV[2])
redis.call('SADD', KEYS[4], ARGV[3])
return departure

-- Uses something of a rate. KEYS: until when it is used (microseconds of Redis' clock).
-- ARGV: for how long the use counts, the rate's period (microseconds). Returns for how long all of it counts.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local before = redis.pcall('GET', KEYS[1])
if type(before) ~= 'string' or not string.match(before, '^%d+$') then before = now end
local used = math.min(math.max(tonumber(before) - now, 0) + ARGV[1], 2 * ARGV[2])
redis.call('SET', KEYS[1], string.format('%.0f', now + used), 'PX', math.ceil(used / 1000) + 1)
return math.floor(used)

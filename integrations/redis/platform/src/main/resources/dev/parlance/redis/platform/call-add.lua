-- Adds a call. KEYS: call, calls that its caller has begun by chat, alarms, devices of this node, number of the last call,
-- then the calls of each participant.
-- ARGV: value, member, chat, maximum of calls of a caller, milliseconds that it rings, milliseconds that it is kept,
-- what the keys of calls begin with, node, then the devices in it.
-- Returns 0: added, 1: taken, 2: too many.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if redis.call('EXISTS', KEYS[1]) == 1 then return 1 end
local begun = redis.call('HGETALL', KEYS[2])
local count = 0
for i = 1, #begun, 2 do
  if redis.call('EXISTS', ARGV[7] .. begun[i + 1]) == 0 then
    redis.call('HDEL', KEYS[2], begun[i])
  elseif begun[i] == ARGV[3] then
    return 1
  else
    count = count + 1
  end
end
if count >= tonumber(ARGV[4]) then return 2 end
redis.call('HSET', KEYS[1], 'value', ARGV[1])
redis.call('HSET', KEYS[2], ARGV[3], ARGV[2])
redis.call('ZADD', KEYS[3], now + ARGV[5], ARGV[2])
for i = 9, #ARGV do
  redis.call('HSET', KEYS[1], 'd:' .. ARGV[i], ARGV[8])
  redis.call('SADD', KEYS[4], ARGV[2] .. ARGV[i])
end
local number = redis.call('INCR', KEYS[5])
for i = 6, #KEYS do
  redis.call('ZADD', KEYS[i], number, ARGV[2])
  redis.call('PEXPIRE', KEYS[i], ARGV[6])
end
redis.call('PEXPIRE', KEYS[1], ARGV[6])
redis.call('PEXPIRE', KEYS[2], ARGV[6])
return 0

-- Counts uses. KEYS: usage of all, what was counted of this node.
-- ARGV: uses on this node in all, failed ones in all, how many of both were counted as far as the node knows, the last (ms),
-- milliseconds that is kept what was counted. Returns uses, failed ones and the last of all nodes.
local calls, errors = tonumber(ARGV[3]), tonumber(ARGV[4])
local known = redis.call('GET', KEYS[2])
if known then
  local knownCalls, knownErrors = string.match(known, '^(%d+) (%d+)$')
  calls = math.max(calls, tonumber(knownCalls or '0'))
  errors = math.max(errors, tonumber(knownErrors or '0'))
end
local allCalls = redis.call('HINCRBY', KEYS[1], 'calls', math.max(ARGV[1] - calls, 0))
local allErrors = redis.call('HINCRBY', KEYS[1], 'errors', math.max(ARGV[2] - errors, 0))
calls, errors = math.max(calls, tonumber(ARGV[1])), math.max(errors, tonumber(ARGV[2]))
redis.call('SET', KEYS[2], string.format('%.0f %.0f', calls, errors), 'PX', ARGV[6])
local last = math.max(tonumber(redis.call('HGET', KEYS[1], 'last') or '0') or 0, tonumber(ARGV[5]))
redis.call('HSET', KEYS[1], 'last', string.format('%.0f', last))
return {string.format('%.0f', allCalls), string.format('%.0f', allErrors), string.format('%.0f', last)}

-- What was counted of uses. KEYS: usage of all. Returns uses, failed ones and the last (ms); nothing if there was none.
local usage = redis.call('HMGET', KEYS[1], 'calls', 'errors', 'last')
if not usage[1] then return {} end
return {usage[1], usage[2] or '0', usage[3] or '0'}

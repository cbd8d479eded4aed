-- What a node has in an entry. KEYS: entry. ARGV: node.
-- Returns its open departure, or 0; then its connections.
local mine = {'0'}
local fields = redis.call('HGETALL', KEYS[1])
local values = {}
for i = 1, #fields, 2 do
  values[fields[i]] = fields[i + 1]
  if string.sub(fields[i], 1, 2) == 'c:' and fields[i + 1] == ARGV[1] then
    mine[#mine + 1] = string.sub(fields[i], 3)
  end
end
if values['owner'] == ARGV[1] and tonumber(values['count']) == 0 then
  mine[1] = string.format('%.0f', math.abs(tonumber(values['departure']) % 1e15))
end
return mine

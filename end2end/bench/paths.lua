-- wrk's script: the given pages in turn with the given cookie, and one line of JSON at the end.
--   wrk … -s paths.lua URL -- COOKIE PATH [PATH …]
local paths, at = {}, 0

function init(arguments)
  wrk.headers["Cookie"] = arguments[1]
  wrk.headers["Accept"] = "text/html"
  wrk.headers["Accept-Encoding"] = "br"
  for place = 2, #arguments do paths[#paths + 1] = arguments[place] end
end

function request()
  at = at + 1
  return wrk.format("GET", paths[at % #paths + 1])
end

function done(summary, latency)
  local failed = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status + summary.errors.timeout
  io.write(string.format('{"count":%d,"seconds":%.6f,"failed":%d,"p50":%.4f,"p95":%.4f,"p99":%.4f,"max":%.4f}\n',
    summary.requests - summary.errors.status, summary.duration / 1e6, failed,
    latency:percentile(50) / 1e3, latency:percentile(95) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3))
end

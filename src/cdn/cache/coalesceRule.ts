/**
 * How a cache deals with requests that need what another one is fetching already. RFC 9111 §4 lets one
 * forwarded request serve all of them; what happens when its answer cannot be shared, it leaves open.
 */
export interface CoalesceRule {
  /** How long it is remembered that an answer could not be shared (s): in this time nobody waits. 0: it is not remembered. */
  readonly hitForMissS: number
  /** How many of those that wait may go, each time that a request comes back whose answer could not be shared. */
  readonly wakes: number
  /** Who has a copy that has expired does not wait. */
  readonly coldOnly: boolean
  /** For how long a request waits before it asks for itself (ms); what it then gets is not kept. */
  readonly giveUpMs: number
  /** After how long another one may fetch beside the one that does (ms). */
  readonly leadMs: number
  /** How often those that wait look whether the fetch is over (ms); 0: they are told. */
  readonly looksEveryMs: number
}

/** Nothing is remembered: where no answer can be shared, one request goes after the other, and each waits for all before it. */
export const NAIVE: CoalesceRule = { hitForMissS: 0, wakes: 1, coldOnly: false, giveUpMs: Infinity, leadMs: Infinity, looksEveryMs: 0 }

/**
 * Varnish 7: hit-for-miss is remembered for 120 s (`uncacheable_ttl` of its builtin VCL), and ends when a response comes that may be kept.
 * It wakes three of those that wait (`rush_exponent`) at each of three places where a fetch ends, which makes nine: of twenty requests whose
 * answers could not be shared one went, then nine, then ten (recorded with 7.1.1).
 */
export const AS_VARNISH: CoalesceRule = { ...NAIVE, hitForMissS: 120, wakes: 9 }

/** Whoever has waited for an answer that is for another asks for itself, all at once, and nothing is remembered: Squid with `collapsed_forwarding on`, Traffic Server. */
export const EACH_FOR_ITSELF: CoalesceRule = { ...NAIVE, hitForMissS: 0.001, wakes: Infinity }

/**
 * nginx with `proxy_cache_lock on`: for new entries only. Those that wait look every 500 ms (ngx_http_file_cache.c), give up after
 * `proxy_cache_lock_timeout` 5 s, and let another one go after `proxy_cache_lock_age` 5 s (defaults of its documentation).
 */
export const AS_NGINX: CoalesceRule = { ...NAIVE, coldOnly: true, giveUpMs: 5000, leadMs: 5000, looksEveryMs: 500 }

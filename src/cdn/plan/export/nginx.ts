/**
 * A plan as a configuration file for nginx 1.18 or newer, as Debian has it: for its conf.d, which is read inside of http. One server caches. Where
 * requests have to be made alike before nginx looks at Vary, another stands in front of it, since a server cannot change the request that
 * it looks up; where the plan speaks for the origin, one stands behind it. They meet on sockets in the folder.
 */
import { type CachePlan, type ContentClass, type Exported, type Place, isLast, waitsS } from '../cachePlan'
import { expressionOf } from '../classes'
import { fieldsOf } from './headers'
import { fromMaps, keyMaps } from './nginxMaps'
import { block, seconds, when } from './text'

interface Ways {
  /** What users and edges ask; what caches; whom that asks. */
  readonly isNormalised: boolean
  readonly isEnforced: boolean
  readonly isLimited: boolean
}

export function nginx(plan: CachePlan, place: Place): Exported {
  const ways: Ways = {
    isNormalised: plan.cache.normalizeAcceptEncoding || plan.cache.uaClass,
    isEnforced: isLast(plan, place) && plan.classes.some(({ enforce }) => enforce),
    isLimited: plan.rateLimit !== undefined && place.tier === 'edge',
  }
  const cannot = lacks(plan)
  const text = [
    head(plan, place, cannot),
    storage(plan, place), limit(plan, ways), upstream(plan, place), ...maps(plan, ways),
    ...when(ways.isNormalised, front(plan, place, ways)), cache(plan, place, ways), ...when(ways.isEnforced, teller(plan, place)),
  ]
  return { text: `${text.filter((part) => part !== '').join('\n\n')}\n`, cannot }
}

function lacks({ cache: { grace, query, coalesce }, classes, breaker, atOnce, retries }: CachePlan): string[] {
  return [
    'lifetimes end at whole seconds, up to one later',
    'an Age that comes with a response is not counted: lifetimes of two tiers add up',
    'stale-if-error of a response counts when the origin is silent, not when it answers with an error',
    'behind a stale answer the connection of that user waits until the refresh is done',
    'no purge: remove the files, as above (the paid nginx and the module ngx_cache_purge have one); none is soft',
    'evicted is by another process, up to ten seconds late',
    ...when(coalesce, 'an expired copy is asked about by everybody at once, unless stale-while-revalidate or a grace allows it to be served', 'who waits for another looks every half second, for five seconds at most'),
    ...when(grace !== null, 'a grace has no end before the copy is removed'),
    ...when(grace !== null || classes.some(({ mustRevalidate }) => mustRevalidate), 'must-revalidate is not known: a grace overrules it'),
    ...when(query === 'sort', 'a query cannot be put in order without the module njs: it is kept as it comes'),
    ...when(breaker !== undefined, 'a circuit breaker (max_fails) needs two servers: the one is listed twice, and each counts by itself'),
    ...when(atOnce !== undefined, 'beyond max_conns a request fails at once: a queue is in the paid nginx'),
    ...when(retries > 0, 'only what got no answer in time is tried again, and never a POST'),
  ]
}

function head({ edges }: CachePlan, { tier, folder }: Place, cannot: readonly string[]): string {
  return [
    `# ${tier === 'shield' ? 'The shield, a cache between edges and origin' : `An edge (${edges.join(', ')})`}: nginx 1.18 or newer, without modules of others. For conf.d, inside of http.`,
    `# Purge a URL: ${urlPurge(folder, 'HOST/PATH')}`,
    `# Purge a tag: ${tagPurge(folder, 'TAG')}`,
    '# What nginx does otherwise than the plan says:',
    ...cannot.map((one) => `# - ${one}`),
  ].join('\n')
}

/** A command that removes what is kept of a URL, given as the file's keys are made: host and path. A quote in it ends nothing. */
export function urlPurge(folder: string, key: string): string {
  return `grep -rlaFx 'KEY: ${key.replaceAll("'", "'\\''")}' ${folder}/cache | xargs -r rm -f`
}

/** A line of the header ends with a return, which is the last letter for grep. */
export function tagPurge(folder: string, tag: string): string {
  return `grep -rlaE '^Surrogate-Key:(.* )?${tag.replaceAll('.', '[.]')}( |.$)' ${folder}/cache | xargs -r rm -f`
}

function storage({ cache: { storageBytes } }: CachePlan, { folder }: Place): string {
  return `proxy_cache_path "${folder}/cache" levels=1:2 keys_zone=plan:10m inactive=7d max_size=${storageBytes} use_temp_path=off;`
}

function limit({ rateLimit }: CachePlan, { isLimited }: Ways): string {
  if (!isLimited || !rateLimit) return ''
  const perMinute = Math.max(1, Math.round(rateLimit.perS * 60))
  const rate = Number.isInteger(rateLimit.perS) ? `${rateLimit.perS}r/s` : `${perMinute}r/m`
  return `limit_req_zone $binary_remote_addr zone=plan_rate:10m rate=${rate};`
}

/** One server, as often as it may be tried. */
function upstream(plan: CachePlan, place: Place): string {
  const { breaker, atOnce, retries } = isLast(plan, place) ? plan : { ...plan, breaker: undefined, atOnce: undefined }
  const fails = breaker ? `max_fails=${breaker.failures} fail_timeout=${Math.max(1, Math.round(breaker.restS))}s` : 'max_fails=0'
  const server = `server ${addressOf(place.upstream)} ${fails}${atOnce === undefined ? '' : ` max_conns=${atOnce}`};`
  const times = Math.max(retries + 1, breaker ? 2 : 1)
  return block('upstream plan_upstream', [...when(atOnce !== undefined, 'zone plan_upstream 64k;'), ...Array.from({ length: times }, () => server)])
}

const addressOf = ({ host, port }: Place['listen']): string => `${host}:${port}`

/** Of the classes the first that matches counts: nginx tries expressions in their order. */
function byClass(classes: readonly ContentClass[], valueOf: (one: ContentClass) => string): string[] {
  return classes.map((one) => `"~${expressionOf(one)}" ${valueOf(one)};`)
}

function maps({ cache: options, classes }: CachePlan, { isNormalised, isEnforced }: Ways): readonly string[] {
  const own = (name: string, upstreams: string, valueOf: (one: ContentClass) => string): string =>
    block(`map $request_uri $plan_${name}`, [`default $upstream_http_${upstreams};`, ...byClass(classes, (one) => (one.enforce ? valueOf(one) : `$upstream_http_${upstreams}`))])
  const field = (one: ContentClass, name: string): string => `"${fieldsOf(one).find(([field]) => field === name)?.[1] ?? ''}"`
  return [
    block('map $upstream_cache_status $plan_outcome', ['default MISS;', 'HIT HIT;', 'STALE STALE;', 'UPDATING STALE;', 'REVALIDATED REVALIDATED;']),
    block('map $request_uri $plan_pass', ['default "";', ...byClass(classes, ({ keep }) => (keep === 'shared' ? '""' : '1'))]),
    ...keyMaps(options),
    ...when(isNormalised, ...fromMaps(options)),
    ...when(isEnforced, own('cache_control', 'cache_control', (one) => field(one, 'Cache-Control')), own('expires', 'expires', () => '""'), own('tags', 'surrogate_key', (one) => field(one, 'Surrogate-Key'))),
  ]
}

const socket = ({ folder }: Place, name: string): string => `unix:${folder}/${name}.sock`
const ONWARD = ['proxy_http_version 1.1;', 'proxy_set_header Connection "";', 'proxy_set_header Host $http_host;']

/** No cache waits less than the one that it asks. */
function timeouts(plan: CachePlan, place: Place, further = 0): string[] {
  const ms = `${Math.round((Number(seconds(waitsS(plan, place))) + further) * 1000)}ms`
  return ['connect', 'send', 'read'].map((what) => `proxy_${what}_timeout ${ms};`)
}

function limited({ rateLimit }: CachePlan): string[] {
  if (!rateLimit) return []
  // The one that is within the rate is not counted among the burst.
  return [`limit_req zone=plan_rate${rateLimit.burst > 1 ? ` burst=${rateLimit.burst - 1}` : ''} nodelay;`, 'limit_req_status 429;']
}

function front(plan: CachePlan, place: Place, { isLimited }: Ways): string {
  const { normalizeAcceptEncoding, uaClass } = plan.cache
  return `# Requests are made alike, then asked of the cache.\n${block('server', [
    `listen ${addressOf(place.listen)};`,
    block('location /', [
      ...(isLimited ? limited(plan) : []),
      `proxy_pass http://${socket(place, 'cache')};`, ...ONWARD, 'proxy_buffering off;', ...timeouts(plan, place, 10),
      ...when(normalizeAcceptEncoding, 'proxy_set_header Accept-Encoding $plan_encoding;'),
      ...when(uaClass, 'proxy_set_header User-Agent $plan_device;'),
    ]),
  ])}`
}

function cache(plan: CachePlan, place: Place, { isNormalised, isEnforced, isLimited }: Ways): string {
  const { coalesce, revalidate, grace } = plan.cache
  const onOff = (isOn: boolean): string => (isOn ? 'on' : 'off')
  return block('server', [
    `listen ${isNormalised ? socket(place, 'cache') : addressOf(place.listen)};`,
    block('location /', [
      ...(isLimited && !isNormalised ? limited(plan) : []),
      `proxy_pass http://${isEnforced ? socket(place, 'origin') : 'plan_upstream'};`, ...ONWARD, ...timeouts(plan, place, isEnforced ? 1 : 0),
      'proxy_cache plan;', 'proxy_cache_key "$plan_key";',
      `proxy_cache_lock ${onOff(coalesce)};`,
      `proxy_cache_revalidate ${onOff(revalidate)};`,
      '# Windows are those of the responses; nginx knows stale-while-revalidate and stale-if-error.',
      'proxy_cache_background_update on;',
      `proxy_cache_use_stale ${grace === null ? 'off' : 'error timeout updating http_500 http_502 http_503 http_504'};`,
      '# What came for one user alone is not kept for others.',
      'proxy_cache_bypass $plan_pass $http_authorization;', 'proxy_no_cache $plan_pass $http_authorization;',
      ...retrying(plan),
      'proxy_hide_header X-Cache;', ...when(place.tier === 'edge', 'proxy_hide_header Surrogate-Key;'),
      'add_header X-Cache $plan_outcome always;',
    ]),
  ])
}

function retrying({ retries }: CachePlan): string[] {
  return retries > 0 ? ['proxy_next_upstream error timeout;', `proxy_next_upstream_tries ${retries + 1};`] : ['proxy_next_upstream off;']
}

/** Where the plan speaks for the origin. A silent one stays silent: the cache must not take an error of this server for an answer. */
function teller(plan: CachePlan, place: Place): string {
  return `# The plan speaks for the origin.\n${block('server', [
    `listen ${socket(place, 'origin')};`,
    block('location /', [
      'proxy_pass http://plan_upstream;', ...ONWARD, 'proxy_buffering off;', ...timeouts(plan, place), ...retrying(plan),
      ...['Cache-Control', 'Expires', 'Surrogate-Key'].map((name) => `proxy_hide_header ${name};`),
      'add_header Cache-Control $plan_cache_control;', 'add_header Expires $plan_expires;', 'add_header Surrogate-Key $plan_tags;',
      'error_page 502 504 = @silent;',
    ]),
    block('location @silent', ['return 444;']),
  ])}`
}

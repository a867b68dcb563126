/**
 * A plan as VCL for Varnish 7. Everything that a product decides by itself (what may be stored, Vary, conditions) stays with its built-in VCL, which
 * runs after these subroutines; they add what a plan says. A request carries its state in `X-Plan-` fields. Users see none of them; the
 * origin sees X-Plan-Ask, on the way to vcl_backend_response.
 */
import { type CachePlan, type ContentClass, type Exported, type Place, isLast, waitsS } from '../cachePlan'
import { expressionOf, sharedLifetimeS } from '../classes'
import { fieldsOf } from './headers'
import { block, seconds, when } from './text'
import { hash, purging, staleWindows } from './vclParts'

export interface ExportedVcl extends Exported {
  /** Parameters of varnishd without which the file does not do what it says. */
  readonly args: readonly string[]
}

/** varnishd takes no smaller storage. */
const LEAST_BYTES = 1024 * 1024

export function vcl(plan: CachePlan, place: Place): ExportedVcl {
  const args = argsOf(plan)
  const cannot = lacks(plan)
  const text = [
    head(plan, place, args, cannot),
    'vcl 4.1;',
    ['import std;', 'import purge;', 'import xkey;', ...when(limits(plan, place), 'import vsthrottle;')].join('\n'),
    backend(plan, place),
    'acl plan_purgers {\n    "127.0.0.0"/8;\n    "::1";\n}',
    receive(plan, place), hash(plan.cache), purging(), staleWindows(), fetch(plan, place), answer(place),
  ]
  return { text: `${text.join('\n\n')}\n`, args, cannot }
}

function argsOf({ cache }: CachePlan): string[] {
  return ['-s', `malloc,${Math.max(cache.storageBytes, LEAST_BYTES)}`, ...when(cache.normalizeAcceptEncoding, '-p', 'http_gzip_support=off')]
}

const limits = ({ rateLimit }: CachePlan, { tier }: Place): boolean => rateLimit !== undefined && tier === 'edge'

function lacks({ cache, classes, breaker, atOnce }: CachePlan): string[] {
  return [
    'what states no lifetime is kept for 120 seconds (parameter default_ttl)',
    'an answer that must not be shared makes its URL hit-for-miss for 120 seconds',
    'an error that answers a refetch takes the place of the old copy, unless stale-if-error allows that one to be served',
    ...when(cache.grace !== null || classes.some(({ mustRevalidate }) => mustRevalidate), 'must-revalidate is not known: a grace overrules it'),
    ...when(cache.query === 'sort', 'parameters of one name are put in order by their values, too (std.querysort)'),
    ...when(!cache.normalizeAcceptEncoding, 'it asks for gzip alone and unzips it for users without (parameter http_gzip_support)'),
    ...when(cache.storageBytes < LEAST_BYTES, 'its storage has a megabyte at least'),
    ...when(breaker !== undefined, 'a circuit breaker counts failed probes here, not failed requests'),
    ...when(atOnce !== undefined, 'beyond .max_connections a fetch fails at once: nothing waits in a queue'),
  ]
}

function head(plan: CachePlan, { tier }: Place, args: readonly string[], cannot: readonly string[]): string {
  return [
    `# ${tier === 'shield' ? 'The shield, a cache between edges and origin' : `An edge (${plan.edges.join(', ')})`}: VCL for Varnish 7, with varnish-modules for xkey${plan.rateLimit ? ' and vsthrottle' : ''}.`,
    `# Start it with: varnishd -a :6081 -f THIS_FILE ${args.join(' ')}`,
    '# Purge: PURGE /path; with Surrogate-Key: TAGS those tags; with Purge-All: 1 everything. Purge-Soft: 1 keeps copies',
    '# for stale-while-revalidate, Purge-Wait: 1 waits for a fetch that is on its way.',
    '# What Varnish does otherwise than the plan says:',
    ...cannot.map((one) => `# - ${one}`),
  ].join('\n')
}

function backend(plan: CachePlan, place: Place): string {
  const { upstream } = place
  const waits = seconds(waitsS(plan, place))
  const { breaker, atOnce } = isLast(plan, place) ? plan : { breaker: undefined, atOnce: undefined }
  return block('backend plan_upstream', [
    `.host = "${upstream.host}";`, `.port = "${upstream.port}";`,
    `.connect_timeout = ${waits}s;`, `.first_byte_timeout = ${waits}s;`, `.between_bytes_timeout = ${waits}s;`,
    ...when(atOnce !== undefined, `.max_connections = ${atOnce};`),
    ...(breaker ? [
      '.probe = {', '    .url = "/";', `    .interval = ${seconds(breaker.restS)}s;`, `    .timeout = ${waits}s;`,
      `    .window = ${Math.min(breaker.failures, 64)};`, '    .threshold = 1;', '    .initial = 1;', '}',
    ] : []),
  ])
}

/** Of the classes the first that matches counts, also where it asks for nothing. */
function choose(classes: readonly ContentClass[], url: string, work: (one: ContentClass) => readonly string[]): string[] {
  return classes.flatMap((one, i) => [`${i === 0 ? 'if' : '} elsif'} (${url} ~ "${expressionOf(one)}") {`, `    # ${one.name}`, ...work(one).map((line) => `    ${line}`)]).concat(when(classes.length > 0, '}'))
}

function receive(plan: CachePlan, place: Place): string {
  const { cache, classes, rateLimit } = plan
  const passing = classes.some(({ keep }) => keep !== 'shared')
  return block('sub vcl_recv', [
    'if (req.restarts == 0) {',
    ...['Failed', 'Ask', 'Key', 'State'].map((name) => `    unset req.http.X-Plan-${name};`),
    '}',
    'if (req.method == "PURGE") {',
    '    if (client.ip !~ plan_purgers) {', '        return (synth(403, "Forbidden"));', '    }',
    '    if (req.http.Purge-All) {', '        if (!std.ban("obj.status != 0")) {', '            return (synth(500, std.ban_error()));', '        }', '        return (synth(200, "Purged"));', '    }',
    '    if (req.http.Surrogate-Key && req.http.Purge-Soft) {', '        return (synth(200, "Purged " + xkey.softpurge(req.http.Surrogate-Key)));', '    }',
    '    if (req.http.Surrogate-Key) {', '        return (synth(200, "Purged " + xkey.purge(req.http.Surrogate-Key)));', '    }',
    '    # vcl_hit and vcl_miss do the rest: purge there knows soft, and waits where it is looked up.',
    '    if (req.http.Purge-Soft || req.http.Purge-Wait) {', '        set req.hash_ignore_busy = !req.http.Purge-Wait;', '        return (hash);', '    }',
    '    return (purge);',
    '}',
    ...(limits(plan, place) && rateLimit ? [
      `if (req.restarts == 0 && vsthrottle.is_denied("plan:" + client.ip, ${rateLimit.burst}, ${seconds(rateLimit.burst / rateLimit.perS)}s)) {`,
      '    return (synth(429, "Too Many Requests"));', '}',
    ] : []),
    ...when(!cache.coalesce, '# No request waits for another one\'s fetch.', 'set req.hash_ignore_busy = true;'),
    ...when(cache.normalizeAcceptEncoding, ...NORMAL_ENCODING),
    ...when(cache.uaClass, 'if (req.http.User-Agent ~ "(?i)mobile|phone") {', '    set req.http.User-Agent = "phone";', '} else {', '    set req.http.User-Agent = "desktop";', '}'),
    ...(passing ? choose(classes, 'req.url', ({ keep }) => when(keep !== 'shared', 'return (pass);')) : []),
  ])
}

/** A coding counts unless its weight is 0. */
const accepts = (coding: string): string => `req.http.Accept-Encoding ~ "(?i)(^|,)\\s*${coding}\\s*(;\\s*q=(0?[.]0*[1-9][0-9]*|1([.]0*)?)\\s*)?(,|$)"`
const NORMAL_ENCODING = [
  `if (${accepts('br')}) {`, '    set req.http.Accept-Encoding = "br";', `} elsif (${accepts('gzip')}) {`, '    set req.http.Accept-Encoding = "gzip";',
  '} else {', '    set req.http.Accept-Encoding = "identity";', '}',
]

function enforcing(plan: CachePlan, place: Place): string[] {
  if (!isLast(plan, place) || !plan.classes.some(({ enforce }) => enforce)) return []
  const set = (one: ContentClass): string[] => [
    ...fieldsOf(one).map(([name, value]) => `set beresp.http.${name} = "${value}";`), 'unset beresp.http.Expires;',
    ...when(one.keep === 'shared', `set beresp.ttl = ${sharedLifetimeS(one)}s - beresp.age;`),
  ]
  return ['# The plan speaks for the origin here.', 'if (beresp.status < 400) {', ...choose(plan.classes, 'bereq.url', (one) => (one.enforce ? set(one) : [])).map((line) => `    ${line}`), '}']
}

function fetch(plan: CachePlan, place: Place): string {
  const { cache: { grace, revalidate }, retries } = plan
  const window = (name: string, directive: string): string[] => [
    `set beresp.http.X-Plan-${name} = "${seconds(grace ?? 0)}";`,
    `if (beresp.http.Cache-Control ~ "(?i)(^|[ ,])${directive}=[0-9]+") {`,
    `    set beresp.http.X-Plan-${name} = regsub(beresp.http.Cache-Control, "(?i)^(.*[ ,])?${directive}=([0-9]+).*$", "\\2");`,
    ...(grace === null ? [] : [`    if (std.duration(beresp.http.X-Plan-${name} + "s", 0s) < ${seconds(grace)}s) {`, `        set beresp.http.X-Plan-${name} = "${seconds(grace)}";`, '    }']),
    '}',
  ]
  const silent = ['# Who asked while an expired copy may still be served gets that copy (vcl_synth).', 'if (bereq.http.X-Plan-Ask || bereq.is_bgfetch) {', '    return (abandon);', '}']
  return [
    block('sub vcl_backend_fetch', [
      '# The origin has just failed for this user: the copy is served without asking once more.',
      'if (bereq.is_bgfetch && bereq.http.X-Plan-Failed) {', '    return (abandon);', '}',
      ...['Failed', 'State'].map((name) => `unset bereq.http.X-Plan-${name};`),
    ]),
    block('sub vcl_backend_response', [
      'unset beresp.http.X-Cache;',
      ...enforcing(plan, place),
      'if (beresp.status >= 500) {', ...silent.map((line) => `    ${line}`), '}',
      ...window('Swr', 'stale-while-revalidate'), ...window('Sie', 'stale-if-error'),
      'set beresp.grace = std.duration(beresp.http.X-Plan-Swr + "s", 0s);',
      'if (std.duration(beresp.http.X-Plan-Sie + "s", 0s) > beresp.grace) {', '    set beresp.grace = std.duration(beresp.http.X-Plan-Sie + "s", 0s);', '}',
      revalidate ? '# Expired copies stay for a day, to be asked about.\nset beresp.keep = 1d;' : 'set beresp.keep = 0s;',
      'if (beresp.http.Surrogate-Key) {', '    set beresp.http.xkey = beresp.http.Surrogate-Key;', '}',
      'if (beresp.was_304) {', '    set beresp.http.X-Plan-304 = "1";', '} else {', '    unset beresp.http.X-Plan-304;', '}',
    ]),
    block('sub vcl_backend_error', [
      ...when(retries > 0, `if (bereq.retries < ${retries}) {`, '    return (retry);', '}'), ...silent,
    ]),
  ].join('\n\n')
}

function answer({ tier }: Place): string {
  return block('sub vcl_deliver', [
    'set resp.http.X-Cache = "MISS";',
    'if (req.http.X-Plan-State == "hit") {', '    set resp.http.X-Cache = "HIT";',
    '} elsif (req.http.X-Plan-State == "stale") {', '    set resp.http.X-Cache = "STALE";',
    '} elsif (req.http.X-Plan-State == "miss" && resp.http.X-Plan-304) {', '    set resp.http.X-Cache = "REVALIDATED";', '}',
    ...['X-Plan-Swr', 'X-Plan-Sie', 'X-Plan-304', 'xkey', ...when(tier === 'edge', 'Surrogate-Key')].map((name) => `unset resp.http.${name};`),
  ])
}

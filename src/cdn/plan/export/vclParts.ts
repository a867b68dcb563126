/**
 * Parts of the VCL of every plan: the key, purges, and what may be served past its lifetime.
 */
import type { CacheOptions } from '../cachePlan'
import { block, when } from './text'

/** `utm_*` as a part of an expression; what else may be in a name (readPlan) means nothing there but the dot. */
export function parameterExpression(name: string): string {
  const text = name.replaceAll('.', '[.]')
  return text.endsWith('*') ? `${text.slice(0, -1)}[^=&]*` : text
}

/** The key is made of a copy of the URL: the origin is asked for what the user asked for. */
export function hash({ query, dropParams }: CacheOptions): string {
  const key = 'req.http.X-Plan-Key'
  const replace = (what: string, pattern: string, by: string): string => `set ${key} = ${what}(${key}, "${pattern}", "${by}");`
  return block('sub vcl_hash', [
    `set ${key} = req.url;`,
    ...when(query === 'ignore', replace('regsub', '[?].*$', '')),
    ...when(query !== 'ignore' && dropParams.length > 0,
      '# Each parameter with a mark before it, so that the first is like the others; those without a name go, too.',
      replace('regsub', '[?]', '?&'),
      replace('regsuball', `&(${[...dropParams.map(parameterExpression), ''].join('|')})(=[^&]*)?(?=&|$)`, ''),
      replace('regsub', '[?]&', '?'), replace('regsub', '[?]$', '')),
    ...when(query === 'sort', `set ${key} = std.querysort(${key});`),
    `hash_data(${key});`,
    `unset ${key};`,
    'if (req.http.Host) {', '    hash_data(req.http.Host);', '}',
    'return (lookup);',
  ])
}

export function purging(): string {
  return [
    block('sub plan_purge', [
      'if (req.http.Purge-Soft) {', '    purge.soft(0s);', '} else {', '    purge.hard();', '}',
    ]),
    block('sub vcl_miss', [
      'if (req.method == "PURGE") {', '    call plan_purge;', '    return (synth(200, "Purged"));', '}',
      'set req.http.X-Plan-State = "miss";',
    ]),
    block('sub vcl_pass', ['set req.http.X-Plan-State = "pass";']),
  ].join('\n\n')
}

/**
 * A copy past its lifetime is found for as long as stale-if-error lets it live. Within stale-while-revalidate it is delivered, and Varnish
 * refreshes it behind. Beyond that the origin is asked first: the lookup is made again with a grace that ends where that window does; when the
 * fetch fails, once more without that limit.
 */
export function staleWindows(): string {
  return [
    block('sub vcl_hit', [
      'if (req.method == "PURGE") {', '    call plan_purge;', '    return (synth(200, "Purged"));', '}',
      'if (obj.ttl > 0s) {', '    set req.http.X-Plan-State = "hit";',
      '} elsif (req.http.X-Plan-Failed || obj.ttl + std.duration(obj.http.X-Plan-Swr + "s", 0s) > 0s) {', '    set req.http.X-Plan-State = "stale";',
      '} else {',
      '    set req.http.X-Plan-Ask = obj.http.X-Plan-Swr;',
      '    set req.grace = std.duration(obj.http.X-Plan-Swr + "s", 0s);',
      '    return (restart);',
      '}',
    ]),
    block('sub vcl_synth', [
      'if (resp.status == 503 && req.http.X-Plan-Ask && !req.http.X-Plan-Failed) {',
      '    set req.http.X-Plan-Failed = "1";',
      '    set req.grace = 100y;', '    return (restart);',
      '}',
    ]),
  ].join('\n\n')
}

/**
 * What nginx makes of a request before it looks anything up: maps from one variable to another. The parts of expressions have names of their own
 * in each map, since nginx makes variables of them.
 */
import type { CacheOptions } from '../cachePlan'
import { block, when } from './text'
import { parameterExpression } from './vclParts'

/** So many runs of dropped parameters are taken out of one query; nginx has no "replace all". */
const RUNS = 6

export function keyMaps({ query, dropParams }: CacheOptions): string[] {
  if (query === 'ignore') return [pathMap(), key('$plan_path')]
  if (dropParams.length === 0) return [key('$request_uri')]
  const names = [...dropParams.map(parameterExpression), ''].join('|')
  const runs = Array.from({ length: RUNS }, (_, i) => block(`map $plan_query${i} $plan_query${i + 1}`, [
    `default $plan_query${i};`,
    `"~^(?<plan_before${i}>(.*?&)??)((${names})(=[^&]*)?(&|$))+(?<plan_after${i}>.*)$" "$plan_before${i}$plan_after${i}";`,
  ]))
  return [
    pathMap(),
    `# Dropped parameters go, run by run; those without a name, too.\n${block('map $args $plan_query0', ['default $args;'])}`,
    ...runs,
    block(`map $plan_query${RUNS} $plan_rest`, [`default "?$plan_query${RUNS}";`, '"" "";', '"~^(?<plan_trimmed>.*[^&])&+$" "?$plan_trimmed";']),
    key('$plan_path$plan_rest'),
  ]
}

const pathMap = (): string => block('map $request_uri $plan_path', ['default $request_uri;', '"~^(?<plan_bare>[^?]*)[?]" $plan_bare;'])
const key = (url: string): string => block('map $http_host $plan_key', [`default "$http_host${url}";`])

/** A coding counts unless its weight is 0. */
const accepts = (coding: string): string => `"~*(^|,)[ ]*${coding}[ ]*(;[ ]*q=(0?[.]0*[1-9][0-9]*|1([.]0*)?)[ ]*)?(,|$)" ${coding};`

export function fromMaps({ normalizeAcceptEncoding, uaClass }: CacheOptions): string[] {
  return [
    ...when(normalizeAcceptEncoding, block('map $http_accept_encoding $plan_encoding', ['default identity;', accepts('br'), accepts('gzip')])),
    ...when(uaClass, block('map $http_user_agent $plan_device', ['default desktop;', '"~*mobile|phone" phone;'])),
  ]
}

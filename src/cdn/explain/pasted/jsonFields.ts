/**
 * Header fields in the shapes in which programs write them as JSON: a list of names with values, pairs, names and values in turn, or an
 * object with a text or a list of texts for each name.
 */
import { isToken } from '../../http/token'
import type { Json } from './jsonText'

export interface Fields {
  readonly fields: readonly (readonly [name: string, value: string])[]
  /** Of pseudo-headers: the status, where one tells it. */
  readonly status: string
  /** How many are none. */
  readonly unusable: number
}

export const isObject = (json: Json | undefined): json is ReadonlyMap<string, Json> => json instanceof Map
export const textOf = (json: Json | undefined): string | undefined => (typeof json === 'string' ? json : undefined)

/** The first of these keys that is there, whatever its case. */
export function keyed(json: Json | undefined, ...names: readonly string[]): Json | undefined {
  if (!isObject(json)) return undefined
  for (const [key, value] of json) if (names.includes(key.toLowerCase())) return value
  return undefined
}

/** Undefined when this cannot be a list of fields. */
export function fieldsIn(json: Json | undefined): Fields | undefined {
  const pairs = isObject(json) ? [...json] : Array.isArray(json) ? pairsOf(json) : undefined
  if (!pairs) return undefined
  const fields: (readonly [string, string])[] = []
  let [status, unusable] = ['', 0]
  for (const [name, value] of pairs) {
    const values = valuesOf(value)
    if (name === ':status') status = values?.[0] ?? ''
    else if (name?.startsWith(':')) continue
    else if (name === undefined || !values || !isToken(name)) unusable++
    else fields.push(...values.map((one) => [name, one] as const))
  }
  return { fields, status, unusable }
}

function pairsOf(list: readonly Json[]): readonly (readonly [string | undefined, Json | undefined])[] {
  if (list.length > 0 && list.length % 2 === 0 && list.every((one) => typeof one === 'string')) {
    return list.flatMap((name, i) => (i % 2 === 0 ? [[textOf(name), list[i + 1]] as const] : []))
  }
  return list.map((one) => (Array.isArray(one) ? ([textOf(one[0]), one[1]] as const) : ([textOf(keyed(one, 'name', 'key')), keyed(one, 'value')] as const)))
}

/** Chrome writes several lines of one name as one value with line ends. */
function valuesOf(json: Json | undefined): readonly string[] | undefined {
  if (typeof json === 'string') return json.split('\n').map((one) => one.trim())
  if (typeof json === 'number') return [String(json)]
  if (!Array.isArray(json) || !json.every((one) => typeof one === 'string')) return undefined
  return json.flatMap((one: string) => one.split('\n')).map((one) => one.trim())
}

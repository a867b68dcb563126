/**
 * Responses in a HAR file, in one of its entries, or in any JSON that lists headers. What is not
 * as a HAR should be is passed over and said.
 */
import type { HeaderList } from '../http/message'
import type { Pasted, PastedResponse, Remark } from './pasted.types'

const MAX_ENTRIES = 200
const MAX_FIELDS = 500
const MAX_SHOWN = 80

export function readHar(text: string): Pasted {
  const parsed = parseJson(text)
  if ('problem' in parsed) return { kind: 'har', responses: [], meant: -1, remarks: [parsed.problem] }
  const remarks: Remark[] = []
  const say = (what: string, kind: Remark['kind'] = 'bad'): void => {
    remarks.push({ line: 0, text: '', kind, what })
  }
  const entries = entriesOf(parsed.json)
  if (entries.length > MAX_ENTRIES) say(`${entries.length} entries; the first ${MAX_ENTRIES} are listed`)
  const responses = entries.slice(0, MAX_ENTRIES).flatMap((entry, index) => readEntry(entry, index, say) ?? [])
  if (responses.length === 0) say('this is JSON, and there is no response with headers in it; a HAR has log.entries, each with a request and a response')
  if (responses.length > 1) say(`${responses.length} responses: the first one is shown, unless you choose another`, 'info')
  return { kind: 'har', responses, meant: responses.length > 0 ? 0 : -1, remarks }
}

type Json = unknown
const isObject = (json: Json): json is Readonly<Record<string, Json>> => typeof json === 'object' && json !== null && !Array.isArray(json)
const field = (json: Json, name: string): Json => (isObject(json) && Object.hasOwn(json, name) ? json[name] : undefined)
const textOf = (json: Json): string | undefined => (typeof json === 'string' ? json : undefined)

/** A whole HAR, a list of entries, one entry, one response, or an object of names and values. */
function entriesOf(json: Json): readonly Json[] {
  const listed = field(field(json, 'log'), 'entries') ?? field(json, 'entries') ?? json
  if (Array.isArray(listed)) return listed.length > 0 && listed.every((one) => isObject(one) && 'name' in one && 'value' in one) ? [{ response: { headers: listed } }] : listed
  if (field(json, 'response') !== undefined) return [json]
  if (field(json, 'headers') !== undefined) return [{ response: json }]
  // Firefox: { "Response Headers (512 B)": { "headers": [...] } }
  const named = isObject(json) ? Object.keys(json).find((key) => /^response headers/i.test(key)) : undefined
  if (named !== undefined) return [{ response: field(json, named) }]
  return isObject(json) && Object.values(json).some((value) => typeof value === 'string') ? [{ response: { headers: json } }] : []
}

function readEntry(entry: Json, index: number, say: (what: string) => void): PastedResponse | undefined {
  const response = field(entry, 'response')
  const request = field(entry, 'request')
  const headers = headersOf(field(response, 'headers'))
  if (!headers) {
    say(`entry ${index + 1} has no response with a list of headers; passed over`)
    return undefined
  }
  if (headers.dropped > 0) say(`entry ${index + 1}: ${headers.dropped} header fields are not usable (a name and a text as value, at most ${MAX_FIELDS}); passed over`)
  const told = field(response, 'status')
  const statusIsKnown = typeof told === 'number' && Number.isInteger(told) && told >= 100 && told <= 599
  const method = textOf(field(request, 'method')) ?? 'GET'
  const url = textOf(field(request, 'url')) ?? ''
  return {
    label: `${[method, url.slice(0, MAX_SHOWN)].filter(Boolean).join(' ')} · ${statusIsKnown ? told : 'no status'}`,
    status: statusIsKnown ? told : 200,
    statusIsKnown,
    headers: headers.fields,
    method,
    requestHeaders: headersOf(field(request, 'headers'))?.fields ?? [],
  }
}

const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/

function headersOf(json: Json): { fields: HeaderList; dropped: number } | undefined {
  const pairs = Array.isArray(json) ? json.map((one: Json) => [field(one, 'name'), field(one, 'value')] as const) : isObject(json) ? Object.entries(json) : undefined
  if (!pairs) return undefined
  // Pseudo-headers of HTTP/2 are no fields.
  const real = pairs.filter(([name]) => !(typeof name === 'string' && name.startsWith(':')))
  const fields = real.flatMap(([name, value]): [string, string][] =>
    typeof name === 'string' && NAME.test(name) && typeof value === 'string'
      ? value.split('\n').map((line) => [name, line.replaceAll(/\p{Cc}/gu, ' ').trim()])
      : [],
  )
  const kept = fields.slice(0, MAX_FIELDS)
  return { fields: kept, dropped: Math.max(0, real.length - kept.length) }
}

function parseJson(text: string): { readonly json: Json } | { readonly problem: Remark } {
  try {
    const json: Json = JSON.parse(text)
    return { json }
  } catch {
    return { problem: { kind: 'bad', ...whereJsonBreaks(text) } }
  }
}

/** Where the brackets of a text that is no JSON stop to match. */
function whereJsonBreaks(text: string): Pick<Remark, 'line' | 'text' | 'what'> {
  const open: { readonly close: string; readonly line: number }[] = []
  const lines = text.split('\n')
  for (const [index, line] of lines.entries()) {
    for (const bracket of line.replaceAll(/"(?:[^"\\]|\\.)*"/g, '').match(/[[\]{}]/g) ?? []) {
      if (bracket === '{' || bracket === '[') open.push({ close: bracket === '{' ? '}' : ']', line: index + 1 })
      else if (open.pop()?.close !== bracket) return at(lines, index + 1, `it begins like JSON, and this "${bracket}" closes nothing; it could not be read`)
    }
  }
  const last = open.at(-1)
  if (last) return at(lines, last.line, `it begins like JSON, and the "${last.close}" that this line wants never comes: the end may be missing; it could not be read`)
  return { line: 0, text: '', what: 'it begins like JSON and is none: look for a missing comma or quote; it could not be read' }
}

function at(lines: readonly string[], line: number, what: string): Pick<Remark, 'line' | 'text' | 'what'> {
  const text = lines[line - 1]!.trim()
  return { line, text: text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text, what }
}

/**
 * Exchanges as programs and browsers show them. Each shape says what of them it shows, so that what was read can be held against it.
 */
import type { Below, Exchange, Fields } from './messages'

export interface Shape {
  readonly name: string
  /** Of a row of exchanges it shows all, or the last one only. */
  readonly shows: 'all' | 'last'
  readonly status: boolean
  /** The fields of the request are in the text, and must not be taken for the response's. */
  readonly write: (all: readonly Exchange[], below: Below) => string
}

const REASONS: Readonly<Record<number, string>> = { 200: 'OK', 204: 'No Content', 301: 'Moved Permanently', 302: 'Found', 304: 'Not Modified', 404: 'Not Found', 500: 'Internal Server Error' }
const reason = (status: number): string => REASONS[status] ?? 'Other'
const lines = (fields: Fields, before = ''): string => fields.map(([name, value]) => `${before}${name}: ${value}\n`).join('')
const lower = (fields: Fields): Fields => fields.map(([name, value]) => [name.toLowerCase(), value])
const pathOf = (url: string): string => `/${url.split('/').slice(3).join('/')}`
const last = (all: readonly Exchange[]): Exchange => all.at(-1)!
const head = ({ status, fields }: Exchange, before = ''): string => `${before}HTTP/1.1 ${status} ${reason(status)}\n${lines(fields, before)}`
const BODIES = ['', '', '<html>\nCache-Control: no-store\n</html>\n', '{"cache-control": "no-store"}\n', 'body { color: red }\n', '<a\n> Age: 9\n>\n</a>\n']
const PSEUDO = ({ method, url }: Exchange): string => `:authority: www.example.org\n:method: ${method}\n:path: ${pathOf(url)}\n:scheme: https\n`

const verbose = (each: Exchange): string =>
  `* Connected to www.example.org (203.0.113.7) port 443\n> ${each.method} ${pathOf(each.url)} HTTP/1.1\n${lines(each.asked, '> ')}> \n* Request completely sent off\n${head(each, '< ')}< \n{ [9 bytes data]\n`
const below2 = (fields: Fields, between: string): string => fields.map(([name, value]) => `${name}${between}${value}\n`).join('')
const general = ({ method, url, status }: Exchange, between: string): string =>
  `Request URL${between}${url}\nRequest Method${between}${method}\nStatus Code${between}${status} ${reason(status)}\nRemote Address${between}203.0.113.7:443\nReferrer Policy${between}no-referrer\n`
const table = (fields: Fields, brace: boolean): string => {
  const width = Math.max(...fields.map(([name]) => name.length), 5) + 2
  return `${'Key'.padEnd(width)}Value\n${'---'.padEnd(width)}-----\n${fields.map(([name, value]) => `${name.padEnd(width)}${brace ? `{${value}}` : value}\n`).join('')}`
}

export const SHAPES: readonly Shape[] = [
  { name: 'curl -IL', shows: 'all', status: true, write: (all) => all.map((each) => `${head(each)}\n`).join('') },
  { name: 'curl -iL', shows: 'all', status: true, write: (all, below) => all.map((each) => `${head(each)}\n${BODIES[below(BODIES.length)]}`).join('') },
  { name: 'curl -vL', shows: 'all', status: true, write: (all) => all.map(verbose).join('') },
  { name: 'curl -vI', shows: 'last', status: true, write: (all) => verbose(last(all)).replaceAll(/^< (.+)$/gm, '< $1\n$1') },
  { name: 'curl %{header_json}', shows: 'last', status: false, write: (all) => JSON.stringify(Object.fromEntries(lower(last(all).fields).map(([name, value]) => [name, [value]])), null, 1) },
  {
    name: 'wget -S', shows: 'all', status: true,
    write: (all, below) => {
      const [indent, other] = below(2) ? ['  ', '\t'] : ['\t', '    ']
      return all.map((each) => `--2026-03-03 11:00:00--  ${each.url}\nResolving example.org (example.org)... 203.0.113.7\nHTTP request sent, awaiting response... \n${head(each, indent).replaceAll(/^\s+X/gm, `${other}X`)}Length: unspecified [text/html]\n`).join('')
    },
  },
  {
    name: 'Chrome, sections', shows: 'last', status: true,
    write: (all, below) => {
      const each = last(all)
      const [response, request] = [`Response Headers\nview source\n${lines(lower(each.fields))}`, `Request Headers\n${PSEUDO(each)}${lines(lower(each.asked))}`]
      return `General\n${general(each, ': ')}${below(2) ? response + request : request + response}`
    },
  },
  { name: 'Chrome, values below', shows: 'last', status: true, write: (all) => general(last(all), ':\n') + below2(lower(last(all).fields), ':\n') + below2([[':method', last(all).method], [':path', '/'], ...lower(last(all).asked)], ':\n') },
  { name: 'Chrome, source', shows: 'last', status: true, write: (all) => `Response Headers\nview parsed\n${head(last(all))}Request Headers\nview parsed\n${last(all).method} ${pathOf(last(all).url)} HTTP/1.1\n${lines(last(all).asked)}` },
  { name: 'Firefox, values below', shows: 'last', status: true, write: (all) => `${last(all).method}\n\t\nscheme\n\thttps\nhost\n\twww.example.org\nfilename\n\t/x\nStatus\n${last(all).status}\n${reason(last(all).status)}\nVersionHTTP/2\nTransferred648 B\n\n${below2(last(all).fields, '\n\t')}${below2(last(all).asked, '\n\t')}` },
  { name: 'Firefox, JSON', shows: 'last', status: false, write: (all) => JSON.stringify({ 'Response Headers (2 B)': { headers: last(all).fields.map(([name, value]) => ({ name, value })) }, 'Request Headers (2 B)': { headers: last(all).asked.map(([name, value]) => ({ name, value })) } }) },
  { name: 'Safari', shows: 'last', status: true, write: (all) => `Summary\nURL: ${last(all).url}\nStatus: ${last(all).status}\nSource: Network\n\nRequest\n${PSEUDO(last(all))}${lines(last(all).asked)}\nResponse\n:status: ${last(all).status}\n${lines(last(all).fields)}` },
  { name: 'PowerShell, table', shows: 'last', status: false, write: (all, below) => table(last(all).fields, below(2) === 1) },
  { name: 'PowerShell, list', shows: 'last', status: false, write: (all) => last(all).fields.map(([name, value]) => `Key   : ${name}\nValue : {${value}}\n\n`).join('') },
  { name: 'PowerShell, object', shows: 'last', status: true, write: (all) => `StatusCode        : ${last(all).status}\nStatusDescription : ${reason(last(all).status)}\nContent           : <html>\n                    Cache-Control: no-store\nRawContent        : ${head(last(all), ' '.repeat(20)).trim()}\n\n                    <htm...\nHeaders           : {[Date, System.String[]], [Cache-Control, System.String[]]...}\nRawContentLength  : 9\n` },
  { name: 'httpie -v', shows: 'last', status: true, write: (all) => `${last(all).method} ${pathOf(last(all).url)} HTTP/1.1\n${lines(last(all).asked)}\n{\n    "cache-control": "no-store"\n}\n\n${head(last(all))}\n<html>\n\n\nElapsed time: 0.1s\n` },
]

/** Around any of them. */
export const WRAPS: readonly { readonly name: string; readonly wrap: (text: string, below: Below) => string }[] = [
  { name: 'as it is', wrap: (text) => text },
  { name: 'with CR LF', wrap: (text) => text.replaceAll('\n', '\r\n') },
  { name: 'with a byte order mark', wrap: (text) => `\ufeff${text}` },
  { name: 'quoted', wrap: (text, below) => text.replaceAll(/^/gm, '> '.repeat(1 + below(3))) },
  { name: 'quoted without spaces', wrap: (text, below) => text.replaceAll(/^/gm, '>'.repeat(1 + below(3))) },
  { name: 'fenced', wrap: (text) => `\`\`\`\n${text}\n\`\`\`\n` },
  { name: 'with empty lines before', wrap: (text) => `\n\n${text}` },
]

const PIECES = ['\n', '\n\n', ': ', ' ', '\t', '> ', '< ', '{', '}', '[', ']', '"', '\\', 'HTTP/1.1 200 OK\n', 'Response Headers\n', 'Request Headers\n', '\u0000', '\u00a0', '…', '...', 'Key  Value\n---  -----\n', ':status: 0\n', 'Status Code:\n', '--2026-03-03 11:00:00--  x\n', '\ud800']

/** A text that something has happened to: pieces lost, doubled, moved, put in, the end gone. */
export function damaged(text: string, below: Below): string {
  let result = text
  for (let changes = 1 + below(5); changes > 0; changes--) {
    const at = below(result.length + 1)
    const end = Math.min(result.length, at + below(40))
    const middle = ['', result.slice(at, end).repeat(2 + below(3)), PIECES[below(PIECES.length)]!, PIECES[below(PIECES.length)]!.repeat(1 + below(20)), String.fromCharCode(below(300))]
    result = below(8) === 0 ? result.slice(0, end) : result.slice(0, at) + middle[below(middle.length)]! + result.slice(below(2) ? at : end)
  }
  return result
}

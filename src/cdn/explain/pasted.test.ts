import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_LINES, readPasted } from './pasted'

/** The response that is meant: "200 name: value | name: value". */
function meant(text: string): string {
  const { responses, meant: index } = readPasted(text)
  const one = responses[index]
  return one ? `${one.statusIsKnown ? one.status : '?'} ${one.headers.map(([name, value]) => `${name}: ${value}`).join(' | ')}` : 'none'
}
const remarks = (text: string) => readPasted(text).remarks.map(({ line, kind, what }) => `${line} ${kind}: ${what}`)

describe('pasted headers', () => {
  it.each([
    ['bare fields', 'Cache-Control: no-store\nVary: Accept', '? Cache-Control: no-store | Vary: Accept'],
    ['curl -I', 'HTTP/1.1 200 OK\r\nCache-Control: max-age=60\r\nETag: "a"\r\n\r\n', '200 Cache-Control: max-age=60 | ETag: "a"'],
    ['HTTP/2', 'HTTP/2 304 \netag: "a"\n', '304 etag: "a"'],
    ['the inspector of the course', 'HTTP 200\nAge: 3', '200 Age: 3'],
    ['all lines indented', '    HTTP/2 200\n    age: 3\n', '200 age: 3'],
    ['an empty line between all lines', 'HTTP/2 200\n\nage: 3\n\nvary: accept\n', '200 age: 3 | vary: accept'],
    ['values below their names', 'cache-control:\nmax-age=60\nvary:\nAccept\netag:\nW/"x"', '? cache-control: max-age=60 | vary: Accept | etag: W/"x"'],
    ['values below known names', 'Age\n12\nCache-Control\nno-cache', '? Age: 12 | Cache-Control: no-cache'],
    ['a folded line', 'Cache-Control: public,\n  max-age=60\nAge: 1', '? Cache-Control: public, max-age=60 | Age: 1'],
    ['an indented field', 'HTTP/2 200\n  age: 3\nx: y', '200 age: 3 | x: y'],
    ['pseudo-headers', ':status: 404\nage: 1', '404 age: 1'],
    ['the general part of a browser', 'Request URL:\nhttps://example.org/\nStatus Code:\n404 Not Found\nage:\n1', '404 age: 1'],
    ['a mark in content', 'HTTP/1.1 200 OK\nAge: 1\n\n<a\n> Age: 3\n>\n</a>', '200 Age: 1'],
    ['quoted fields below words', 'See this:\n\n> Age: 3\n> Vary: a\n\nAnn', '? Age: 3 | Vary: a'],
    ['fields with names that tools use', 'HTTP/1.1 200 OK\nStatusCode: 5\nKey: a\nValue: b\nReferrer-Policy: no-referrer\nAge: 1', '200 StatusCode: 5 | Key: a | Value: b | Referrer-Policy: no-referrer | Age: 1'],
    ['a status code in one word', 'StatusCode: 404\nCache-Control: max-age=3', '404 Cache-Control: max-age=3'],
    ['the request of a list without headings first', 'cache-control: no-cache\nuser-agent: x\nage: 3\ncache-control: max-age=5', '? age: 3 | cache-control: max-age=5'],
    ['provisional headers', 'age: 3\nProvisional headers are shown. Disable cache to view full headers.\nCache-Control: no-cache\nUser-Agent: x', '? age: 3'],
    ['nothing but a request', 'Cache-Control: no-cache\nPragma: no-cache\nUser-Agent: x', 'none'],
    ['marks without a space', '>GET / HTTP/1.1\n>Host: a\n<HTTP/1.1 200 OK\n<Age: 3', '200 Age: 3'],
    ['a status in content', 'HTTP/1.1 200 OK\nAge: 1\n\nHTTP/1.1 is old\nHTTP/1.1 404 is a status\nof it', '200 Age: 1'],
    ['a head behind content without a line end', 'HTTP/1.1 302 Found\nLocation: /b\n\n<html>HTTP/1.1 200 OK\nAge: 2\n\n<html>', '200 Age: 2'],
    ['a comma too many', '{"age": ["1"], "vary": ["a",],}', '? age: 1 | vary: a'],
    ['tabs above the sections', 'Headers\nPreview\nCookies\nGeneral\nStatus Code\n200 OK\nResponse Headers\ncache-control\nno-store\nRequest Headers\ncache-control\nno-cache', '200 cache-control: no-store'],
    ['a status above, without colons', 'Status\n404\nCache-Control\nno-store', '404 Cache-Control: no-store'],
    ['two copies in a row', 'Response Headers\nage: 1\nRequest Headers\n:method: GET\nage: 9\n\nResponse Headers\nage: 2\nRequest Headers\naccept: */*', '? age: 2'],
    ['the end of what wget prints', '  HTTP/1.1 200 OK\n  X-Foo: bar\nLength: 1256 (1.2K) [text/html]', '200 X-Foo: bar'],
    ['a status in a field', 'Status: 404 Not Found\nAge: 1', '404 Status: 404 Not Found | Age: 1'],
    ['nothing of use', 'hello\nworld', 'none'],
    ['nothing', ' \n', 'none'],
  ])('%s', (_, text, result) => expect(meant(text)).toBe(result))

  it('curl -v: marks are dropped, the request is kept apart', () => {
    const text = '* Connected to example.org\n> GET /a HTTP/2\n> Host: example.org\n> Authorization: Bearer x\n>\n< HTTP/2 200\n< cache-control: max-age=5\n<\n{ [5 bytes data]'
    const { responses, meant: index } = readPasted(text)
    expect(meant(text)).toBe('200 cache-control: max-age=5')
    expect(responses[index]).toMatchObject({ method: 'GET', requestHeaders: [['Host', 'example.org'], ['Authorization', 'Bearer x']] })
    expect(remarks(text)).toEqual([
      '1 info: what curl says beside the headers; passed over; 1 more like it',
      '2 info: the request; its fields are not those of the response',
    ])
  })

  it('of several responses the last final one is meant, and it is said', () => {
    const text = 'HTTP/1.1 301 Moved\nLocation: /b\n\n<html>\nmoved\n</html>\nHTTP/1.1 103 Early Hints\nLink: </x>\n\nHTTP/1.1 200 OK\nAge: 2\n\n{"a": 1}'
    expect(meant(text)).toBe('200 Age: 2')
    expect(readPasted(text).responses.map(({ label }) => label)).toEqual(['301, 1 field', '103, 1 field', '200, 1 field'])
    expect(remarks(text)).toEqual([
      '4 info: the content after the headers; not read; 3 more like it',
      '10 info: 3 responses in a row: the last one is meant',
    ])
  })

  it.each([
    ['Cache-Control max-age=60\nAge: 1', '1 bad: no header field, it has no colon; passed over'],
    ['Cache-Control = "x"\nAge: 1', '1 bad: no header field, it has no colon: a name and its value are joined by ":"; passed over'],
    ['Cache Control: no-store', '1 bad: no header field, "Cache Control" is no name: names have no spaces and no special characters; passed over'],
    ['"Cache-Control": "no-store"', '1 bad: no header field, a name has no quotes; passed over'],
    ['add_header Cache-Control "a:b";', '1 bad: the configuration of a server, not what it sends; passed over'],
    [': no-store', '1 bad: no header field, it has no name before the colon; passed over'],
    ['Cache-Control : no-store', '1 changed: a space before the colon; read without it (RFC 9112 §5.1)'],
    ['X: a\u0000b', '1 changed: control characters in the value; read as spaces (RFC 9110 §5.5)'],
    ['ETag: “a”', '1 changed: typographic quotes, from a word processor perhaps; they quote nothing and were kept'],
    ['Vary:', '1 changed: it has no value; kept as empty'],
    ['HTTP/1.1 20 OK\nAge: 1', '1 changed: "20" is no status code; read as 200'],
    ['A: b\n c: d', '2 changed: a folded line; joined to the one before with a space (RFC 9112 §5.2)'],
    ['> GET / HTTP/2\n> Host: a', '0 bad: there is a request, and no response to it'],
    ['hello', '0 bad: no line of this is a header field, such as "Cache-Control: max-age=60"'],
  ])('explains %j', (text, remark) => expect(remarks(text)).toContain(remark))

  it('is bounded, and says so', () => {
    const many = Array.from({ length: 600 }, (_, k) => `X-${k}: y`).join('\n')
    expect(readPasted(many).responses[0]!.headers).toHaveLength(500)
    expect(remarks(many)).toContain('501 bad: more than 500 fields; this one and all further ones were left out')
    expect(remarks(`A: b\n${'x'.repeat(MAX_LINES)}`)[0]).toBe('0 bad: longer than 5 MB; the rest was left out')
    expect(remarks('no\n'.repeat(100)).at(-1)).toMatch(/more remarks are not shown/)
    expect(readPasted('HTTP/2 200\na: b\n\nx\n'.repeat(9000)).responses).toHaveLength(300)
  })
})

describe('a pasted HAR', () => {
  it('is read to where it breaks, and one remark says where', () => {
    const whole = JSON.stringify({ log: { entries: [entry('/a', 200), entry('/b', 404), entry('/c', 500)] } }, null, 1)
    const { responses, remarks: said } = readPasted(whole.slice(0, whole.indexOf('/c')))
    expect(responses.map(({ status }) => status)).toEqual([200, 404])
    expect(said.filter(({ kind }) => kind === 'bad').map(({ line, what }) => `${line} ${what}`)).toEqual([
      `${whole.slice(0, whole.indexOf('/c')).split('\n').length} it begins like JSON, and the text that begins here has no end; what stands before it was read`,
    ])
  })

  const entry = (url: string, status: number) => ({
    request: { method: 'GET', url, headers: [{ name: ':path', value: '/' }, { name: 'cookie', value: 'a=1' }] },
    response: { status, headers: [{ name: ':status', value: String(status) }, { name: 'cache-control', value: 'max-age=9' }, { name: 'set-cookie', value: 'a\nb' }] },
  })

  it('lists its responses to choose from', () => {
    const pasted = readPasted(JSON.stringify({ log: { entries: [entry('https://a.example/', 200), entry('https://b.example/', 404)] } }))
    expect(pasted).toMatchObject({ kind: 'har', meant: 0 })
    expect(pasted.responses.map(({ label }) => label)).toEqual(['GET https://a.example/ · 200, 3 fields', 'GET https://b.example/ · 404, 3 fields'])
    expect(pasted.responses[1]).toEqual({
      label: 'GET https://b.example/ · 404, 3 fields', status: 404, statusIsKnown: true, method: 'GET', methodIsKnown: true, url: 'https://b.example/',
      headers: [['cache-control', 'max-age=9'], ['set-cookie', 'a'], ['set-cookie', 'b']], requestHeaders: [['cookie', 'a=1']],
      receivedMs: undefined, isDocument: false,
    })
  })

  it.each([
    ['one entry', entry('/', 200), 'GET / · 200, 3 fields'],
    ['one response', entry('/', 200).response, '200, 3 fields'],
    ['a list of entries', [entry('/', 200)], 'GET / · 200, 3 fields'],
    ['a list of headers', [{ name: 'age', value: '1' }], 'no status, 1 field'],
    ['an object of headers', { age: '1' }, 'no status, 1 field'],
    ['texts in lists, from curl', { age: ['1'], 'set-cookie': ['a', 'b'] }, 'no status, 3 fields'],
    ['pairs', [['age', '1']], 'no status, 1 field'],
    ['names and values in turn', ['Age', '1', 'Vary', 'a'], 'no status, 2 fields'],
    ['what PowerShell makes of an object', { StatusCode: 404, Headers: { Age: ['1'] }, Content: '{"age": 2}' }, '404, 1 field'],
    ['what Firefox copies', { 'Response Headers (1 B)': { headers: [{ name: 'age', value: '1' }] } }, 'no status, 1 field'],
  ])('may be %s', (_, json, label) => expect(readPasted(JSON.stringify(json)).responses.map((one) => one.label)).toEqual([label]))

  it.each([
    ['{"log": {"entries": [\n{"a": 1}', '2 bad: it begins like JSON, and the end is missing; it could not be read'],
    ['{"a": "b"}}', '1 info: what follows the JSON; not read'],
    ['{"a" 1}', '1 bad: it begins like JSON, and a ":" should be here; it could not be read'],
    ['{"a": 1 "b": 2}', '1 bad: it begins like JSON, and a "," or "}" should be here; it could not be read'],
    ['{"a": \n"b', '2 bad: it begins like JSON, and the text that begins here has no end; it could not be read'],
    ['{"log": {"entries": [{"response": {}}]}}', '1 bad: an entry without a response that has a list of headers; passed over'],
    ['{"log": {"entries": [{"response": {"headers": []}}]}}', '1 bad: no response was received: there is neither a status nor a header'],
    ['{"log": {"entries": [{"response": {"status": 0, "headers": []}}]}}', '1 bad: no response was received: its status is 0 (blocked, aborted, or the connection failed)'],
    ['{"log": {"entries": [{"response": {"status": "404", "headers": []}}]}}', '1 changed: its status is the text "404"; read as 404'],
    ['[]', '0 bad: this is JSON, and there is no response with headers in it; a HAR has log.entries, each with a request and a response'],
    ['{"headers": [{"name": "a b", "value": "c"}, {"name": "age", "value": 3}]}', '1 bad: 1 header fields are not usable (a name and a text as value); passed over'],
  ])('explains %s', (text, remark) => expect(remarks(text)).toContain(remark))
})

it('never throws, and finds only what a header can hold: property', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('HTTP/1.1 200 OK', 'HTTP/2 ', '< ', '> ', '\n', '\r\n', '\n\n', ': ', ' ', '\t', 'Age', 'Cache-Control', '{', '}', '[', '"', 'GET / HTTP/1.1', '* ', '\ufeff'),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const { responses, meant: index, remarks: all } = readPasted(pieces.join(''))
      expect(index).toBeLessThan(responses.length)
      expect(all.length).toBeLessThanOrEqual(61)
      for (const { headers, status } of responses) {
        expect(status).toBeGreaterThanOrEqual(100)
        for (const [name, value] of headers) {
          expect(name).toMatch(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/)
          expect(value).not.toMatch(/[\r\n\0]/)
        }
      }
    }),
    { numRuns: 500 },
  )
})

/**
 * `npm run -s explain`: what it prints, and how it ends when it is called wrongly.
 */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { main } from '../../tools/explain'

const FIXTURE = 'tests/fixtures/headers/curl-redirects.txt'

async function call(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const out = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  const err = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const code = await main(argv)
  return { code, out: out.mock.calls.join('\n'), err: err.mock.calls.join('\n') }
}

function file(content: string | Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), 'explain-')), 'pasted.txt')
  writeFileSync(path, content)
  return path
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe('explain', () => {
  it('gives one object with --json', async () => {
    const { code, out } = await call(FIXTURE, '--json')
    expect(code).toBe(0)
    const { kind, responses, remarks, ...rest } = JSON.parse(out)
    expect(rest).toEqual({})
    expect(kind).toBe('headers')
    expect(responses.map(({ status, meant }: { status: number; meant: boolean }) => [status, meant])).toEqual([[301, false], [200, true]])
    expect(responses[1].headers[2]).toEqual(['cache-control', 'public, max-age=600, stale-while-revalidate=30'])
    expect(responses[1].facts[0]).toEqual({
      id: 'browser', title: 'In the browser', source: 'RFC 9111 §5.2.2.1',
      text: 'Kept, and used for 10 minutes without asking: max-age decides. It is 12 seconds old already.',
    })
    expect(responses[1]).not.toHaveProperty('method')
    expect(remarks).toContainEqual({ line: 8, text: 'HTTP/2 200', what: '2 responses in a row: the last one is meant' })
  })

  it('names method and URL where the text does, and what a finding is about', async () => {
    const { out } = await call(file('> GET /a HTTP/2\n< HTTP/2 200\n< expires: 0\n< cache-control: max-age=x\n'), '--json')
    expect(JSON.parse(out).responses[0]).toMatchObject({
      method: 'GET', url: '/a',
      findings: [
        { field: 'Cache-Control', kind: 'bad', text: 'max-age=x: not a whole number of seconds: the copy counts as stale at once' },
        { field: 'Expires', kind: 'careful', text: 'Expires: 0: not an HTTP date: it counts as over already (RFC 9111 §5.3)' },
      ],
    })
  })

  it('tells people the same', async () => {
    const { code, out } = await call(FIXTURE)
    expect(code).toBe(0)
    expect(out).toContain('200, 6 header fields (one of 2 responses)')
    expect(out).toContain('In the CDN: Kept, and used for 10 minutes without asking: max-age decides. It is 12 seconds old already. [RFC 9111 §5.2.2.1]')
    expect(out).toContain('  line 8: HTTP/2 200 2 responses in a row: the last one is meant')
  })

  it.each(['2026-11-06T08:49:37Z', 'Fri, 06 Nov 2026 08:49:37 GMT'])('counts from --now %s what has no Date', async (now) => {
    const { out } = await call(file('HTTP/2 200\nexpires: Fri, 20 Nov 2026 08:49:37 GMT\n'), '--json', '--now', now)
    expect(JSON.parse(out).responses[0].facts[0].text).toBe('Kept, and used for 14 days without asking: Expires decides.')
  })

  it('says that there is no response, and ends with 0', async () => {
    const { code, out } = await call(file('hello\n'))
    expect(code).toBe(0)
    expect(out).toContain('No response was found.')
  })

  it('reads UTF-16, as PowerShell writes it into a file', async () => {
    const text = 'HTTP/1.1 404 Not Found\r\nAge: 3\r\n'
    const { out } = await call(file(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])), '--json')
    expect(JSON.parse(out).responses).toMatchObject([{ status: 404, headers: [['Age', '3']] }])
  })

  it.each([
    [[], 'name a file with headers, or - for what comes from standard input'],
    [['a', 'b'], 'one file at a time, not a and b'],
    [['no/such/file'], 'no/such/file cannot be read: there is no such file'],
    [['tests'], 'tests cannot be read: it is a folder'],
    [[FIXTURE, '--now', 'soon'], '--now takes a date such as 2026-03-03T10:00:00Z or "Tue, 03 Mar 2026 10:00:00 GMT", not "soon"'],
    [[FIXTURE, '--now', '2026-02-30'], '--now takes a date'],
    [[FIXTURE, '--yaml'], "Unknown option '--yaml'"],
  ])('%j is answered with a sentence and 2', async (argv, sentence) => {
    const { code, out, err } = await call(...argv)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(sentence)
    expect(err).toContain('Usage: npm run -s explain -- FILE|-')
  })
})

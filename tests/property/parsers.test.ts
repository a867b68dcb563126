/**
 * The parsers of what comes from outside, with 100,000 texts each: none throws, none makes more of a text than it is long,
 * none looks at a long text more often than it has characters, and what a formatter writes is read back as it was.
 */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { parseCacheControl } from '../../src/cdn/http/cacheControl'
import type { ForwardReason } from '../../src/cdn/http/cacheStatus'
import { formatCacheStatus, parseCacheStatus } from '../../src/cdn/http/cacheStatus'
import { parseEntityTags } from '../../src/cdn/http/etag'
import { formatHttpDate, parseHttpDate } from '../../src/cdn/http/httpDate'
import { EPOCH_MS } from '../../src/cdn/epoch'
import { readPasted } from '../../src/cdn/explain/pasted'
import { parseDictionary } from '../../src/cdn/http/structured'
import { parseVary } from '../../src/cdn/http/vary'
import { dateMs, dateText } from './httpCache/dates'
import { longTexts, texts } from './httpCache/texts'

const COUNT = 100_000
const LONG = 4000
const SOME = [...texts(COUNT, 9110)]

function cacheControlText(text: string): string {
  return parseCacheControl([text])
    .directives.map(({ name, value }) => (value === null ? name : `${name}=${value}`))
    .join()
}

function tagTexts(text: string): string[] {
  const tags = parseEntityTags(text)
  return tags === '*' ? ['*'] : tags.map(({ weak, opaque }) => (weak ? 'W/' : '') + opaque)
}

/** Each parser with what it makes of a text, as a list of texts: never more of them than the text has characters. */
const PARSERS: Record<string, (text: string) => string[]> = {
  'Cache-Control': (text) => parseCacheControl([text]).directives.map(({ name, value }) => name + (value ?? '')),
  'Cache-Control in lines': (text) => parseCacheControl(text.split(';')).directives.map(({ name, value }) => name + (value ?? '')),
  Vary: (text) => [...parseVary([text])],
  ETag: tagTexts,
  'HTTP date': (text) => [String(parseHttpDate(text, EPOCH_MS) ?? '')],
  'Cache-Status': (text) => (parseCacheStatus(text) ?? []).flatMap(({ cache, parameters }) => [cache, ...parameters.keys()]),
  'pasted headers': (text) => readPasted(text).responses.flatMap(({ headers }) => headers.map(([name, value]) => name + value)),
  'structured dictionary': (text) => [...(parseDictionary(text) ?? [])].map(([key]) => key),
}

afterEach(() => {
  vi.restoreAllMocks()
})

/** Long texts for which a parser applies expressions more often than four times a character: looks are counted, not timed. */
function looksTooOften(parse: (text: string) => string[], long = longTexts(LONG)): string[] {
  const exec = vi.spyOn(RegExp.prototype, 'exec')
  return long.filter((text) => {
    exec.mockClear()
    parse(text)
    return exec.mock.calls.length > 4 * LONG
  })
}

describe.each(Object.entries(PARSERS))('the parser of %s', (_, parse) => {
  it('reads any text without throwing, and makes no more of it than there is', () => {
    const problems: string[] = []
    for (const text of SOME) {
      try {
        const parts = parse(text)
        if (parts.length > text.length + 1 || parts.join('').length > 2 * text.length + 20)
          problems.push(`too much of ${JSON.stringify(text)}`)
      } catch (error) {
        problems.push(`${String(error)} at ${JSON.stringify(text)}`)
      }
    }
    expect(problems.slice(0, 5)).toEqual([])
  })

  it('reads the same text in the same way twice', () => {
    const differing = SOME.slice(0, 2000).filter((text) => parse(text).join('|') !== parse(text).join('|'))
    expect(differing).toEqual([])
  })

  it('looks at a long text about once', () => {
    expect(looksTooOften(parse)).toEqual([])
  })
})

it('a parser that looks again and again at every character is found', () => {
  const careless = (text: string): string[] => [...text].flatMap((character) => [...'twice too often'].flatMap(() => /[,;]/.exec(character) ?? []))
  const text = 'a'.repeat(LONG)
  expect(looksTooOften(careless, [text])).toEqual([text])
})

describe('what is written and read again', () => {
  it('Cache-Control: reading what was read changes nothing', () => {
    const problems = [...texts(COUNT, 5861)].filter((text) => {
      const once = parseCacheControl([text]).directives.filter(({ malformed }) => !malformed)
      const again = parseCacheControl([once.map(({ raw }) => raw).join(', ')]).directives
      return again.map(({ name, value }) => `${name} ${value}`).join() !== once.map(({ name, value }) => `${name} ${value}`).join()
    })
    expect(problems.slice(0, 5)).toEqual([])
  })

  it('Cache-Control: lines count as one list', () => {
    const problems = [...texts(20_000, 5862)].filter((text) => {
      const lines = text.split('"').length % 2 === 1 ? [text, 'max-age=7'] : ['max-age=7', text]
      return (
        cacheControlText(lines.join(', ')) !==
        parseCacheControl(lines)
          .directives.map(({ name, value }) => (value === null ? name : `${name}=${value}`))
          .join()
      )
    })
    expect(problems.slice(0, 5)).toEqual([])
  })

  it('Vary and ETag: reading what was read changes nothing', () => {
    const problems = [...texts(COUNT, 9211)].filter((text) => {
      const [names, tags] = [parseVary([text]), tagTexts(text)]
      return parseVary(names === '*' ? ['*'] : names).toString() !== names.toString() || tagTexts(tags.join(', ')).join() !== tags.join()
    })
    expect(problems.slice(0, 5)).toEqual([])
  })

  it('HTTP dates: in the three forms, and not in any other', () => {
    const forms = ['fixdate', 'rfc850', 'asctime'] as const
    const problems: string[] = []
    for (let seconds = 946_684_800; seconds < 3_400_000_000; seconds += 999_983) {
      for (const form of forms) {
        const text = dateText(seconds * 1000, form)
        if (form !== 'rfc850' || seconds < 2_300_000_000) if (parseHttpDate(text, EPOCH_MS) !== seconds * 1000) problems.push(text)
      }
      if (formatHttpDate(seconds * 1000) !== dateText(seconds * 1000)) problems.push(formatHttpDate(seconds * 1000))
    }
    for (const text of texts(COUNT, 1994)) {
      const ms = parseHttpDate(text, EPOCH_MS)
      if (ms === undefined && dateMs(text) !== undefined && formatHttpDate(dateMs(text)!) === text) problems.push(text)
      if (ms !== undefined && ms >= 0 && parseHttpDate(formatHttpDate(ms), EPOCH_MS) !== ms) problems.push(text)
    }
    expect(problems.slice(0, 5)).toEqual([])
  })

  it('Cache-Status: is read as it was written', () => {
    const reasons: (ForwardReason | undefined)[] = [
      undefined,
      'method',
      'uri-miss',
      'vary-miss',
      'request',
      'stale',
    ]
    for (const fwd of reasons) {
      for (const ttl of [undefined, 0, 30, -4]) {
        const written = formatCacheStatus({
          cache: 'edge-sydney',
          ...(fwd ? { fwd, stored: true, fwdStatus: 304 } : { hit: true }),
          ttlS: ttl,
          detail: 'why',
        })
        const parameters = new Map<string, string | true>([
          ...(fwd
            ? ([
                ['fwd', fwd],
                ['fwd-status', '304'],
              ] as const)
            : ([['hit', true]] as const)),
          ...(ttl === undefined ? [] : ([['ttl', String(ttl)]] as const)),
          ...(fwd ? ([['stored', true]] as const) : []),
          ['detail', 'why'],
        ])
        expect(parseCacheStatus(`${written}, ${written}`)).toEqual([
          { cache: 'edge-sydney', parameters },
          { cache: 'edge-sydney', parameters },
        ])
      }
    }
  })
})

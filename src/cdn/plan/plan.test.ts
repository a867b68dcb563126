/**
 * Plans as JSON, and what is written of them: headers, VCL, an nginx configuration, commands. Whether the products take these files is for
 * tests/tools/twin.test.ts.
 */
import { describe, expect, it } from 'vitest'
import type { CachePlan, Place } from './cachePlan'
import { cacheControlOf, expressionOf } from './classes'
import { curlText, proofsOf } from './export/curl'
import { headersOf, headersText } from './export/headers'
import { nginx } from './export/nginx'
import { vcl } from './export/vcl'
import { readPlan } from './readPlan'

const WRITTEN = {
  edges: ['fra'], origin: { host: 'origin.example', port: 8080 }, cache: {},
  classes: [
    { name: 'Images', match: '/img/*', keep: 'shared', maxAgeS: 60, swrS: 30, sieS: 300, tags: ['img', 'all'] },
    { name: 'Account', match: '/me.html', keep: 'private', maxAgeS: 0 },
    { name: 'Cart', match: '/cart', keep: 'nothing' },
  ],
}

const planOf = (changes: object = {}): CachePlan => {
  const read = readPlan({ ...WRITTEN, ...changes })
  if ('problems' in read) throw new Error(read.problems.join('\n'))
  return read.plan
}
const problemsOf = (changes: object): readonly string[] => {
  const read = readPlan({ ...WRITTEN, ...changes })
  return 'problems' in read ? read.problems : []
}
const place = (tier: Place['tier'] = 'edge'): Place => ({ tier, listen: { host: '127.0.0.1', port: 6081 }, upstream: { host: 'origin.example', port: 8080 }, folder: '/var/cache/plan' })

describe('a plan', () => {
  it('has everything in it that was left out', () => {
    expect(planOf()).toMatchObject({ shield: false, timeoutS: 2, retries: 0, cache: { coalesce: true, query: 'keep', grace: null } })
  })

  it.each<[string, object, string]>([
    ['nothing', { edges: undefined }, 'edges: expected a list with at least 1 in it, not nothing'],
    ['a class without a lifetime', { classes: [{ name: 'a', match: '/', keep: 'shared' }] }, 'classes[0].maxAgeS: expected seconds, for what caches keep'],
    ['a window for what nobody keeps', { classes: [{ name: 'a', match: '/', keep: 'nothing', swrS: 5 }] }, 'classes[0].swrS: expected none, for what caches do not keep'],
    ['stale content that must be validated', { classes: [{ name: 'a', match: '/', keep: 'shared', maxAgeS: 1, swrS: 5, mustRevalidate: true }] }, 'classes[0].mustRevalidate: expected no window for stale copies beside it'],
    ['a field that means nothing', { cache: { coalesces: true } }, 'cache.coalesces: expected nothing of this name'],
    ['half seconds', { classes: [{ name: 'a', match: '/', keep: 'shared', maxAgeS: 0.5 }] }, 'classes[0].maxAgeS: expected whole seconds from 0 to 2147483647, not 0.5'],
  ])('with %s is refused, with the field and what is expected there', (_, changes, problem) => {
    expect(problemsOf(changes)).toEqual([problem])
  })

  it.each(['"', "'", '\\', '\n', ';', '{', '}', '$', '`', ' x', '#', '%', '(', '|', '^', '?', '\u0000', 'é'])('takes no %j where it would mean something in a file or a command', (letter) => {
    const classWith = (changes: object): object => ({ classes: [{ name: 'a', match: '/a', keep: 'shared', maxAgeS: 1, ...changes }] })
    for (const changes of [classWith({ match: `/a${letter}` }), classWith({ tags: [`a${letter}`] }), { cache: { dropParams: [`a${letter}`] } }, { origin: { host: `a${letter}`, port: 1 } }])
      expect(problemsOf(changes), JSON.stringify(changes)).toHaveLength(1)
    // A space is nothing but a space in a comment.
    if (letter !== ' x') expect(problemsOf({ edges: [`a${letter}`] })).toHaveLength(1)
    if (letter !== ' x') expect(problemsOf(classWith({ name: `a${letter}` }))).toHaveLength(1)
  })
})

describe('headers', () => {
  it('say what each class wants', () => {
    expect(planOf().classes.map(cacheControlOf)).toEqual(['public, max-age=60, stale-while-revalidate=30, stale-if-error=300', 'private, max-age=0', 'no-store'])
    expect(headersOf(planOf())[0]!.fields[1]).toEqual(['Surrogate-Key', 'img all'])
    expect(headersText(planOf())).toContain('# Account: /me.html\nCache-Control: private, max-age=0')
  })

  it('warn of what strict caches make of s-maxage beside a window', () => {
    const [first] = headersOf(planOf({ classes: [{ name: 'a', match: '/*', keep: 'shared', maxAgeS: 1, sharedMaxAgeS: 60, swrS: 5 }] }))
    expect(first!.notes).toHaveLength(1)
  })
})

it.each([['/img/*', '/img/a.png', true], ['/img/*', '/img', false], ['/a.b', '/a.b', true], ['/a.b', '/a.b?x', true], ['/a.b', '/axb', false], ['/a.b', '/a.bc', false], ['/*', '/', true]])('the class %s and %s: %s', (match, path, expected) => {
  expect(new RegExp(expressionOf({ name: 'a', match, keep: 'nothing' })).test(path)).toBe(expected)
})

describe('configurations', () => {
  it('leave to the origin what the plan does not enforce', () => {
    expect(vcl(planOf(), place()).text).not.toContain('set beresp.http.Cache-Control')
    expect(nginx(planOf(), place()).text).not.toContain('add_header Cache-Control')
  })

  it('speak for the origin where the plan does, at the cache beside the origin only', () => {
    const enforcing = planOf({ shield: true, classes: WRITTEN.classes.map((one) => ({ ...one, enforce: true })) })
    for (const write of [vcl, nginx]) {
      expect(write(enforcing, place('shield')).text).toContain('max-age=60, stale-while-revalidate=30, stale-if-error=300')
      expect(write(enforcing, place('edge')).text).not.toContain('max-age=60')
    }
  })

  it('pass what is for one user or nobody, and only that', () => {
    expect(vcl(planOf(), place()).text.match(/return \(pass\)/g)).toHaveLength(2)
    expect(nginx(planOf(), place()).text).toContain('"~^/img/" "";\n    "~^/me[.]html([?]|$)" 1;\n    "~^/cart([?]|$)" 1;')
  })

  it('wait longer at an edge than at its shield', () => {
    const plan = planOf({ shield: true })
    expect(vcl(plan, place('shield')).text).toContain('.first_byte_timeout = 2.000s')
    expect(vcl(plan, place('edge')).text).toContain('.first_byte_timeout = 2.500s')
    expect(nginx(plan, place('edge')).text).toContain('proxy_read_timeout 2500ms')
  })

  it('say in a comment and as data what the product cannot do', () => {
    const plan = planOf({ cache: { query: 'sort', grace: 30 } })
    for (const write of [vcl, nginx]) {
      const { text, cannot } = write(plan, place())
      expect(cannot.length).toBeGreaterThan(3)
      expect(cannot.filter((one) => !text.includes(`\n# - ${one}\n`))).toEqual([])
    }
    expect(nginx(plan, place()).cannot.join()).toContain('without the module njs')
  })

  it('tell varnishd what no VCL can', () => {
    expect(vcl(planOf({ cache: { normalizeAcceptEncoding: true, storageBytes: 5_000_000 } }), place()).args).toEqual(['-s', 'malloc,5000000', '-p', 'http_gzip_support=off'])
  })
})

describe('commands', () => {
  it('prove a claim each, and say what is to be seen', () => {
    const proofs = proofsOf(planOf({ cache: { query: 'sort', dropParams: ['utm_*'] } }))
    expect(proofs.map(({ claim }) => claim)).toEqual([
      'Images (/img/*) is sent with public, max-age=60, stale-while-revalidate=30, stale-if-error=300', 'Images is kept for 60 s: the second request is a hit',
      'Images is served stale for 30 s while a new copy is fetched behind',
      'Account (/me.html) is sent with private, max-age=0', 'Account is kept by browsers alone: no request is a hit', 'Cart (/cart) is sent with no-store', 'Cart is kept by nobody: no request is a hit',
      'the query is a part of the key', 'the order of parameters does not matter', 'utm_proof is no part of the key',
    ])
    for (const { commands, expected } of proofs) expect(commands.filter((one) => one.includes('curl'))).toHaveLength(expected.length)
    expect(curlText(planOf())).toContain("\"$CDN\"'/img/sample'  # HIT")
  })
})

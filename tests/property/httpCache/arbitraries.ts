/** Random scenarios: header sets, clients and an origin that change, in proportions that make caches work. */
import fc from 'fast-check'
import type { ClientCondition, FieldTemplate, Profile, Scenario, Step, Validators } from './scenario'

const seconds = fc.constantFrom('0', '2', '5', '10', '60', '99999999999')
const number = (name: string) => seconds.map((value) => `${name}=${value}`)

/** What stands between commas, with what servers really send among it. */
const directive = fc.oneof(
  { weight: 8, arbitrary: number('max-age') },
  { weight: 2, arbitrary: number('s-maxage') },
  { weight: 2, arbitrary: number('stale-while-revalidate') },
  { weight: 2, arbitrary: number('stale-if-error') },
  {
    weight: 6,
    arbitrary: fc.constantFrom('public', 'private', 'no-store', 'no-cache', 'must-revalidate', 'proxy-revalidate', 'immutable'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('private="x-secret"', 'no-cache="x-secret"', 'no-cache="x-secret, set-cookie"', 'private="Set-Cookie"'),
  },
  { weight: 1, arbitrary: fc.constantFrom('MAX-AGE=10', 'Public', 'NO-STORE', 'No-Cache', 'PRIVATE', 'Must-Revalidate', 'S-MaxAge=10') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      'unknown',
      'unknown=1',
      'ext="max-age=60, public"',
      'max-age="10"',
      'max-age=ten',
      'max-age=-1',
      'max-age=1.5',
      'must-understand',
      'no-transform',
    ),
  },
)

const cacheControl = fc
  .array(directive, { minLength: 1, maxLength: 3 })
  .chain((directives) => fc.constantFrom(...new Set([directives.join(', '), directives.join(',')])))
  .map((value): FieldTemplate => ['Cache-Control', value])

const date = (name: string, spread: number) =>
  fc
    .record({
      inS: fc.integer({ min: -spread, max: spread }),
      form: fc.constantFrom('fixdate' as const, 'fixdate' as const, 'rfc850' as const, 'asctime' as const),
    })
    .map((value): FieldTemplate => [name, value])

/** A year of two digits near the limit of 50 years, well to one side of it or to the other. */
const FAR_YEARS_S = 50 * 31_556_952
const distant = (name: string) =>
  fc
    .constantFrom(FAR_YEARS_S - 2_000_000, FAR_YEARS_S + 2_000_000, FAR_YEARS_S + 20_000_000)
    .map((inS): FieldTemplate => [name, { inS, form: 'rfc850' }])

const fixed = (name: string, ...values: string[]) => fc.constantFrom(...values).map((value): FieldTemplate => [name, value])

const field = fc.oneof(
  { weight: 6, arbitrary: cacheControl },
  { weight: 2, arbitrary: date('Expires', 20) },
  { weight: 1, arbitrary: distant('Expires') },
  { weight: 1, arbitrary: fixed('Expires', '0', 'never', 'Thu, 01 Jan 1970 00:00:00 GMT') },
  { weight: 3, arbitrary: fc.constant<FieldTemplate>(['Date', { inS: 0 }]) },
  { weight: 1, arbitrary: date('Date', 10) },
  { weight: 2, arbitrary: fixed('Age', '0', '1', '4', '30', 'old', '-1', '1.5', '5, 0') },
  {
    weight: 3,
    arbitrary: fixed(
      'Vary',
      'Accept-Encoding',
      'Accept-Language',
      'accept-encoding, Accept-Language',
      'X-Flag',
      '*',
      ', X-Flag',
      'X-Flag, *',
      'X-Flag, X-Other',
      'X-Other',
      'Range',
    ),
  },
  { weight: 1, arbitrary: fixed('Set-Cookie', 'id=1', 'id=2; Path=/') },
  { weight: 1, arbitrary: fixed('X-Secret', 'secret') },
  { weight: 1, arbitrary: fixed('Pragma', 'no-cache') },
  {
    weight: 2,
    arbitrary: fixed(
      'CDN-Cache-Control',
      'max-age=5',
      'max-age=60',
      'max-age=0',
      'no-store',
      'private',
      'no-cache, max-age=60',
      'max-age=60, max-age=2',
      '&&&',
      'max-age=2, stale-while-revalidate=5',
      'max-age=2, must-revalidate',
    ),
  },
  { weight: 1, arbitrary: fixed('Connection', 'close', 'X-Hop') },
  { weight: 1, arbitrary: fixed('X-Hop', 'hop') },
  { weight: 1, arbitrary: fixed('Location', '/a', '/b', 'http://elsewhere.example/a') },
  { weight: 1, arbitrary: fixed('Content-Location', '/a', '/b') },
)

interface ProfileChoice {
  /** Always to be kept for a minute. */
  lasting?: boolean
}

/** Many servers are sensible: a lifetime, and what to do after it. */
const sensible = fc
  .tuple(
    fc.constantFrom('5', '10', '60'),
    fc.constantFrom('', '', 'public', 'must-revalidate', 'stale-while-revalidate=10', 'stale-if-error=20', 's-maxage=5', 'no-cache'),
  )
  .map(([age, more]): FieldTemplate[] => [['Cache-Control', `max-age=${age}${more === '' ? '' : `, ${more}`}`]])

/** How a resource is served. */
export function profiles({ lasting = false }: ProfileChoice = {}): fc.Arbitrary<Profile> {
  const anything = fc.array(field, { minLength: 1, maxLength: 5 })
  const others = fc.array(field, { maxLength: 2 }).map((all) => all.filter(([name]) => !/Control|Expires/.test(name)))
  const headers = fc
    .oneof(
      anything,
      fc.tuple(sensible, others).map(([first, rest]) => [...first, ...rest]),
    )
    .map((all) => all.filter(([name]) => !(lasting && /Control|Expires/.test(name))))
    .map((all): FieldTemplate[] => (lasting ? [['Cache-Control', 'max-age=60'], ...all] : all))
  return fc.record({
    status: fc.oneof(
      { weight: 8, arbitrary: fc.constant(200) },
      { weight: 3, arbitrary: fc.constantFrom(203, 299, 301, 302, 404, 410, 500) },
      { weight: 1, arbitrary: fc.constantFrom(428, 429, 431, 511) },
    ),
    headers,
    validators: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom<Validators>('none', 'strong', 'weak', 'modified', 'both') },
      {
        weight: 3,
        arbitrary: fc.constantFrom<Validators>('weak and modified', 'unquoted', 'small w', 'with an ending', 'with a comma'),
      },
    ),
    personal: fc.boolean(),
    ranges: fc.boolean(),
    notModified: seldom(3, undefined, fc.constantFrom('to any' as const, 'bare' as const)),
  })
    .map(({ notModified, ...rest }) => ({ ...rest, ...(notModified === undefined ? {} : { notModified }) }))
}

const clientDirective = fc.constantFrom(
  'no-cache',
  'no-store',
  'only-if-cached',
  'max-age=0',
  'max-age=5',
  'max-stale',
  'max-stale=5',
  'min-fresh=5',
  'max-age=5, max-stale=3',
  'NO-CACHE',
  'unknown',
  'stale-if-error=10',
)

const clientField = fc.oneof(
  { weight: 3, arbitrary: clientDirective.map((value): [string, string] => ['Cache-Control', value]) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<[string, string]>(
      ['Accept-Encoding', 'gzip'],
      ['Accept-Encoding', 'br, gzip'],
      ['Accept-Encoding', 'gzip,br'],
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom<[string, string]>(['Accept-Language', 'en'], ['Accept-Language', 'EN'], ['Accept-Language', 'de']),
  },
  { weight: 3, arbitrary: fc.constantFrom<[string, string]>(['X-Flag', 'on'], ['X-Flag', 'off'], ['X-Flag', 'none'], ['X-Flag', '']) },
  // Values that look as if they went on with another field.
  {
    weight: 1,
    arbitrary: fc.constantFrom<[string, string]>(
      ['X-Flag', 'on · x-other: off'],
      ['X-Other', 'off'],
      ['X-Other', 'on'],
      ['X-Other', 'off · x-other: on'],
      ['X-Other', 'none'],
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<[string, string]>(
      ['Range', 'bytes=0-3'],
      ['Range', 'bytes=2-5'],
      ['Range', 'bytes=5-'],
      ['Range', 'bytes=-4'],
      ['Range', 'bytes=900-'],
    ),
  },
  { weight: 1, arbitrary: fc.constant<[string, string]>(['Expect', 'something']) },
  { weight: 1, arbitrary: fc.constantFrom<[string, string]>(['Cookie', 'user=ann'], ['Cookie', 'user=bob'], ['Pragma', 'no-cache']) },
)

const presentCondition: fc.Arbitrary<ClientCondition> = fc.oneof(
  fc
    .constantFrom<ClientCondition['tag'] & string>('last', 'first', 'weak', 'other', 'list', 'any', 'beside', 'any or other', 'with more')
    .map((tag) => ({ tag })),
  fc
    .constantFrom('last' as const, 'junk' as const, { inS: 0 }, { inS: -5, form: 'rfc850' as const }, { inS: -2_000_000 })
    .map((since) => ({ since })),
  fc.constantFrom<ClientCondition>({ tag: 'other', since: 'last' }, { tag: 'last', since: { inS: -2_000_000 } }),
  fc.constantFrom<ClientCondition>({ since: { inS: FAR_YEARS_S - 2_000_000, form: 'rfc850' } }, { since: { inS: FAR_YEARS_S + 2_000_000, form: 'rfc850' } }),
)

/** What caches have to leave to the origin. */
const originsCondition = fc.constantFrom<ClientCondition>(
  { match: 'last' }, { match: 'first' }, { match: 'other' }, { unmodified: { inS: 0 } }, { unmodified: { inS: -2_000_000, form: 'asctime' } },
)

/** A client that goes on with what it has begun to fetch. */
const ranged = fc
  .tuple(
    fc.constantFrom('bytes=2-5', 'bytes=5-', 'bytes=-4', 'bytes=900-'),
    fc.constantFrom<ClientCondition['range']>(undefined, 'last', 'first', 'weak', 'other', 'modified', 'modified, in an old form', 'junk'),
  )
  .map(([value, range]) => ({ header: ['Range', value] as [string, string], condition: range === undefined ? {} : { range } }))

interface StepChoice {
  header?: fc.Arbitrary<[string, string]>
  profile?: fc.Arbitrary<Profile>
  methods?: string[]
  paths?: string[]
  /** Clients say nothing special, and the origin is well. */
  plain?: boolean
  /** Most requests have a condition. */
  conditional?: boolean
}

/** One time in `n`. */
function seldom<T, N>(n: number, usual: N, rare: fc.Arbitrary<T>): fc.Arbitrary<T | N> {
  return fc.oneof({ weight: n - 1, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: rare })
}

/** What a client does next. */
export function steps({
  header = clientField,
  profile = profiles(),
  methods,
  paths,
  plain = false,
  conditional = false,
}: StepChoice = {}): fc.Arbitrary<Step> {
  const odd = <T, N>(n: number, usual: N, rare: fc.Arbitrary<T>) => (plain ? fc.constant(usual) : seldom(n, usual, rare))
  return fc
    .record({
      pauseMs: fc.oneof(fc.constantFrom(0, 500, 1000, 2000, 3000, 5000), fc.integer({ min: 0, max: 12_000 })),
      method: methods ? fc.constantFrom(...methods) : seldom(5, 'GET', fc.constantFrom('HEAD', 'POST', 'PUT', 'DELETE', 'M-SEARCH')),
      path: paths ? fc.constantFrom(...paths) : seldom(6, '/a', fc.constantFrom('/b', '/a?q=1')),
      user: odd(7, undefined, fc.constantFrom('ann', 'bob')),
      // Of one name a client sends one line.
      headers: plain ? fc.constant<[string, string][]>([]) : fc.uniqueArray(header, { maxLength: 2, selector: ([name]) => name }),
      condition: conditional ? presentCondition : odd<ClientCondition, ClientCondition>(3, {}, fc.oneof({ weight: 4, arbitrary: presentCondition }, { weight: 1, arbitrary: originsCondition })),
      resumed: odd(8, undefined, ranged),
      origin: odd(5, 'serves' as const, fc.constantFrom('fails' as const, 'breaks off' as const)),
      delayMs: seldom(5, 0, fc.constantFrom(300, 1500)),
      deploy: seldom(6, false, fc.constant(true)),
      profile: odd(6, undefined, profile),
    })
    .map(({ user, profile: next, resumed, ...rest }) => ({
      ...rest,
      ...(resumed && rest.method === 'GET' ? { headers: [...rest.headers.filter(([name]) => name !== 'Range'), resumed.header], condition: { ...rest.condition, ...resumed.condition } } : {}),
      ...(user === undefined ? {} : { user }),
      ...(next === undefined ? {} : { profile: next }),
    }))
}

/** The first step says how the resource is served. */
export function scenarios(
  shared: fc.Arbitrary<boolean>,
  first: fc.Arbitrary<Profile> = profiles(),
  step: fc.Arbitrary<Step> = steps(),
): fc.Arbitrary<Scenario> {
  return fc
    .record({ shared, first, rest: fc.array(step, { minLength: 2, maxLength: 7 }) })
    .map(({ shared: role, first: served, rest }) => ({
      shared: role,
      steps: rest.map((each, i) => (i === 0 ? { ...each, path: '/a', profile: served } : each)),
    }))
}

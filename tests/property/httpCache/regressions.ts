/** Histories in which the cache was once wrong, each as small as it could be made, with what it should not do again. */
import type { FieldTemplate, Profile, Scenario, Step } from './scenario'

function get(more: Partial<Step> = {}): Step {
  return { pauseMs: 0, method: 'GET', path: '/a', headers: [], condition: {}, origin: 'serves', delayMs: 0, deploy: false, ...more }
}

function served(headers: FieldTemplate[], more: Partial<Profile> = {}): Partial<Step> {
  return { profile: { status: 200, headers, validators: 'none', personal: false, ranges: false, ...more } }
}

function cacheControl(...values: string[]): FieldTemplate[] {
  return values.map((value) => ['Cache-Control', value])
}

const ASKS_ANN = { user: 'ann' }
const NO_STORE: Partial<Step> = { headers: [['Cache-Control', 'no-store']] }
const CUT_OFF: Partial<Step> = { origin: 'breaks off' }
/** The content changes before this request. */
const NEW: Partial<Step> = { deploy: true }
const KEPT = cacheControl('max-age=10')
const field = (...headers: [string, string][]): Partial<Step> => ({ headers })
const CHECKED = served([['Expires', '0']], { validators: 'both' })

export const REGRESSIONS: Record<string, Scenario> = {
  'takes a 304 with another tag for its own': {
    shared: true,
    steps: [get(served([], { validators: 'strong', notModified: 'to any' })), get(NEW)],
  },
  'takes a 304 with another time for its own': {
    shared: true,
    steps: [get(served([], { validators: 'modified', notModified: 'to any' })), get(NEW)],
  },
  'drops If-Range on the way to the origin': {
    shared: true,
    steps: [
      get(served([], { validators: 'strong', ranges: true })),
      get({ ...NEW, ...field(['Range', 'bytes=5-']), condition: { range: 'last' } }),
    ],
  },
  'drops If-Match on the way to the origin': {
    shared: true,
    steps: [get(served([], { validators: 'strong' })), get({ ...NEW, condition: { match: 'last' } })],
  },
  'keeps a 412 for everybody': { shared: true, steps: [get({ ...served(KEPT), condition: { match: 'other' } }), get()] },
  'keeps a 416 for everybody': { shared: true, steps: [get({ ...served(KEPT, { ranges: true }), ...field(['Range', 'bytes=900-']) }), get()] },
  'keeps a 417 for everybody': { shared: true, steps: [get({ ...served(KEPT), ...field(['Expect', 'something']) }), get()] },
  'keeps that one client asks too often': { shared: true, steps: [get(served(KEPT, { status: 429 })), get()] },
  'says in a 416 how long the whole may be kept': { shared: true, steps: [get(served(KEPT)), get(field(['Range', 'bytes=900-']))] },
  'answers HEAD with a stored part': {
    shared: true,
    steps: [
      get({ ...served([], { validators: 'strong', ranges: true }), ...field(['Range', 'bytes=5-']) }),
      get({ method: 'HEAD', ...field(['Range', 'bytes=5-']) }),
    ],
  },
  'adds no Date': { shared: true, steps: [get(served(KEPT)), get({ pauseMs: 3000 })] },
  'reads any text as a list of tags': {
    shared: true,
    steps: [get(served(KEPT, { validators: 'strong' })), get({ condition: { tag: 'beside' } })],
  },
  'compares tags by their first piece': {
    shared: true,
    steps: [get(served([], { validators: 'with an ending' })), get({ ...NEW, ...served(KEPT, { validators: 'with an ending' }) }), get({ condition: { tag: 'first' } })],
  },
  'takes an absent field for "none"': {
    shared: true,
    steps: [get({ ...served([...KEPT, ['Vary', 'X-Flag']]), ...field(['X-Flag', 'none']) }), get()],
  },
  'takes a value that looks like two for two': {
    shared: true,
    steps: [
      get({ ...served([...KEPT, ['Vary', 'X-Flag, X-Other']]), ...field(['X-Flag', 'on · x-other: off'], ['X-Other', 'on']) }),
      get(field(['X-Flag', 'on'], ['X-Other', 'off · x-other: on'])),
    ],
  },
  'keeps for half a century what ended half a century ago': {
    shared: true,
    steps: [get(served([['Expires', { inS: 50 * 31_556_952 + 2_000_000, form: 'rfc850' }]])), get()],
  },
  'says nothing of the 304 that it got for a client that wants no copy': {
    shared: true,
    steps: [get(served(KEPT, { validators: 'strong' })), get(field(['Cache-Control', 'no-cache']))],
  },
  'forwards Connection and what it names': {
    shared: true,
    steps: [
      get(
        served([
          ['Connection', 'X-Hop'],
          ['X-Hop', 'hop'],
        ]),
      ),
    ],
  },
  'overlooks no-cache beside no-cache="x-secret"': {
    shared: true,
    steps: [get(served(cacheControl('no-cache="x-secret"', 'no-cache, max-age=5'))), get()],
  },
  'overlooks private beside private="x-secret"': {
    shared: true,
    steps: [get(served(cacheControl('max-age=5, private="x-secret", PRIVATE'))), get()],
  },
  'reads one of two lists of field names': {
    shared: false,
    steps: [
      get(served([...cacheControl('no-cache="x-secret"', 'no-cache="x-secret, set-cookie", max-age=5'), ['Set-Cookie', 'id=1']])),
      get(),
    ],
  },
  'says nothing in Cache-Status to only-if-cached': { shared: true, steps: [get({ headers: [['Cache-Control', 'only-if-cached']] })] },
  'says hit and fwd at once': {
    shared: true,
    steps: [get(served(cacheControl('stale-if-error=60, max-age=0'))), get({ origin: 'fails' })],
  },
  'keeps for all what a 304 said to one who is authorized': { shared: true, steps: [get(CHECKED), get(ASKS_ANN), get(CUT_OFF)] },
  'keeps what a 304 said to a no-store request': { shared: false, steps: [get(CHECKED), get(NO_STORE), get(CUT_OFF)] },
  'keeps what was said to HEAD with no-store': {
    shared: true,
    steps: [get(served(cacheControl('max-age=0, stale-while-revalidate=60'))), get({ method: 'HEAD', ...NO_STORE }), get()],
  },
  'overlooks the Vary that a 304 brings': {
    shared: true,
    steps: [
      get(served(cacheControl('max-age=5'), { validators: 'modified' })),
      get({ pauseMs: 6000, ...served([...cacheControl('max-age=5'), ['Vary', 'Accept-Language']], { validators: 'modified' }) }),
      get({ headers: [['Accept-Language', 'en']] }),
    ],
  },
  'overlooks the Vary that an answer to HEAD brings': {
    shared: true,
    steps: [
      get(served(cacheControl('max-age=5'))),
      get({ method: 'HEAD', pauseMs: 6000, ...served([...cacheControl('max-age=5'), ['Vary', 'Accept-Language']]) }),
      get({ headers: [['Accept-Language', 'en']] }),
    ],
  },
}

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
const CHECKED = served([['Expires', '0']], { validators: 'both' })

export const REGRESSIONS: Record<string, Scenario> = {
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

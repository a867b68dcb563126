import { describe, expect, it } from 'vitest'
import { type ApiName, findApi } from './findApi'
import { NoLms } from './lms.types'

const api = { Initialize: () => 'true' }

interface Windows {
  readonly parent?: object
  readonly top?: object
  readonly opener?: object | null
  readonly API?: object
}

/** A window whose parent is itself, where it has no other. */
function windowOf({ parent, top, opener = null, API }: Windows): Window {
  const made: Record<string, unknown> = { opener, ...(API ? { API } : {}) }
  made['parent'] = parent ?? made
  made['top'] = top ?? parent ?? made
  return made as unknown as Window
}

/** What a window of another site does when it is looked into. */
const stranger = new Proxy({}, {
  get() {
    throw new Error('Blocked a frame from accessing a cross-origin frame.')
  },
})

describe('the object of an LMS', () => {
  it.each([
    ['in the window itself', windowOf({ API: api })],
    ['around it', windowOf({ parent: windowOf({ parent: windowOf({ API: api }) }) })],
    ['in the window that opened it', windowOf({ opener: windowOf({ API: api }) })],
    ['around the window that opened it', windowOf({ opener: windowOf({ parent: windowOf({ API: api }) }) })],
    ['in the window that opened the one around it', windowOf({ parent: windowOf({ opener: windowOf({ API: api }) }) })],
    ['behind a stranger', windowOf({ parent: stranger, opener: windowOf({ API: api }) })],
  ])('is found %s', (_, from) => {
    expect(findApi(from, 'API')).toBe(api)
  })

  it.each([
    ['there is none', windowOf({}), 'it was not opened by one'],
    ['it has another name', windowOf({ parent: windowOf({ API: api }) }), 'it was not opened by one', 'API_1484_11' as ApiName],
    ['strangers stand around', windowOf({ parent: stranger }), 'the window around it belongs to another site'],
    ['a stranger has opened it', windowOf({ opener: stranger }), 'the window around it belongs to another site'],
  ] as const)('is missed in a sentence where %s', (_, from, why, name: ApiName = 'API') => {
    const found = (): unknown => findApi(from, name)
    expect(found).toThrow(NoLms)
    expect(found).toThrow(`This page found no LMS: your progress is not recorded (${why}).`)
  })

  it('is not looked for without end', () => {
    const [one, other]: Record<string, unknown>[] = [{ opener: null }, { opener: null }]
    one!['parent'] = one!['top'] = other
    other!['parent'] = one
    expect(() => findApi(one as unknown as Window, 'API')).toThrow(NoLms)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { durationWords } from './durationWords'
import { cacheControlNotes } from './notes'

const told = (value: string) => cacheControlNotes([value]).map(({ about, text, tone }) => `${tone}: ${about}${about && ': '}${text}`)

describe('durationWords', () => {
  it.each([
    [0, '0 seconds'], [1, '1 second'], [60, '1 minute'], [90, '90 seconds'], [3600, '1 hour'], [5400, '1.5 hours'], [86_400, '1 day'],
    [604_800, '7 days'], [31_536_000, '1 year'], [2_147_483_648, '68.1 years'], [200, '200 seconds'], [4200, '70 minutes'], [120, '2 minutes'],
    [60_480, '16.8 hours'], [100_000, '1.2 days'], [0.5, '0.5 seconds'],
  ])('%d', (seconds, words) => expect(durationWords(seconds)).toBe(words))
})

describe('notes on Cache-Control', () => {
  it('say what each directive does, in their order', () => {
    expect(told('public, max-age=4, s-maxage=12')).toEqual([
      'plain: public: any cache may keep it, with Authorization, too',
      'plain: max-age=4: fresh for 4 seconds',
      'plain: s-maxage=12: shared caches: fresh for 12 seconds; a browser passes over it',
    ])
  })

  it.each([
    ['no-store, max-age=60', 'careful: max-age=60: no effect: no-store keeps it out of every cache'],
    ['private, s-maxage=60', 'careful: s-maxage=60: no effect: private keeps shared caches out'],
    ['public, private', 'careful: public: no effect: private is stricter'],
    ['no-cache, max-age=60', 'careful: max-age=60: no effect: no-cache asks before every use'],
    ['must-revalidate, max-age=1, stale-if-error=9', 'careful: stale-if-error=9: no effect: must-revalidate forbids stale answers'],
    ['no-cache, stale-if-error=9', 'careful: stale-if-error=9: no effect: no-cache asks before every use'],
    [
      's-maxage=1, stale-while-revalidate=9',
      'careful: stale-while-revalidate=9: for 9 seconds after it went stale it is served while a refresh runs behind; not by shared caches, which s-maxage forbids stale answers',
    ],
    ['immutable', 'careful: immutable: no effect: it speaks of a fresh copy, and max-age is missing'],
    ['max-age=1, max-age=2', 'careful: max-age=2: a second max-age: the first one counts'],
    ['no-store, no-store', 'careful: no-store: written twice: once is enough'],
    ['no-store=false', 'careful: no-store=false: it takes no such value, and holds all the same: no cache may keep it'],
    ['max-stale=5, max-age=1', 'careful: max-stale=5: a directive of requests: in a response caches pass over it'],
    ['surprise, max-age=1', 'careful: surprise: unknown here: caches pass over it'],
    ['maxage=60', 'bad: maxage=60: not a directive, caches pass over it; max-age was probably meant'],
    ['s-max-age=60', 'bad: s-max-age=60: not a directive, caches pass over it; s-maxage was probably meant'],
    ['must-revalidated', 'bad: must-revalidated: not a directive, caches pass over it; must-revalidate was probably meant'],
    ['max-age=1h', 'bad: max-age=1h: not a whole number of seconds: the copy counts as stale at once'],
    ['max-age', 'bad: max-age: it needs a number of seconds: the copy counts as stale at once'],
    ['max-age= 60', 'bad: max-age= 60: not a whole number of seconds: the copy counts as stale at once'],
    ['stale-if-error=-1', 'bad: stale-if-error=-1: not a whole number of seconds: caches pass over it'],
    ['public; max-age=60', 'bad: public; max-age=60: directives are separated by commas, not semicolons: caches pass over all of this'],
    ['max-age: 60', 'bad: max-age: 60: a number follows its directive after "=": caches pass over this'],
    ['no-store =1', 'bad: no-store =1: not written as the grammar wants; the strict reading is taken: no cache may keep it'],
    ['<>', 'bad: <>: not a directive: caches pass over it'],
    ['private="x-user"', 'plain: private="x-user": shared caches keep it without x-user'],
    ['no-cache="set-cookie"', 'plain: no-cache="set-cookie": without asking, a cache may not use set-cookie again'],
    ['', 'plain: no lifetime is stated: a cache may guess one from Last-Modified'],
  ])('%s', (value, note) => expect(told(value)).toContain(note))

  it('must-understand takes no-store back for caches that know the status', () => {
    expect(told('must-understand, no-store, max-age=60')).toContain('plain: max-age=60: fresh for 1 minute')
  })

  it('never throw, and stay few and short: property', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom('max-age', '=', '"', ',', ';', 'no-cache', 'private', ' ', '60'))
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 200 }), (pieces) => {
        const notes = cacheControlNotes([pieces.join('')])
        expect(notes.length).toBeLessThanOrEqual(31)
        for (const { about } of notes) expect(about.length).toBeLessThanOrEqual(61)
      }),
    )
  })
})

/**
 * What stands in the engine before the learner's text: the small API, and a refusal in place of whatever an edge does not
 * have. It is a script of its own, so that lines of the learner's text are counted from its first one. Its value is the function that runs a
 * request.
 */

/** What is not there, and what to say of it. */
const REFUSED: readonly (readonly [names: string, why: string])[] = [
  ['fetch XMLHttpRequest WebSocket EventSource navigator', 'is not here: a function at the edge has no network'],
  ['setTimeout setInterval setImmediate queueMicrotask requestAnimationFrame', 'is not here: a function answers at once'],
  ['window document self parent top frames location localStorage sessionStorage indexedDB caches', 'is not here: no page is around this function'],
  ['process require module exports global Deno Bun Buffer', 'is not here: no operating system is around this function'],
  ['eval Function WebAssembly importScripts Worker SharedArrayBuffer Atomics', 'is not here: only the text that you see may run'],
  ['Date performance', 'is not here: edge.now is the time'],
  ['crypto', 'is not here: edge.random() is the only chance'],
  ['console', 'is not here: put what you want to see into a header'],
]

export const PRELUDE = `(() => {
  'use strict'
  const { parse, stringify } = JSON
  const { defineProperty, entries, getPrototypeOf } = Object
  class Refused extends Error {}
  defineProperty(Refused.prototype, 'name', { value: 'Refused' })
  const refusal = (name, why) => ({ get() { throw new Refused(name + ' ' + why) }, set(value) {}, configurable: false })
  for (const [names, why] of ${JSON.stringify(REFUSED)}) for (const name of names.split(' ')) defineProperty(globalThis, name, refusal(name, why))
  for (const made of [function () {}, function* () {}, async function () {}, async function* () {}]) defineProperty(getPrototypeOf(made), 'constructor', refusal('Function', 'is not here: only the text that you see may run'))

  let state = 0
  const random = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  Math.random = random

  const api = {
    pass: (headers = {}) => ({ kind: 'pass', headers: entries(headers) }),
    rewrite: (url, headers = {}) => ({ kind: 'rewrite', url, headers: entries(headers) }),
    redirect: (url, status = 302) => ({ kind: 'redirect', url, status }),
    block: (status = 403, text = '') => ({ kind: 'answer', status, headers: [], text }),
    answer: (text, headers = {}, status = 200) => ({ kind: 'answer', status, headers: entries(headers), text }),
    hash: (text) => {
      let hash = 0x811c9dc5
      for (const letter of unescape(encodeURIComponent(String(text)))) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193)
      return hash >>> 0
    },
  }
  for (const [name, value] of entries(api)) defineProperty(globalThis, name, { value, writable: false, configurable: false })

  return (input) => {
    const { request, edge } = parse(input)
    state = edge.seed
    if (typeof onRequest !== 'function') throw new Refused('there is no function onRequest(request, edge)')
    const result = onRequest(request, { now: edge.now, pop: edge.pop, random })
    if (result === undefined || result === request) return '{"kind":"pass","headers":[]}'
    if (result instanceof Promise) throw new Refused('a function answers at once, and this one returned a promise')
    return String(stringify(result))
  }
})()`

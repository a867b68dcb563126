/**
 * A scene's side of the protocol without a page: what is asked comes in over a real channel, and a ticker moves time by hand.
 */
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { smallScene } from '../../tests/support/smallScene'
import { createPlayer } from '../player/createPlayer'
import type { Player } from '../player/types'
import { type Fields, NAMESPACE, VERSION, ownMessage, requestMessage } from '../protocol/envelope'
import type { Want } from '../protocol/events'
import { REQUESTS, type RequestName, type SceneState } from '../protocol/requests'
import { openConnection } from './connection'
import { heightFor } from './heights'
import { sceneState } from './sceneState'

interface Talk {
  readonly player: Player
  readonly heard: readonly Fields[]
  readonly send: (message: unknown) => void
  /** All that was sent before this has been answered, and all that happened was told. */
  readonly settled: () => Promise<void>
  readonly ask: (type: string, data?: unknown) => Promise<Fields>
  readonly tick: (elapsedMs: number) => void
}

/** A request whose answer comes behind all others: its number is no one else's. */
const LAST_ID = 1e9

function talk(wants: readonly Want[] = [], onBye: () => void = () => undefined): Talk {
  let tick: (elapsedMs: number) => void = () => undefined
  const ticker = { start: (listener: (elapsedMs: number) => void) => (tick = listener), stop: () => undefined }
  const player = createPlayer({ scene: smallScene, link: { levers: {}, acts: [] }, reducedMotion: false, ticker })
  const { port1, port2 } = new MessageChannel()
  const close = openConnection({ player, port: port2, wants, onBye })
  const heard: Fields[] = []
  const waiting = new Map<unknown, (answer: Fields) => void>()
  port1.addEventListener('message', ({ data }) => {
    heard.push(data as Fields)
    waiting.get((data as Fields)['id'])?.(data as Fields)
  })
  port1.start()
  onTestFinished(() => {
    close()
    port1.close()
    player.destroy()
  })
  let ids = LAST_ID
  const ask = (type: string, data?: unknown): Promise<Fields> => {
    const id = ++ids
    return new Promise((resolve) => {
      waiting.set(id, resolve)
      port1.postMessage(requestMessage(id, type, data))
    })
  }
  return { player, heard, send: (message) => port1.postMessage(message), settled: async () => void (await ask('getState')), ask, tick: (ms) => tick(ms) }
}

const stateOf = (answer: Fields): SceneState => answer['data'] as SceneState
const errorOf = (answer: Fields): Fields => answer['error'] as Fields
const types = (heard: readonly Fields[]): unknown[] => heard.filter((one) => one['kind'] === 'event').map((one) => one['type'])

test('every request of the table is done, and answered with the state then', async () => {
  const { player, ask } = talk()
  const [lever, { kind }] = Object.entries(smallScene.levers)[0]!
  expect(kind).toBe('toggle')
  const given: { readonly [N in RequestName]: readonly [data: unknown, holds: (state: SceneState) => boolean] } = {
    getState: [undefined, ({ step, steps, scene }) => step === 1 && steps === smallScene.steps.length && scene === smallScene.slug],
    play: [undefined, ({ playing }) => playing],
    pause: [undefined, ({ playing }) => !playing],
    seek: [{ step: 2, share: 1 }, ({ step, stepId, share }) => step === 2 && stepId === smallScene.steps[1]!.id && share === 1],
    previous: [undefined, ({ step, share }) => step === 2 && share < 1],
    next: [undefined, ({ step }) => step === Math.min(3, smallScene.steps.length)],
    setLever: [{ name: lever, value: 'off' }, ({ levers, link }) => levers[lever] === 'off' && link.includes(lever)],
    reset: [undefined, ({ link }) => !link.includes(lever)],
    setSpeed: [{ speed: 4 }, ({ speed }) => speed === 4],
    setTheme: [{ theme: 'mauve' }, () => false],
  }
  for (const [type, [data, holds]] of Object.entries(given)) {
    const answer = await ask(type, data)
    // There is no page here whose theme could be set.
    if (type === 'setTheme') expect(errorOf(answer)['code']).toBe('invalid')
    else expect(holds(stateOf(answer)), `${type}: ${JSON.stringify(answer)}`).toBe(true)
  }
  expect(stateOf(await ask('getState'))).toEqual(sceneState(player))
})

test.each([
  ['fly', undefined, 'unsupported'], ['toString', undefined, 'unsupported'], ['', undefined, 'unsupported'],
  ['seek', undefined, 'invalid'], ['seek', { step: '2' }, 'invalid'], ['seek', { step: 0 }, 'invalid'], ['seek', { step: 1.5 }, 'invalid'], ['seek', { step: 99 }, 'invalid'], ['seek', { step: NaN }, 'invalid'], ['seek', { step: 1, share: 'all' }, 'invalid'],
  ['setSpeed', { speed: 3 }, 'invalid'], ['setLever', { name: 'none', value: 'off' }, 'invalid'], ['setLever', { name: 'edge', value: 'perhaps' }, 'invalid'], ['setLever', { name: '__proto__', value: 'on' }, 'invalid'], ['setTheme', { theme: 'blue' }, 'invalid'],
])('%s with %j is refused as %s, with a sentence, and changes nothing', async (type, data, code) => {
  const { player, ask } = talk()
  const before = sceneState(player)
  const error = errorOf(await ask(type, data))
  expect([error['code'], typeof error['message']]).toEqual([code, 'string'])
  expect(sceneState(player)).toEqual(before)
})

test('a share of 0 is the beginning of a step and 1 its end, in every step', async () => {
  const { ask } = talk()
  for (const [index, { id }] of smallScene.steps.entries()) {
    for (const share of [1, 0, 0.5]) {
      const state = stateOf(await ask('seek', { step: index + 1, share }))
      expect([state.stepId, state.step]).toEqual([id, index + 1])
      expect(state.share).toBeCloseTo(share, 6)
    }
  }
})

test('is told when the page is done', async () => {
  let byes = 0
  const { send, settled, heard } = talk([], () => byes++)
  send(requestMessage(7, 'bye'))
  await settled()
  expect(byes).toBe(1)
  expect(heard.filter((one) => one['id'] === 7)).toEqual([])
})

test('says what happens: a step, playing, its end, a lever', async () => {
  const { heard, ask, tick, settled } = talk()
  await ask('play')
  for (let i = 0; i < 2_000 && !types(heard).includes('ended'); i++) {
    tick(100)
    await settled()
  }
  await ask('next')
  await ask('setLever', { name: Object.keys(smallScene.levers)[0], value: 'off' })
  const told = types(heard)
  for (const type of ['playing', 'paused', 'ended', 'step', 'lever']) expect(told, type).toContain(type)
  expect(told.indexOf('playing')).toBeLessThan(told.indexOf('ended'))
})

test('tells of a learner only whom asked for it', async () => {
  const asking = smallScene.steps.findIndex(({ predict }) => predict !== undefined)
  for (const wants of [[], ['learner']] as const) {
    const { player, heard, ask, settled } = talk(wants)
    await ask('seek', { step: asking + 1, share: 0 })
    player.commands.predict(smallScene.steps[asking]!.id, 0)
    player.commands.answer(1)
    await settled()
    const told = heard.filter((one) => one['type'] === 'predict' || one['type'] === 'quiz')
    expect(told.map((one) => one['type'])).toEqual(wants.length > 0 ? ['predict', 'quiz'] : [])
    for (const { data } of told as unknown as readonly { readonly data: Fields }[]) expect([typeof data['option'], typeof data['text'], typeof data['right']]).toEqual(['number', 'string', 'boolean'])
  }
})

const anything = fc.anything({ maxDepth: 2, withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true })
/** The first value, and now and then another. */
const mostly = <T,>(value: T, ...others: readonly T[]): fc.Arbitrary<T> => fc.oneof({ weight: 9, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: fc.constantFrom(...others) })
const envelope = fc.record({
  ns: mostly(NAMESPACE, 'other', null), v: mostly<unknown>(VERSION, 2, '1'), kind: mostly<unknown>('req', 'event', 'res', 1),
  id: fc.oneof({ weight: 4, arbitrary: fc.nat(1_000) }, { weight: 1, arbitrary: anything }), type: fc.oneof(fc.constantFrom(...Object.keys(REQUESTS), 'hello', 'constructor'), anything), data: fc.oneof(anything, fc.record({ step: anything, name: anything, value: anything, speed: anything, theme: anything })),
}, { requiredKeys: ['ns', 'v', 'kind', 'type'] })

/** Requests that need no data, and so may come about by chance; whatever else is done needs what chance does not find. */
const BY_CHANCE: readonly string[] = ['play', 'pause', 'next', 'previous', 'reset', 'getState']

test('ten thousand random messages break nothing, and do nothing that is not in the table', async () => {
  const { player, send, settled, heard, ask } = talk()
  const messages = fc.sample(fc.oneof({ weight: 4, arbitrary: envelope }, { weight: 1, arbitrary: anything }), 10_000)
  let asked = 0
  const before = sceneState(player)
  for (const message of messages) {
    const own = ownMessage(message, 'req')
    if (own && typeof own['id'] === 'number') asked++
    // What would be done is done elsewhere.
    if (own && BY_CHANCE.includes(own['type'] as string)) continue
    send(message)
  }
  await settled()
  expect(asked).toBeGreaterThan(1_000)
  expect(sceneState(player)).toEqual(before)
  const answers = heard.filter((one) => one['kind'] === 'res' && Number(one['id']) <= LAST_ID)
  expect(answers.length).toBeGreaterThan(500)
  expect(answers.filter((one) => !['unsupported', 'invalid'].includes(errorOf(one)?.['code'] as string))).toEqual([])
  for (const type of BY_CHANCE) expect((await ask(type))['error'], type).toBeUndefined()
})

test('asks for a height that keeps the shape of a picture', () => {
  expect([320, 559, 800, 1000, 2000].map(heightFor)).toEqual([540, 540, 500, 600, 720])
  for (let width = 561; width < 3_000; width++) expect(heightFor(width)).toBeGreaterThanOrEqual(heightFor(width - 1))
})

/**
 * A page's side of the protocol, with a frame whose scene a test plays: it has the other ends of the channels.
 */
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { EMBED_PARAMS } from '../app/embedSettings'
import { type Fields, eventMessage, resultMessage } from '../protocol/envelope'
import { connect } from './connect'
import { SETTINGS } from './element'

interface Heard {
  readonly hello: Fields
  readonly port: MessagePort
  readonly asked: Fields[]
}

/** A frame, what its scene has heard, and the way for it to announce itself. */
function frame() {
  const scene = {}
  const heard: Heard[] = []
  const contentWindow = Object.assign(scene, {
    postMessage: (hello: Fields, _: string, [port]: readonly [MessagePort]) => {
      const asked: Fields[] = []
      port.addEventListener('message', ({ data }) => asked.push(data as Fields))
      port.start()
      heard.push({ hello, port, asked })
      onTestFinished(() => port.close())
    },
  })
  const iframe = { contentWindow, loading: 'eager', addEventListener: () => undefined, removeEventListener: () => undefined } as unknown as HTMLIFrameElement
  const announce = (): void => {
    for (const listener of listeners) listener({ source: contentWindow, data: eventMessage('announce', { scene: 'x' }) } as unknown as MessageEvent)
  }
  const answer = (index: number, step = 1): void => {
    const { port, hello } = heard[index]!
    port.postMessage(resultMessage(hello['id'] as number, { state: { step }, problems: [], learner: [] }))
  }
  return { iframe, heard, announce, answer }
}

const listeners = new Set<(event: MessageEvent) => void>()
beforeEach(() => {
  vi.stubGlobal('window', {
    addEventListener: (_: string, listener: (event: MessageEvent) => void) => listeners.add(listener),
    removeEventListener: (_: string, listener: (event: MessageEvent) => void) => listeners.delete(listener),
  })
})
afterEach(() => {
  listeners.clear()
  vi.unstubAllGlobals()
})

const types = ({ asked }: Heard): unknown[] => asked.map(({ type }) => type)

test('says good-bye to a scene that answers when the page has done with it', async () => {
  const { iframe, heard, answer } = frame()
  const player = connect(iframe)
  let told = 0
  player.on('ready', () => told++)
  player.destroy()
  answer(0)
  await expect(player.ready).rejects.toMatchObject({ code: 'closed' })
  await expect.poll(() => types(heard[0]!)).toEqual(['bye'])
  expect(told).toBe(0)
})

test('stays with the first answer where a scene has heard two hellos', async () => {
  const { iframe, heard, announce, answer } = frame()
  const player = connect(iframe)
  announce()
  expect(heard).toHaveLength(2)
  answer(0)
  await player.ready
  const played = player.play()
  answer(1, 2)
  await expect.poll(() => types(heard[1]!)).toEqual(['bye'])
  await expect.poll(() => types(heard[0]!)).toEqual(['play'])
  const { port, asked } = heard[0]!
  port.postMessage(resultMessage(asked[0]!['id'] as number, { step: 7 }))
  expect(await played).toEqual({ step: 7 })
  player.destroy()
})

test('goes on with another scene, and says of what the first one was asked that it has gone', async () => {
  const { iframe, heard, announce, answer } = frame()
  const player = connect(iframe)
  const told: number[] = []
  player.on('ready', ({ state }) => told.push(state.step))
  answer(0)
  await player.ready
  const played = player.play()
  // It waits from when it is asked.
  await expect.poll(() => types(heard[0]!)).toEqual(['play'])
  announce()
  answer(1, 2)
  await expect(played).rejects.toMatchObject({ code: 'closed' })
  expect(told).toEqual([1, 2])
  void player.next().catch(() => undefined)
  await expect.poll(() => types(heard[1]!)).toEqual(['next'])
  player.destroy()
})

test('the element knows every setting that an address has', () => {
  expect(SETTINGS.toSorted()).toEqual(Object.keys(EMBED_PARAMS).toSorted())
})

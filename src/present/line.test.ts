/**
 * The presenter's end of a lesson, without a page: a scene that answers over a real BroadcastChannel, its loss, its return, and another lesson beside it.
 */
import { expect, onTestFinished, test, vi } from 'vitest'
import { smallScene } from '../../tests/support/smallScene'
import { listenToPresenter } from '../hosting/presenter'
import { createPlayer } from '../player/createPlayer'
import type { Player } from '../player/types'
import { audienceName, lessonChannel, lessonOf, newLesson } from '../protocol/presenting'
import type { SceneState } from '../protocol/requests'
import { clockText, deedOf, requestOf } from './clocks'
import { Line, PATIENCE_MS } from './line'

function audience(lesson: string): { readonly player: Player; readonly leave: () => void } {
  const ticker = { start: () => undefined, stop: () => undefined }
  const player = createPlayer({ scene: smallScene, link: { levers: {}, acts: [] }, reducedMotion: false, ticker })
  const leave = listenToPresenter(player, audienceName(lesson))
  onTestFinished(() => {
    leave()
    player.destroy()
  })
  return { player, leave }
}

function presenter(lesson: string) {
  const port = new BroadcastChannel(lessonChannel(smallScene.slug, lesson))
  onTestFinished(() => port.close())
  const heard: (SceneState | null)[] = []
  let timeMs = 0
  const line = new Line({ port, nowMs: () => timeMs, hear: (state) => heard.push(state) })
  const wait = (ms: number): void => {
    timeMs += ms
    line.look()
  }
  return { line, heard, wait }
}

const last = (heard: readonly (SceneState | null)[]) => heard.at(-1)

test('whoever moves, the other follows', async () => {
  const lesson = newLesson()
  const { player } = audience(lesson)
  const { line, heard } = presenter(lesson)
  await vi.waitFor(() => expect(last(heard)?.step).toBe(1))
  line.ask('next')
  await vi.waitFor(() => expect(last(heard)?.step).toBe(2))
  expect(player.store.getState().step).toBe(1)
  player.commands.previousStep()
  await vi.waitFor(() => expect(last(heard)?.step).toBe(1))
  line.ask('play')
  await vi.waitFor(() => expect(heard.some((state) => state?.playing)).toBe(true))
  line.ask('pause')
  await vi.waitFor(() => expect(player.store.getState().playing).toBe(false))
})

test('a window that is gone is noticed after some looks, and found again when it is back', async () => {
  const lesson = newLesson()
  const first = audience(lesson)
  const { heard, wait } = presenter(lesson)
  await vi.waitFor(() => expect(last(heard)?.step).toBe(1))
  first.leave()
  wait(PATIENCE_MS)
  expect(last(heard)).not.toBeNull()
  wait(1)
  expect(last(heard)).toBeNull()
  audience(lesson)
  await vi.waitFor(() => expect(last(heard)?.step).toBe(1))
})

test('another lesson on the same machine is not heard, and not moved', async () => {
  const [mine, other] = [newLesson(), newLesson()]
  const there = audience(other)
  const { player } = audience(mine)
  const { line, heard } = presenter(mine)
  line.ask('next')
  await vi.waitFor(() => expect(last(heard)?.step).toBe(2))
  expect(player.store.getState().step).toBe(1)
  expect(there.player.store.getState().step).toBe(0)
})

test('only a window of such a name has a presenter', () => {
  const lesson = newLesson()
  expect(lessonOf(audienceName(lesson))).toBe(lesson)
  expect(['', 'moodle', 'cdn-audience-', 'cdn-audience-a b'].map(lessonOf)).toEqual([undefined, undefined, undefined, undefined])
})

test('clickers and keys mean the same deeds, and a modified key is the browser’s', () => {
  expect(['PageDown', 'ArrowRight', 'PageUp', 'ArrowLeft', ' ', 'a'].map((key) => deedOf(key, false))).toEqual(['next', 'next', 'previous', 'previous', 'toggle', undefined])
  expect(deedOf('ArrowLeft', true)).toBeUndefined()
  expect([requestOf('toggle', true), requestOf('toggle', false), requestOf('next', true)]).toEqual(['pause', 'play', 'next'])
})

test('times are told in minutes and seconds', () => {
  expect([0, 9_999, 60_000, 725_000].map(clockText)).toEqual(['0:00', '0:09', '1:00', '12:05'])
})

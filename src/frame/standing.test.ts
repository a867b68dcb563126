/**
 * What stands on the stage, in a small scene with a followed request and in a crowd that is too much for its origin.
 */
import { describe, expect, it } from 'vitest'
import { scene as longWay } from '../../scenes/01-the-long-way-round/scene'
import { runOf } from '../../tests/support/runOf'
import { indexOf } from '../reading/traceIndex'
import { countAt, positionOf } from '../trace/position'
import { Kind, hopTo } from '../trace/traceKinds'
import { dilationOf } from './dilation'
import { createPacketBuffer, packetsAt } from './packets'

const run = runOf(longWay)
const { trace } = run
const buffer = createPacketBuffer()
const at = (position: number): typeof buffer => {
  packetsAt(run, position, buffer)
  return buffer
}
/** In the last µs of its flight it has arrived: lines of that time run then. */
const followedAt = (position: number): boolean => at(position).followed.subarray(0, buffer.length).some((one, i) => one === 1 && Math.min(buffer.along[i]!, 1 - buffer.along[i]!) > 1e-4)

describe('the followed request', () => {
  it('is in flight or at a node at every moment of its trip, and its stay goes on with presentation time', () => {
    const [record] = indexOf(run).followed
    const records = indexOf(run).byRequest(trace.request(record!))
    const done = records.find((i) => trace.kind(i) === Kind.Done)!
    const { toPresentation, toPosition } = dilationOf(run)
    const [from, to] = [toPresentation(positionOf(trace, record!)), toPresentation(positionOf(trace, done))]
    let before = { link: -1, at: -1, share: 0 }
    for (let ms = from; ms < to; ms += 20) {
      const position = toPosition(ms)
      const isFlying = followedAt(position)
      const { link, at: end, share } = buffer.stay
      expect(isFlying, `at ${ms}`).toBe(link < 0)
      if (link >= 0 && link === before.link && end === before.at) expect(share).toBeGreaterThan(before.share)
      before = { link, at: end, share }
    }
  })

  it('stays at the end of the link by which it leaves or has come', () => {
    const [record] = indexOf(run).followed
    const records = indexOf(run).byRequest(trace.request(record!))
    const hop = records.find((i) => trace.kind(i) === Kind.Hop)!
    at(positionOf(trace, hop) - 1e-3)
    const link = run.links[buffer.stay.link]!
    expect([link.from, link.to][buffer.stay.at]).toBe(trace.node(hop))
    at(trace.timeUs(hop) + trace.b(hop) + 1)
    expect([link.from, link.to][buffer.stay.at]).toBe(hopTo(trace.a(hop)))
  })
})

describe('queues', () => {
  it('are as long as a scan of the origin finds them, each link counted from its front', () => {
    const { start, end } = dilationOf(run).steps[longWay.steps.findIndex(({ id }) => id === 'overload')]!
    let longest = 0
    for (let k = 1; k < 20; k++) {
      const position = Math.floor(start + ((end - start) * k) / 20)
      let inside = 0
      for (let i = 0; i < countAt(trace, position); i++) {
        if (trace.kind(i) === Kind.Receive || trace.kind(i) === Kind.Answer) inside = trace.b(i)
      }
      const { queues } = at(position)
      expect(queues.length).toBe(Math.max(0, inside - 5))
      longest = Math.max(longest, queues.length)
      for (const { index } of run.links) {
        const places = Array.from({ length: queues.length }, (_, i) => i).filter((i) => queues.links[i] === index).map((i) => queues.places[i])
        expect(places).toEqual(places.map((_, place) => place))
      }
    }
    expect(longest).toBeGreaterThan(50)
  })
})

describe('flashes', () => {
  it('begin when a user has the answer, and are over before long', () => {
    const [record] = indexOf(run).followed
    const done = indexOf(run).byRequest(trace.request(record!)).find((i) => trace.kind(i) === Kind.Done)!
    expect(at(positionOf(trace, done) - 1e-3).flashes.length).toBe(0)
    const { flashes } = at(positionOf(trace, done))
    expect([flashes.length, flashes.nodes[0], flashes.ages[0]]).toEqual([1, trace.node(done), 0])
  })
})

import { describe, expect, it } from 'vitest'
import { client } from '../cdn/nodes/client'
import { origin } from '../cdn/nodes/origin'
import type { Transport } from '../cdn/nodes/httpClient'
import { run } from '../run/run'
import { readingOf } from '../reading/reading'
import { indexOf } from '../reading/traceIndex'
import type { Scene } from '../scene/types'
import { arrowsOf } from './arrows'

const RTT_MS = 20
const transport: Transport = { tls: '1.3', http: 'h2', accounting: 'wire', dnsCached: false, keepAlive: false, warm: false }

/** What the messages of two requests carry, one after the other, and when the first byte and the last of each arrive. */
function messages(changes: Partial<Transport>, bytes = 0) {
  const scene: Scene = {
    number: 99, slug: 'arrows', title: '', question: '', terms: [], listings: [], instruments: [], seed: 1, sources: [], levers: {},
    topology: {
      view: { kind: 'lifelines', order: ['user', 'origin'], titles: {}, abreast: {} },
      nodes: [
        client({ id: 'user', name: 'User', upstream: 'origin', asks: '/', transport: () => ({ ...transport, ...changes }) }),
        origin({ id: 'origin', name: 'Origin', thinkMs: () => 1, workers: 1, queueLimit: 1, resources: { '/': { bytes, headers: [] } } }),
      ],
      links: [{ from: 'user', to: 'origin', rttMs: RTT_MS, bytesPerMs: 1000 }],
    },
    steps: [{
      id: 'one', title: 'One', prose: () => [], line: () => '', claims: [],
      *play({ ask }) {
        yield* ask('user', '/', { follow: true })
        yield* ask('user', '/', { follow: true })
      },
    }],
    takeaway: () => [], quiz: { question: '', options: [] },
  }
  const reading = readingOf(scene, run(scene))
  const arrows = [0, 1].map((request) => arrowsOf(reading, indexOf(reading), request, reading.trace.length, reading.endUs))
  return { arrows, labels: arrows.map((list) => list.map(({ label }) => label).join(' | ')) }
}

describe('arrows of a request', () => {
  it('say what each message carries', () => {
    const opening = 'SYN | SYN-ACK | ACK + ClientHello | ServerHello, certificate | Finished + request | response'
    expect(messages({}).labels).toEqual([opening, opening])
  })

  it.each<[string, Partial<Transport>, string, string]>([
    ['a connection that stays open', { keepAlive: true, accounting: 'textbook', tls: 'resumed' }, 'SYN | SYN-ACK | ACK | ClientHello | ServerHello | Finished + request | response', 'request | response'],
    ['QUIC with 0-RTT, where no message goes before the request', { http: 'h3', tls: '0-rtt' }, 'ClientHello + request | ServerHello + response', 'ClientHello + request | ServerHello + response'],
    ['the same on a connection that stays open', { http: 'h3', tls: '0-rtt', keepAlive: true }, 'ClientHello + request | ServerHello + response', 'request | response'],
    ['connections that were open before', { warm: true, http: 'h3', tls: '0-rtt' }, 'request | response', 'request | response'],
  ])('know %s', (_, changes, first, second) => {
    expect(messages(changes).labels).toEqual([first, second])
  })

  it('tell the first byte of a long response from its last', () => {
    const response = messages({}, 50_000).arrows[0]!.at(-1)!
    expect(response.firstByteMs - response.startMs).toBe(RTT_MS / 2)
    expect(response.endMs - response.firstByteMs).toBe(50)
    const small = messages({}, 1000).arrows[0]!.at(-1)!
    expect(small.firstByteMs).toBe(small.endMs)
  })
})

import { describe, expect, it } from 'vitest'
import { scene } from '../../scenes/05-how-long-to-trust-a-copy/scene'
import { SCENES } from '../../tests/scenes/scenes'
import { runOf } from '../../tests/support/runOf'
import { indexOf } from '../reading/traceIndex'
import { Kind, SlotState, slotIndex, slotState } from '../trace/traceKinds'
import { whyNotKept } from '../screen/whyNotKept'
import { type Offered, whyEmpty } from './emptySlot'
import { requestMessages } from './requestMessages'

const run = runOf(scene)
const ways = Array.from({ length: run.requests.length }, (_, request) => requestMessages(run, request))
const whyNot = (offered: Offered): string | undefined => whyNotKept(run, offered)
const name = (node: number): string => run.nodes[node]!.id

describe('a copy that is confirmed', () => {
  const way = ways.find((messages) => messages.some(({ from, startLine }) => name(from) === 'us-east' && startLine === 'HTTP 304'))!

  it('shows who asked whether it holds, who said so, and who answers', () => {
    const asked = way.find(({ to, isResponse }) => name(to) === 'us-east' && !isResponse)!
    expect(asked.headers.map(([field]) => field)).toContain('If-None-Match')
    const told = way.find(({ from, isResponse }) => name(from) === 'edge' && isResponse)!
    expect(told.headers.map(([field]) => field)).toEqual(expect.arrayContaining(['ETag', 'Cache-Control']))
    expect(way.at(-1)).toMatchObject({ isResponse: true, startLine: 'HTTP 200' })
    // Somebody on the way has made a 200 of the 304, and says so.
    expect(way.some(({ startLine, changes }) => startLine === 'HTTP 200' && changes?.startLine === 'HTTP 304')).toBe(true)
  })

  it('goes there and back through the same nodes', () => {
    const there = way.filter(({ isResponse, behind }) => !isResponse && !behind).map(({ from, to }) => `${from} ${to}`)
    const back = way.filter(({ isResponse, behind }) => isResponse && !behind).map(({ from, to }) => `${to} ${from}`)
    expect(back.toReversed()).toEqual(there)
  })
})

it('tells a condition that a cache has added, by that cache', () => {
  const added = ways.flat().filter(({ changes }) => changes?.added.includes('If-None-Match'))
  expect(added.length).toBeGreaterThan(0)
  for (const { from, isResponse } of added) expect([name(from) === 'us-east', isResponse]).toEqual([false, false])
})

it('gives a conditional request another text than the one it was made of', () => {
  const { trace } = run
  const texts = indexOf(run).ofKind(Kind.Value).reduce((all, i) => all.add(trace.string(trace.b(i))), new Set<string>())
  expect([...texts].filter((text) => /^GET \S+ · If-None-Match: /.test(text))).not.toEqual([])
})

it('says why a shared cache has kept nothing', () => {
  const edge = run.nodes.find(({ id }) => id === 'edge')!
  const { trace } = run
  const words = new Set(
    ways.flat().filter(({ from, isResponse }) => from === edge.index && isResponse).flatMap(({ atMs }) => {
      const position = Math.ceil(atMs * 1000)
      const last = indexOf(run).ofKind(Kind.Slot).findLast((i) => trace.timeUs(i) <= position && trace.node(i) === edge.index && slotIndex(trace.a(i)) === 0)
      return last !== undefined && slotState(trace.a(last)) === SlotState.Empty ? [whyEmpty(run, edge.index, 0, edge.shows[0]!, position, whyNot)] : []
    }),
  )
  expect(words).toContain('Empty: the latest answer was not kept here. Private: only the user’s own cache may keep it.')
  expect(words).toContain('Empty: the latest answer was not kept here. No-store: it may not be kept.')
  expect(whyEmpty(run, edge.index, 0, edge.shows[0]!, 0, whyNot)).toBe('Empty: no copy has come for this key.')
})

describe.each(SCENES)('$folder', ({ scene: one }) => {
  const result = runOf(one)

  it('tells of each message who sent it, and of what it was made', () => {
    for (let request = 0; request < result.requests.length; request++) {
      for (const { from, to, headers, changes } of requestMessages(result, request)) {
        expect([result.nodes[from], result.nodes[to]]).not.toContain(undefined)
        const names = headers.map(([field]) => field.toLowerCase())
        for (const field of changes?.added ?? []) expect(names).toContain(field.toLowerCase())
        for (const { name: field } of changes?.removed ?? []) expect(names).not.toContain(field.toLowerCase())
      }
    }
  })
})

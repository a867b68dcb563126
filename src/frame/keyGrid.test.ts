import { describe, expect, it } from 'vitest'
import { S, lifeOf } from '../../tests/support/handTrace'
import { Cause, NO_EXCHANGE } from '../trace/exchanges'
import { NO_NODE, Trace } from '../trace/trace'
import type { LifeRecord } from '../trace/lifeTable'
import { Kind, Outcome, SlotState, packSlot } from '../trace/traceKinds'
import type { Reading } from '../reading/reading'
import { RequestTable } from '../trace/requestTable'
import { frameAt } from './frameAt'
import { keyGridAt } from './keyGrid'
import type { GridFrame } from './gridFrame'

const PAGE = 'GET /shoes'
const BR = `${PAGE} · accept-encoding: br`
const GZIP = `${PAGE} · accept-encoding: gzip`
const SHOWS = ['GET /shoes', BR, GZIP]

const life = (content: string, encoding: string): LifeRecord => lifeOf(3600 * S, { content, parts: [['accept-encoding', encoding]] })

/** One edge; each call of `miss` and `hit` is a request, 10 ms after the one before. */
class Story {
  readonly trace = new Trace()
  readonly requests = new RequestTable()
  #timeUs = 0

  constructor() {
    this.step(0)
  }

  step(index: number): void {
    this.#record(Kind.Step, NO_NODE, -1, index, 0)
  }

  miss(encoding: string, key: string, content: string): void {
    const request = this.#ask(encoding)
    this.#record(Kind.Outcome, 1, request, Outcome.Miss, 0)
    this.#slot(request, PAGE, SlotState.Filling)
    this.#slot(request, PAGE, SlotState.Empty)
    this.#slot(request, key, SlotState.Fresh)
    this.#record(Kind.Life, 1, request, SHOWS.indexOf(key), this.trace.addLife(life(content, encoding)))
    this.#answer(request, content, content)
  }

  hit(encoding: string, key: string, content: string, wanted = content): void {
    const request = this.#ask(encoding)
    this.#record(Kind.Outcome, 1, request, Outcome.Hit, 0)
    this.#record(Kind.Select, 1, request, SHOWS.indexOf(key), 0)
    this.#answer(request, content, wanted)
  }

  open(encoding: string): void {
    this.#ask(encoding)
  }

  evict(key: string): void {
    this.#timeUs += 1000
    this.#slot(-1, key, SlotState.Empty)
  }

  end(): { run: Reading; grid: GridFrame; at: (timeUs: number) => GridFrame } {
    const { trace, requests } = this
    const nodes = [
      { kind: 'client', id: 'users', name: 'users', upstream: 'edge', asks: '/shoes' },
      { kind: 'edge', id: 'edge', name: 'edge', layers: () => [], upstream: 'origin', shows: 'all', lookupMs: 1, storeMs: 1 },
    ]
    const scene = { topology: { view: { kind: 'grid', edges: ['edge'] }, nodes, links: [] }, levers: {}, listings: [], steps: [{ title: 'First' }, { title: 'Second' }] }
    const run = {
      scene, trace, requests, links: [], inputs: { seed: 1, levers: {}, acts: [] }, levers: {}, endUs: this.#timeUs, steps: [],
      nodes: nodes.map(({ kind, id, name }, index) => ({ index, kind, id, name, shows: kind === 'edge' ? SHOWS : [] })),
    } as unknown as Reading
    const at = (timeUs: number): GridFrame => keyGridAt(run, frameAt(run, timeUs), ['edge'])
    return { run, at, grid: at(this.#timeUs) }
  }

  #ask(encoding: string): number {
    this.#timeUs += 10_000
    const id = this.requests.add({
      step: 0, client: 0, method: 'GET', url: '/shoes', follow: false, atUs: this.#timeUs, headers: [['Accept-Encoding', encoding], ['Cookie', 'a=1']],
    })
    this.trace.exchanges.open(Cause.User, 0, NO_EXCHANGE, id)
    this.#record(Kind.Request, 0, id, this.trace.intern('GET /shoes'), 0)
    return id
  }

  #answer(request: number, content: string, wanted: string): void {
    this.#record(Kind.Content, 0, request, this.trace.intern(content), this.trace.intern(wanted))
    this.#record(Kind.Done, 0, request, 200, 0)
  }

  #slot(request: number, key: string, state: SlotState): void {
    this.#record(Kind.Slot, 1, request, packSlot(SHOWS.indexOf(key), state), this.trace.intern(key))
  }

  #record(kind: number, node: number, request: number, a: number, b: number): void {
    this.trace.record(this.#timeUs, kind, node, request, a, b)
  }
}

describe('keyGridAt', () => {
  it('has a cell for every key that was stored, with its parts, its hits and its wrong answers', () => {
    const story = new Story()
    story.miss('br', BR, 'English')
    story.hit('br', BR, 'English')
    story.miss('gzip', GZIP, 'English')
    story.hit('br', BR, 'English', 'German')
    const { grid } = story.end()
    expect(grid.edges).toHaveLength(1)
    expect(grid.edges[0]!.cells).toEqual([
      { slot: 1, primary: PAGE, parts: [['accept-encoding', 'br']], hits: 2, wrong: 1, forged: false, lit: true },
      { slot: 2, primary: PAGE, parts: [['accept-encoding', 'gzip']], hits: 0, wrong: 0, forged: false, lit: false },
    ])
  })

  it('tells of a request what was in its key, and of what the key was made', () => {
    const story = new Story()
    story.miss('br', BR, 'English')
    const { asked } = story.end().grid
    expect(asked).toMatchObject({ request: 0, client: 0, primary: PAGE, parts: [['accept-encoding', 'br']], outcome: 'miss', done: true, content: 'English', wrong: false, forged: false })
    expect(asked!.fields).toEqual([
      { name: 'Accept-Encoding', value: 'br', keyed: true },
      { name: 'Cookie', value: 'a=1', keyed: false },
    ])
  })

  it('has no key of a request that has not come to an edge', () => {
    const story = new Story()
    story.open('gzip')
    const { asked } = story.end().grid
    expect(asked).toMatchObject({ request: 0, edge: -1, outcome: null, primary: '', parts: [] })
    expect(asked!.fields.some(({ keyed }) => keyed)).toBe(false)
  })

  it('counts from the beginning of the step, and keeps only what is still stored', () => {
    const story = new Story()
    story.miss('br', BR, 'English')
    story.miss('gzip', GZIP, 'English')
    story.evict(GZIP)
    story.step(1)
    story.hit('br', BR, 'English')
    const { grid, at } = story.end()
    expect(grid.edges[0]!.cells.map(({ slot, hits }) => [slot, hits])).toEqual([[1, 1]])
    expect(grid.before).toMatchObject({ title: 'First', edges: [{ node: 1, cells: [{ slot: 1 }] }] })
    expect(at(20_000).edges[0]!.cells.map(({ slot }) => slot)).toEqual([1, 2])
  })

  it('is empty before anything happens', () => {
    const { at } = new Story().end()
    expect(at(-1)).toMatchObject({ edges: [{ node: 1, cells: [] }], asked: null, before: null })
  })
})

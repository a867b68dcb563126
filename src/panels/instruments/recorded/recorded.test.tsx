/**
 * Recordings beside a run: what others did is told when the run in view has shown its own, and whoever the run behaves as is marked.
 */
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { CrowdSoFar } from '../../../frame/crowdSoFar'
import { runOf } from '../../../../tests/support/runOf'
import { scene } from '../../../../tests/course/99-every-part/scene'
import { Recorded } from './Recorded'

const rows = [
  { name: 'One', outcomes: { hit: 2, revalidated: 1 }, fetches: 1, waitsMs: [401, 403, 404] },
  { name: 'Two', outcomes: { miss: 3 }, fetches: 3, waitsMs: [400, 810, 1203] },
] as const
const options = { kind: 'recorded', title: 'Elsewhere', thinkMs: 400, crowd: () => '', as: () => '' } as const

function shown(own: Partial<CrowdSoFar>, as = ''): string {
  const crowd: CrowdSoFar = { all: 3, came: 3, done: 3, outcomes: { miss: 3 }, fetches: 3, waitsMs: [600, 1200, 1800], ...own }
  return renderToStaticMarkup(<Recorded run={runOf(scene)} reading={{ own: crowd, as, rows, told: 'See this.' }} options={options} compact={false} reducedMotion onSelect={() => undefined} />)
}

describe('recorded crowds', () => {
  it('are told when the run’s own crowd is through', () => {
    expect(shown({})).toMatch(/2\u00a0×\u00a0HIT, 1\u00a0×\u00a0304.*1\u202f203\u00a0ms/)
    const before = shown({ done: 2, outcomes: { miss: 2 }, waitsMs: [600, 1200, 1200] })
    expect(before).toMatch(/2\u00a0×\u00a0MISS.*1\u202f200\u00a0ms/)
    expect(before).not.toMatch(/304|403|1\u202f203|See this/)
    expect(before).toContain('One, Two: told when this run’s crowd is through.')
  })

  it('say what is to be seen in them, and what a 304 is where there is one', () => {
    expect(shown({})).toContain('See this. 304: the expired copy still held.')
  })

  it('name whom the run behaves as', () => {
    expect(shown({}, 'Two')).toMatch(/This run, as Two.*<tr data-same="true"><th scope="row">Two/)
    expect(shown({})).not.toContain('data-same')
  })

  it('say how they differ: how many there were, and how the origin was', () => {
    expect(shown({ all: 4, came: 4 })).toContain('there: 3 users, trips of 400\u00a0ms, room for all')
  })

  it('say that there is none of a step, and where there is one', () => {
    expect(renderToStaticMarkup(<Recorded run={runOf(scene)} reading="None of this. Step one has some." options={options} compact reducedMotion onSelect={() => undefined} />)).toContain('None of this. Step one has some.')
  })
})

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
const options = { kind: 'recorded', title: 'Elsewhere', thinkMs: 400, crowds: {}, as: () => '' } as const

function shown(own: Partial<CrowdSoFar>, as = ''): string {
  const crowd: CrowdSoFar = { all: 3, came: 3, done: 3, outcomes: { miss: 3 }, fetches: 3, waitsMs: [600, 1200, 1800], ...own }
  return renderToStaticMarkup(<Recorded run={runOf(scene)} reading={{ own: crowd, as, rows }} options={options} compact={false} reducedMotion onSelect={() => undefined} />)
}

describe('recorded crowds', () => {
  it('are told when the run’s own crowd is through', () => {
    expect(shown({})).toMatch(/2\u00a0×\u00a0HIT, 1\u00a0×\u00a0304.*1\u202f203\u00a0ms/)
    const before = shown({ done: 2, outcomes: { miss: 2 }, waitsMs: [600, 1200, 1200] })
    expect(before).toMatch(/2\u00a0×\u00a0MISS.*1\u202f200\u00a0ms/)
    expect(before).not.toMatch(/304|403|1\u202f203/)
  })

  it('name whom the run behaves as', () => {
    expect(shown({}, 'Two')).toMatch(/This run, as Two.*<tr data-same="true"><th scope="row">Two/)
    expect(shown({})).not.toContain('data-same')
  })

  it('say that there is none of a step', () => {
    expect(renderToStaticMarkup(<Recorded run={runOf(scene)} reading={null} options={options} compact reducedMotion onSelect={() => undefined} />)).toContain('Nothing was recorded')
  })
})

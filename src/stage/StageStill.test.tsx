import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, it } from 'vitest'
import { scene } from '../../scenes/02-an-edge-near-the-user/scene'
import { frameAt } from '../frame/frameAt'
import { createPacketBuffer, packetsAt } from '../frame/packets'
import { runOf } from '../../tests/support/runOf'
import { StageStill } from './StageStill'
import { prepareView } from './views'

const run = runOf(scene)

beforeAll(() => prepareView(scene.topology.view, null))

function still(position: number): string {
  const packets = createPacketBuffer()
  packetsAt(run, position, packets)
  return renderToStaticMarkup(<StageStill run={run} frame={frameAt(run, position)} width={717} height={567} packets={packets} />)
}

/** In the middle of the first trip from an edge to the origin. */
const travelling = run.requests.atUs(run.requests.named('sydney-first')!) + 60_000

describe('StageStill', () => {
  it('draws the map, the cards and the packet in Node', () => {
    const markup = still(travelling)
    expect(markup).toMatch(/^<svg[^>]*role="img"/)
    expect(markup).toContain('Sydney')
    expect(markup).toContain('data-state="filling"')
    expect(markup).toContain('<circle')
    expect(markup).not.toContain('role="button"')
    expect(markup).not.toContain('NaN')
    expect(markup).not.toContain('<canvas')
  })

  it('is the same picture every time, and another one at another moment', () => {
    expect(still(travelling)).toBe(still(travelling))
    expect(still(run.endUs)).not.toBe(still(travelling))
  })

  it('says what it shows', () => {
    expect(still(travelling)).toMatch(/aria-label="Map: users in [^"]*Sydney[^"]*; edges [^"]*; origin us-east"/)
  })
})

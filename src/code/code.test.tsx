import { renderToStaticMarkup as render } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { Frame } from '../frame/types'
import type { Scene } from '../scene/types'
import { CodePanel } from './CodePanel'

const listing = { id: 4, name: 'Edge.handle', lines: [[['return', 'k'], [' hit', '']], [['}', '']]], statementLines: [1], variables: ['entry'] }
const scene = { listings: [{ listing, note: 'runs for every request' }] } as unknown as Scene
const frame = (line: number, waiting = false) =>
  ({ code: [{ listing: 4, line, waiting, values: [{ name: 'entry', text: 'undefined', fresh: true }] }], spotlight: null }) as unknown as Frame

describe('CodePanel', () => {
  it('is text, with line numbers for the eye only', () => {
    const html = render(<CodePanel scene={scene} frame={frame(0)} onSwitch={() => undefined} />)
    expect(html).toMatch(/aria-hidden="true">1<\/span>/)
    expect(html.replaceAll(/<[^>]+>/g, '')).toContain('return hit')
    expect(html).toContain('runs for every request')
    expect(html).not.toContain('data-marker')
  })

  it('marks the running line, also in words, and shows its values', () => {
    const html = render(<CodePanel scene={scene} frame={frame(2, true)} onSwitch={() => undefined} />)
    expect(html).toContain('translateY(22px)')
    expect(html).toContain('data-waiting')
    expect(html).toContain('(running)')
    expect(html).toContain('Values in Edge.handle')
    expect(html).toContain('undefined')
  })
})

describe('a listing of layers', () => {
  const stack = { listing: { id: 5, name: 'Edge.layers', lines: [], statementLines: [], variables: [] }, note: 'outermost first', stack: { caches: ['edge'], lever: 'layers' } }
  const layers = [
    { name: 'rateLimit', isIn: true, isOn: true, state: 'waits' }, { name: 'fresh', isIn: false, isOn: false, state: 'rests' }, { name: 'coalesce', isIn: false, isOn: true, state: 'rests' },
    { name: 'store', isIn: true, state: 'runs' },
  ]
  const html = render(
    <CodePanel scene={{ listings: [stack] } as unknown as Scene} frame={{ code: [{ listing: 5, ran: true, line: 5, waiting: false, values: [], layers }], spotlight: null } as unknown as Frame} onSwitch={() => undefined} />,
  )
  const words = html.replaceAll(/<[^>]+>/g, '')

  it('reads as a list, with what is off in its place', () => {
    expect(words).toContain('Edge.layers = [')
    expect(words).toMatch(/rateLimit,[^]*fresh, \/\/ off[^]*coalesce, \/\/ its lever is off[^]*store,[^]*]/)
  })

  it('marks where the request is, and says it', () => {
    expect(html.match(/data-marker/g)).toHaveLength(2)
    expect(words).toContain('(waiting)')
    expect(words).toContain('(running)')
  })

  it('has a switch for each layer of the lever, named by it, but where another lever keeps it out', () => {
    expect(html.match(/role="switch"/g)).toHaveLength(2)
    expect(html).toMatch(/aria-checked="false" aria-labelledby="([^"]+)"/)
  })
})

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

import { renderToStaticMarkup as render } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { OrderLever } from '../../scene/levers'
import { OrderControl } from './OrderControl'

const lever: OrderLever = {
  kind: 'order', label: 'Layers', initial: ['fresh', 'store'],
  options: [{ value: 'fresh', label: 'serves copies' }, { value: 'store', label: 'keeps what comes' }, { value: 'head', label: 'follows HEAD' }],
}
const draw = (value: readonly string[]): string => render(<OrderControl lever={lever} value={value} labelId="l" helpId={undefined} onChange={() => undefined} />)

describe('OrderControl', () => {
  it('numbers what is in and says what each is', () => {
    const words = draw(['store', 'fresh']).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
    expect(words).toContain('1 keeps what comes store')
    expect(words).toContain('2 serves copies fresh')
  })

  it('says what those do that are not in', () => {
    expect(draw(['store', 'fresh']).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')).toContain('+ Put in follows HEAD head')
  })

  it('has a button for each move, held where there is nowhere to go', () => {
    const html = draw(['store', 'fresh'])
    for (const name of ['Move store down', 'Move fresh up', 'Take store out']) expect(html).toContain(`aria-label="${name}"`)
    expect(html.match(/aria-disabled="true"/g)).toHaveLength(2)
  })

  it('says that nothing is in, and offers everything', () => {
    const html = draw([])
    expect(html).toContain('Nothing is in it.')
    expect(html.match(/Put in /g)).toHaveLength(3)
    expect(draw(['fresh', 'store', 'head'])).not.toContain('Put in')
  })
})

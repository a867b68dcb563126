import { renderToStaticMarkup as render } from 'react-dom/server'
import { expect, it, vi } from 'vitest'
import { smallScene } from '../../../tests/support/smallScene'
import type { LeverValues } from '../../cdn/levers'
import { leversInForce } from '../../scene/leversInForce'
import type { Scene } from '../../scene/types'
import { LeverPanel } from './LeverPanel'

const nothing = vi.fn<() => void>()

function panel(set: LeverValues, scene: Scene = smallScene, comparison: LeverValues | null = null, about?: readonly string[]): string {
  const calls = { onChange: nothing, onCompare: nothing, onEndComparison: nothing, onReset: nothing, rare: { Header: ({ value }: { value: string }) => <output>{value}</output>, Place: () => null, Code: () => null, Order: () => null } }
  return render(<LeverPanel scene={scene} about={about} levers={leversInForce(scene, set)} set={set} comparison={comparison} {...calls} />)
}

it('names every control, marks what was set, offers to compare', () => {
  const html = panel({ edge: false }, smallScene, { edge: true })
  expect(html).toContain('Edge: Stop comparing with on')
  expect(html).toContain('(set by you)')
  expect(html).toContain('Reset')
  expect(html).toMatch(/role="switch"[^>]* aria-labelledby="[^"]+"/)
  expect(panel({})).not.toContain('Reset')
})

it('puts the levers of a group under their heading', () => {
  expect(panel({})).toMatch(/<fieldset[^>]*><legend[^>]*>The edge<\/legend>.*Cache-Control.*<\/fieldset>/)
})

it('disables a lever that does not act, says why, and shows the value that it keeps', () => {
  const html = panel({ edge: false, cacheControl: 'no-cache' })
  const [, described = ''] = /<fieldset[^>]* disabled="" [^>]*aria-describedby="([^"]+)"[^>]*><output>no-cache<\/output><\/fieldset>/.exec(html) ?? []
  expect(html).toContain(`<p id="${described}"`)
  expect(html).toContain('>Nobody keeps a copy without the edge.</p>')
  expect(html.match(/<button[^>]*disabled=""[^>]*aria-label="Cache-Control: Compare with/g)).toHaveLength(1)
})

it('lets it be moved again as soon as it acts', () => {
  const html = panel({ cacheControl: 'no-cache' })
  expect(html).not.toContain('disabled')
  expect(html).not.toContain('Nobody keeps a copy')
})

it('leaves out a lever that hides, and a heading with nothing under it', () => {
  const hidden = { ...smallScene, conditions: { cacheControl: { ...smallScene.conditions!['cacheControl']!, hides: true } } }
  expect(panel({ edge: false }, hidden)).not.toMatch(/Cache-Control|The edge/)
  expect(panel({ edge: true }, hidden)).toContain('Cache-Control')
})

it('folds the levers that the step is not about, and says when one of them is set', () => {
  const [before = '', folded = ''] = panel({}, smallScene, null, ['edge']).split(/(?=<button[^>]*aria-expanded="false")/)
  expect(before).toContain('>Edge<')
  expect(before).not.toContain('Cache-Control')
  expect(folded).toContain('>More levers</button>')
  expect(folded).toContain('Cache-Control')
  expect(panel({ cacheControl: 'no-cache' }, smallScene, null, ['edge'])).toContain('More levers, some set by you')
  expect(panel({})).not.toContain('aria-expanded')
})

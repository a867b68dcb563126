import { renderToStaticMarkup as render } from 'react-dom/server'
import { expect, it } from 'vitest'
import { parseCacheControl } from '../../cdn/http/cacheControl'
import { cacheControlNotes } from '../../cdn/explain/notes'
import type { HeaderLever } from '../../scene/levers'
import { HeaderControl } from './HeaderControl'

const lever: HeaderLever = {
  kind: 'header', label: 'H', field: 'Cache-Control', initial: '', against: 'no-store',
  chips: ['no-store'], seconds: [{ directive: 'max-age', max: 30, step: 1 }],
}
const read = (text: string) => ({ directives: parseCacheControl([text]).directives, notes: cacheControlNotes([text]) })
const draw = (value: string) => render(<HeaderControl lever={lever} value={value} labelId="l" helpId={undefined} onChange={() => undefined} read={read} />)

it('header control: is a named field with its notes, a chip for each directive and a slider for each time', () => {
  const html = draw('max-age=12, no-store')
  expect(html).toMatch(/<span id="([^"]+)"[^>]*>Cache-Control:<\/span><textarea[^>]*aria-labelledby="\1"/)
  const notes = /<ul id="([^"]+)"/.exec(html)![1]!
  expect(html).toMatch(new RegExp(`aria-describedby="[^"]*${notes}`))
  expect(html.match(/type="checkbox"[^>]*checked/g)).toHaveLength(2)
  expect(html).toContain('aria-valuetext="12\u00a0s"')
  expect(html).toContain('Careful: ')
})

it('header control: a time that is not there is none, and one that is too long for the slider is said as it is', () => {
  expect(draw('public')).toContain('aria-valuetext="none"')
  const html = draw('max-age=86400')
  expect(html).toMatch(/value="30"[^>]*/)
  expect(html).toContain('aria-valuetext="86400\u00a0s"')
  expect(draw(`max-age=${'9'.repeat(60)}`)).toContain('aria-valuetext="&gt; 2147483648\u00a0s"')
})

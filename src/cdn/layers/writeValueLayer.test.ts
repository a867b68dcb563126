/** A value that is written at one place: seen there at once, and elsewhere when what was read there has grown old. */
import { expect, it } from 'vitest'
import { type PopAsk, popRun } from '../../../tests/support/popWorld'
import type { CityId } from '../net/places'
import { httpLayers } from './httpLayers'
import { pageLayer } from './pageLayer'
import { writeValueLayer } from './writeValueLayer'

const store = { city: 'ashburn', values: { banner: 'hello' }, ttlS: 60 } as const
const layers = [
  writeValueLayer({ store, written: ({ method, url }) => (method === 'PUT' ? { key: 'banner', value: url.slice(1) } : null) }),
  pageLayer({ assembles: () => true, store }),
  ...httpLayers,
]
const template = { bytes: 100, content: 'today: <value banner>', headers: [['Cache-Control', 'max-age=3600'], ['Surrogate-Control', 'content="ESI/1.0"']] } as const

it('is shown at the place that writes it, and elsewhere after the time for which values are kept', () => {
  const look = (city: CityId, atMs: number): PopAsk => ({ city, atMs, url: '/' })
  const { answers, atOrigin } = popRun({
    resources: { '/': template }, layers, cities: ['frankfurt', 'sydney'],
    asks: [look('sydney', 0), { city: 'frankfurt', atMs: 1000, url: '/sale', method: 'PUT' }, look('frankfurt', 2000), look('sydney', 2000), look('sydney', 59_000), look('sydney', 61_000)],
  })
  expect(answers.map(({ response }) => response.body)).toEqual(['today: hello', '', 'today: sale', 'today: hello', 'today: hello', 'today: sale'])
  expect(answers[1]!.response.status).toBe(204)
  // The template, at each place.
  expect(atOrigin).toHaveLength(2)
})

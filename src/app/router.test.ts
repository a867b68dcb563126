import { expect, test } from 'vitest'
import { parsePath, sameRoute } from './router'

test.each([
  ['/', '/', { page: 'contents' }],
  ['/index.html', '/', { page: 'contents' }],
  ['/course/', '/course/', { page: 'contents' }],
  ['/course', '/course/', { page: 'contents' }],
  ['/s/stale-on-purpose/', '/', { page: 'scene', slug: 'stale-on-purpose' }],
  ['/s/stale-on-purpose', '/', { page: 'scene', slug: 'stale-on-purpose' }],
  ['/s/stale-on-purpose/index.html', '/', { page: 'scene', slug: 'stale-on-purpose' }],
  ['/course/s/x/', '/course/', { page: 'scene', slug: 'x' }],
  ['/s/', '/', { page: 'lost', path: '/s/' }],
  ['/s/a/b/', '/', { page: 'lost', path: '/s/a/b/' }],
  ['/about', '/', { page: 'lost', path: '/about' }],
  ['/elsewhere/s/x/', '/course/', { page: 'lost', path: '/elsewhere/s/x/' }],
] as const)('%s under %s', (path, root, route) => {
  expect(parsePath(path, root)).toEqual(route)
})

test('routes are compared by what they show', () => {
  expect(sameRoute({ page: 'scene', slug: 'a' }, { page: 'scene', slug: 'a' })).toBe(true)
  expect(sameRoute({ page: 'scene', slug: 'a' }, { page: 'scene', slug: 'b' })).toBe(false)
  expect(sameRoute({ page: 'contents' }, { page: 'scene', slug: 'b' })).toBe(false)
})

import { describe, expect, it } from 'vitest'
import { HttpRequest } from '../http/message'
import { upstreamFor } from './upstreamFor'

describe('whom a cache asks', () => {
  it.each([['parent', 'shield', 'parent'], [undefined, 'shield', 'shield'], ['parent', undefined, 'parent'], [undefined, undefined, 'origin']])('with %s and %s it is %s', (parent, shield, asked) => {
    expect(upstreamFor({ parentFor: () => parent, shield, origin: 'origin', summary: () => '' }, new HttpRequest(0, 'GET', '/'))).toBe(asked)
  })
})

import { describe, expect, it } from 'vitest'
import { ownLinks } from './chainText'

describe('a chain of caches', () => {
  it('names who answered, and the origin always; before anybody has an answer nobody', () => {
    expect(ownLinks({ edge: 0, parent: 0, shield: 0, origin: 0, atOrigin: 3 })).toEqual([])
    expect(ownLinks({ edge: 8, parent: 0, shield: 2, origin: 0, atOrigin: 0 })).toEqual([{ by: 'edges', share: 0.8 }, { by: 'shield', share: 0.2 }, { by: 'origin', share: 0, isOrigin: true }])
  })
})

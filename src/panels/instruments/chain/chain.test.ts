import { describe, expect, it } from 'vitest'
import { ownLinks } from './chainText'

describe('a chain of caches', () => {
  it('names who answered, and the origin always; before anybody has asked nobody', () => {
    expect(ownLinks({ asked: 0, edge: 0, parent: 0, shield: 0, origin: 0 })).toEqual([])
    expect(ownLinks({ asked: 10, edge: 8, parent: 0, shield: 2, origin: 0 })).toEqual([{ by: 'edges', share: 0.8 }, { by: 'shield', share: 0.2 }, { by: 'origin', share: 0, isOrigin: true }])
  })
})

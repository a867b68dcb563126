import { describe, expect, it } from 'vitest'
import { SURROGATE_LIMITS, surrogateKeys } from './surrogateKeys'

describe('Surrogate-Key', () => {
  it('is names with spaces between them, over all field lines, each once, case heeded', () => {
    expect(surrogateKeys([['Surrogate-Key', 'shoes  sale'], ['surrogate-key', 'sale Shoes']])).toEqual(['shoes', 'sale', 'Shoes'])
    expect(surrogateKeys([['Cache-Control', 'max-age=1']])).toEqual([])
    expect(surrogateKeys([['Surrogate-Key', '']])).toEqual([])
  })

  it('is heeded up to the limits of products', () => {
    const { keyBytes, fieldBytes } = SURROGATE_LIMITS
    expect(surrogateKeys([['Surrogate-Key', `${'x'.repeat(keyBytes + 1)} ${'y'.repeat(keyBytes)} z`]])).toEqual(['y'.repeat(keyBytes), 'z'])
    const many = Array.from({ length: 20_000 }, (_, i) => `k${i}`).join(' ')
    expect(surrogateKeys([['Surrogate-Key', many]]).join(' ').length).toBeLessThanOrEqual(fieldBytes)
  })
})

import { describe, expect, it } from 'vitest'
import { Variants } from './variants'

const slot = (url: string, variant: string) => ({ key: `${url} ${variant}`, primary: url, fields: ['accept'], parts: [], language: variant })

describe('what is known of URLs', () => {
  it('is about as much as there are copies, however many came and went', () => {
    const held: string[] = []
    const variants = new Variants((key) => held.includes(key))
    for (let url = 0; url < 5000; url++) {
      const added = slot(`/${url}`, 'en')
      held.push(added.key)
      if (held.length > 100) held.shift()
      variants.add(added)
      expect(variants.keys(added.primary)).toEqual(new Set([added.key]))
    }
    expect(variants.size).toBeLessThan(400)
    for (const key of held) expect(variants.keys(key.split(' ')[0]!)).toEqual(new Set([key]))
  })

  it('forgets variants that have gone, and keeps those of the same URL that are there', () => {
    const gone = new Set<string>()
    const variants = new Variants((key) => !gone.has(key))
    variants.add(slot('/page', 'en'))
    variants.add(slot('/page', 'fr'))
    gone.add('/page en')
    for (let url = 0; url < 300; url++) variants.add(slot(`/${url}`, 'en'))
    expect(variants.keys('/page')).toEqual(new Set(['/page fr']))
    expect(variants.inLanguages('/page')).toEqual(new Set(['/page fr']))
  })

  it('names the fields of copies that are there, and of no others', () => {
    const held = new Set<string>()
    const variants = new Variants((key) => held.has(key))
    const add = (fields: string[], variant: string): void => {
      const added = { ...slot('/page', variant), fields }
      held.add(added.key)
      variants.add(added)
    }
    add(['accept', 'user-agent'], 'en, Firefox')
    add(['accept'], 'en')
    add(['accept'], 'fr')
    expect(variants.fieldLists('/page')).toEqual([['accept'], ['accept', 'user-agent']])
    held.delete('/page en')
    expect(variants.fieldLists('/page')).toEqual([['accept'], ['accept', 'user-agent']])
    held.delete('/page en, Firefox')
    expect(variants.fieldLists('/page')).toEqual([['accept']])
    held.clear()
    expect(variants.fieldLists('/page')).toEqual([])
    add(['accept', 'user-agent'], 'en, Firefox')
    expect(variants.fieldLists('/page')).toEqual([['accept', 'user-agent']])
  })
})

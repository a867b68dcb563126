import { renderToStaticMarkup as render } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ComputingCard } from './ComputingCard'
import { OpeningPart } from './OpeningPart'

const card = (share: number) => render(<ComputingCard label="Users: 200" share={share} requests={12_345} meanwhile="What you see is the run before it." onStop={() => undefined} />)
/** What a screen reader is told by itself. */
const told = (markup: string) => /role="status"[^>]*>([^<]*)</.exec(markup)?.[1]

describe('a run that is being computed', () => {
  it('says what it is, how far it is, what is in view, and how to stop it', () => {
    const markup = card(0.424)
    for (const words of ['Computing: Users: 200. What you see is the run before it.', '42 %, 12\u202f345 requests', 'value="0.424"', '>Stop<']) expect(markup).toContain(words)
  })

  it('is told aloud at each quarter only', () => {
    expect(told(card(0.26))).toBe('Computing Users: 200: 25 percent.')
    expect(told(card(0.49))).toBe(told(card(0.26)))
    expect(told(card(0.5))).not.toBe(told(card(0.49)))
  })

  it('that is the first of its scene says so', () => {
    const markup = render(<OpeningPart title="Everything at once" progress={null} onStop={() => undefined} onAgain={() => undefined} />)
    expect(markup).toContain('<h1>Everything at once</h1>')
    expect(markup).toContain('it begins when all of it is there')
  })
})

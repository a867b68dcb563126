import { renderToStaticMarkup as render } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import { Button } from './Button'
import { ChipGroup } from './ChipGroup'
import { IconButton } from './IconButton'
import { LiveRegion } from './LiveRegion'
import { OutcomeMark } from './OutcomeMark'
import { OUTCOME_WORDS } from '../words/outcomeWords'
import { OUTCOME_SHAPES, type OutcomeShape } from './outcomeShapes'
import { Slider } from './Slider'
import { Toggle } from './Toggle'

const nothing = vi.fn<() => void>()

describe('controls', () => {
  it('are native or have the role and name of what they are', () => {
    expect(render(<Button>Code</Button>)).toMatch(/^<button type="button"[^>]*>Code<\/button>$/)
    expect(render(<IconButton icon="next" name="Next step" />)).toContain('aria-label="Next step"')
    const toggle = render(<Toggle on onChange={nothing} labelledBy="x" />)
    expect(toggle).toContain('role="switch"')
    expect(toggle).toContain('aria-checked="true"')
    const slider = render(<Slider value={50} stops={[0, 50, 200]} words={(ms) => `${ms} ms`} onChange={nothing} labelledBy="x" />)
    expect(slider).toContain('type="range"')
    expect(slider).toContain('aria-valuetext="50 ms"')
    expect(slider).toContain('value="1"')
    // The longest value holds the room of all.
    expect(slider).toContain('200 ms</span>')
  })

  it('group chips as radios or checkboxes with one name', () => {
    const options = ['a', 'b'].map((value) => ({ value, label: value.toUpperCase() }))
    const one = render(<ChipGroup kind="one" label="Pick" options={options} value="b" onChange={nothing} />)
    expect(one.match(/type="radio"/g)).toHaveLength(2)
    expect(one.match(/checked=""/g)).toHaveLength(1)
    expect(one).toContain('<legend class="sr-only">Pick</legend>')
    const many = render(<ChipGroup kind="many" label="Pick" options={options} value={['a']} atLeast={1} onChange={nothing} />)
    expect(many.match(/type="checkbox"/g)).toHaveLength(2)
    expect(many).toContain('aria-disabled="true"')
  })

  it('say a verdict in words, not by colour alone', () => {
    const options = [{ value: 'a', label: 'A', verdict: 'right' as const }, { value: 'b', label: 'B', verdict: 'wrong' as const }]
    const html = render(<ChipGroup kind="one" label="Pick" options={options} value="b" onChange={nothing} locked />)
    expect(html).toContain('(right)')
    expect(html).toContain('(not right)')
  })

  it('have one empty polite region at load', () => {
    expect(render(<LiveRegion text="later" />)).toBe('<div role="status" aria-live="polite" aria-atomic="true" class="sr-only"></div>')
  })
})

describe('outcome marks', () => {
  it('differ in shape, not only in colour', () => {
    const outcomes = Object.keys(OUTCOME_SHAPES) as OutcomeShape[]
    const shapes = outcomes.map((outcome) => JSON.stringify([OUTCOME_SHAPES[outcome].path, OUTCOME_SHAPES[outcome].stroke]))
    expect(new Set(shapes).size).toBe(outcomes.length)
    for (const outcome of outcomes) expect(render(<OutcomeMark outcome={outcome} />)).toContain(`aria-label="${OUTCOME_WORDS[outcome]}"`)
    expect(render(<OutcomeMark outcome="hit" decorative />)).toContain('aria-hidden="true"')
  })
})

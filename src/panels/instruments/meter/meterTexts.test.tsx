import { renderToStaticMarkup as render } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { NO_BREAK_SPACE } from '../../../words/format'
import { Meter } from './Meter'
import { memoryText } from '../memory/memoryText'
import { wrongText } from '../wrong/wrongText'

const frankfurt = { node: 0, name: 'Frankfurt', entries: 2, bytes: 50_000 }
const sydney = { node: 1, name: 'Sydney', entries: 1, bytes: 1000 }
const contents = (answered: number, ...wrong: number[]) => ({ answered, forged: ['page 3'], contents: wrong.map((count, i) => ({ content: `page ${i}`, count: 10, wrong: count })) })
const nbsp = (text: string): string => text.replaceAll('_', NO_BREAK_SPACE)

describe('memoryText', () => {
  it('sums up what the edges hold, and names each where there are several', () => {
    expect(memoryText([frankfurt], 100_000)).toMatchObject({ value: ['2', 'entries'], alarm: false })
    const both = memoryText([frankfurt, sydney], 100_000)
    expect(both.value).toEqual(['3', 'entries'])
    expect(both.lines.map(({ name, value }) => `${name} ${value}`)).toEqual([
      nbsp('stored 51_kB of 100_kB'), nbsp('Frankfurt 2, 50_kB'), nbsp('Sydney 1, 1_kB'),
    ])
  })

  it('says in words that there is more than the scale has', () => {
    const over = memoryText([frankfurt, sydney], 40_000)
    expect(over.bar!.parts[0]!.share).toBe(1)
    expect(over.lines[0]).toMatchObject({ name: 'past the scale', alarm: true })
  })
})

describe('wrongText', () => {
  it('names the pages that were wrong most often, and sums up the others', () => {
    const reading = wrongText('Wrong content', contents(40, 1, 5, 0, 2))
    expect(reading).toMatchObject({ value: ['8', nbsp('of 40_answers')], alarm: true })
    expect(reading.lines.map(({ name, value }) => `${name}: ${value}`)).toEqual(['page 1: 5', '2 others: 3'])
  })

  it('names what an attacker has made, and does not call it well when only she has it', () => {
    expect(wrongText('Wrong content', contents(40, 0, 0, 0, 9)).lines[0]).toMatchObject({ name: 'forged: page 3', value: '9' })
    expect(wrongText('Wrong content', contents(1, 0)).lines[0]!.name).toBe('A forged page is out; nobody but the attacker got it yet.')
  })

  it('says that all is well, or that nothing happened', () => {
    expect(wrongText('Wrong content', { ...contents(10, 0), forged: [] }).lines[0]!.name).toBe('Nobody got a wrong one.')
    expect(wrongText('Wrong content', { ...contents(13, 0), forged: [] }).lines[0]!.name).toBe('3 got an error, nobody a wrong one.')
    expect(wrongText('Wrong content', { contents: [], answered: 2, forged: [] }).lines[0]!.name).toBe('Everyone got an error.')
    expect(wrongText('Wrong content', contents(1, 0)).value).toEqual(['0', nbsp('of 1_answer')])
    expect(wrongText('Wrong content', contents(0)).lines[0]!.name).toBe('Nothing is answered yet.')
  })
})

describe('Meter', () => {
  const text = wrongText('Wrong content', contents(40, 3))

  it('is a number and its words; on a phone the number alone', () => {
    const wide = render(<Meter text={text} compact={false} />)
    expect(wide).toContain('Wrong content')
    expect(wide).toContain('page 0')
    const small = render(<Meter text={text} compact />)
    expect(small).not.toContain('page 0')
    expect(small).not.toContain('answers')
    expect(small).toContain('>3<')
  })
})

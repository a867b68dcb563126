import { describe, expect, it } from 'vitest'
import type { HeaderLever } from '../../src/scene/levers'
import { validateScene } from '../../src/scene/validate'
import { SCENES } from './scenes'

const good: HeaderLever = {
  kind: 'header', label: 'Cache-Control', field: 'Cache-Control', initial: 'max-age=4', against: 'no-store',
  chips: ['no-store'], seconds: [{ directive: 'max-age', max: 30, step: 1 }],
}
const problems = (changes: Partial<HeaderLever>) => validateScene({ ...SCENES[0]!.scene, levers: { control: { ...good, ...changes } } }).filter((one) => one.startsWith('lever control'))

describe('the declaration of a header lever', () => {
  it('can be right', () => expect(problems({})).toEqual([]))

  it.each([
    [{ field: 'Cache Control' }, 'lever control: "Cache Control" cannot be a name in a header; write a token such as no-store'],
    [{ chips: ['max-age=3'] }, 'lever control: "max-age=3" cannot be a name in a header; write a token such as no-store'],
    [{ chips: ['max-age'] }, 'lever control offers a directive twice'],
    [{ seconds: [{ directive: 'max-age', max: 0, step: 1 }] }, 'lever control: max-age goes from 0 to 0 by 1; both must be above 0'],
    [{ against: 'max-age=4' }, 'lever control is compared with "max-age=4"; name another value that it takes'],
    [{ initial: ' x' }, 'lever control starts at " x", but takes a Cache-Control value of at most 200 printable characters of Latin-1'],
    [{ claims: [{ value: ' x', text: '', holds: () => true }] }, 'lever control has a claim for " x", but takes a Cache-Control value of at most 200 printable characters of Latin-1'],
  ])('is explained: %j', (changes, problem) => expect(problems(changes)).toContain(problem))
})

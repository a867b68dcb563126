import { expect, it } from 'vitest'
import { asSentence } from './sentence'

it.each([['Two clocks', 'Two clocks.'], ['How old is it?', 'How old is it?'], ['Stop!', 'Stop!'], ['', '.']])('%j is told as %j', (title, sentence) => {
  expect(asSentence(title)).toBe(sentence)
})

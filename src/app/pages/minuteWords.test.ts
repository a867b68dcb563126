import { expect, it } from 'vitest'
import { NO_BREAK_SPACE } from '../../words/format'
import { minuteWords } from './minuteWords'

it.each([
  [1, 'about 1 min'],
  [12, 'about 12 min'],
  [60, 'about 1 h'],
  [98, 'about 1 h 40 min'],
  [119, 'about 2 h'],
  [145, 'about 2 h 25 min'],
])('%d minutes are "%s"', (minutes, words) => {
  expect(minuteWords(minutes).replaceAll(NO_BREAK_SPACE, ' ')).toBe(words)
})

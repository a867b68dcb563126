import { expect, it } from 'vitest'
import { describeValues } from '../../scene/leverValues'
import { MAX_FUNCTION_LENGTH, readFunctionText } from './functionText'

it.each([
  ['a', 'a'], ['  a\r\n b  ', 'a\n b'], ['', ''], ['Länge \u{1f600}\t', 'Länge \u{1f600}'], ['a\u0000', null], ['\ud800', null], ['a\rb', null], ['a'.repeat(2001), null], [`${'a'.repeat(2000)} `, 'a'.repeat(2000)],
])('a text is read as it may run: %j', (text, read) => expect(readFunctionText(text)).toBe(read))

it('is as long as its lever says', () => {
  expect(describeValues({ kind: 'code', label: '', initial: '', options: [], read: readFunctionText })).toContain(` ${MAX_FUNCTION_LENGTH} `)
})

import { expect, test } from 'vitest'
import { shortcutFor, SHORTCUTS } from './shortcuts'

test.each([
  [' ', false, 'toggle'],
  ['ArrowRight', false, 'nextStep'],
  ['ArrowRight', true, 'nextScene'],
  ['ArrowLeft', true, 'previousScene'],
  ['.', false, 'frameForward'],
  ['.', true, 'frameForward'],
  ['?', true, 'help'],
  ['?', false, 'help'],
  ['a', false, null],
  [' ', true, null],
] as const)('key %j, shift %s', (key, shift, command) => {
  expect(shortcutFor({ key, shift, modified: false })).toBe(command)
})

test('keys with Ctrl, Alt or Meta are never ours', () => {
  for (const { key, shift } of SHORTCUTS) expect(shortcutFor({ key, shift: shift ?? false, modified: true })).toBeNull()
})

test('each command stands once in the sheet', () => {
  expect(new Set(SHORTCUTS.map((one) => one.command)).size).toBe(SHORTCUTS.length)
})

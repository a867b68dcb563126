import { expect, it, vi } from 'vitest'
import { remembered } from './remembered'

it('gives what the function gives, and asks it once for a text', () => {
  const read = vi.fn<(text: string) => string[]>((text) => text.split(''))
  const quick = remembered(read)
  expect(quick('ab')).toEqual(['a', 'b'])
  expect(quick('ab')).toBe(quick('ab'))
  expect(quick('')).toEqual([])
  expect(read).toHaveBeenCalledTimes(2)
})

it('remembers no more than it has room for, and stays right', () => {
  const read = vi.fn<(text: string) => number>(Number)
  const quick = remembered(read)
  for (let i = 0; i < 2500; i++) expect(quick(String(i))).toBe(i)
  expect(quick('2499')).toBe(2499)
  expect(read).toHaveBeenCalledTimes(2500)
  expect(quick('0')).toBe(0)
  expect(read).toHaveBeenCalledTimes(2501)
})

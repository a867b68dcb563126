import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const css = readFileSync(new URL('fonts.css', import.meta.url), 'utf8')
const tokens = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')
const faces = css.match(/@font-face {[^}]*}/g) ?? []
const ours = faces.filter((face) => face.includes('url('))
const standIns = faces.filter((face) => face.includes('local('))
const familyOf = (face: string): string => /font-family: ('[^']+')/.exec(face)?.[1] ?? ''

it('has faces that are packaged, and shows text before they have come', () => {
  const modules = new URL('../../node_modules/', import.meta.url)
  expect(ours.length).toBeGreaterThan(0)
  for (const face of ours) {
    const file = /url\('([^']+)'\)/.exec(face)?.[1] ?? ''
    expect(existsSync(new URL(file, modules)), file).toBe(true)
    expect(face).toContain('font-display: swap')
  }
})

it('has for every face of ours faces of the system that take as much room', () => {
  for (const face of standIns) expect(face).toMatch(/size-adjust: [\d.]+%;\s+ascent-override: [\d.]+%;\s+descent-override: [\d.]+%;\s+line-gap-override: 0%/)
  const stacks = [...tokens.matchAll(/--font-\w+: ([^;]+);/g)].map(([, stack = '']) => stack.split(', '))
  expect(stacks).toHaveLength(new Set(ours.map(familyOf)).size)
  const known = new Set(standIns.map(familyOf))
  for (const [first = '', second = ''] of stacks) expect([ours.map(familyOf).includes(first), known.has(second)]).toEqual([true, true])
})

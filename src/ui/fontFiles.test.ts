import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { FONT_FILES } from './fontFiles'

const css = readFileSync(new URL('./fonts.css', import.meta.url), 'utf8')

it('declares exactly the listed files, and they exist', () => {
  const declared = [...css.matchAll(/url\('([^']+)'\)/g)].map((match) => match[1])
  expect(declared).toEqual(FONT_FILES.map((font) => font.file))
  const modules = new URL('../../node_modules/', import.meta.url)
  for (const { file } of FONT_FILES) expect(existsSync(new URL(file, modules)), file).toBe(true)
})

it('keeps to latin and shows text at once', () => {
  expect(css).not.toMatch(/latin-ext|cyrillic|greek|vietnamese/)
  expect(css.match(/font-display: swap/g)).toHaveLength(FONT_FILES.length)
})

/**
 * Pictures as files of their own: parts of which styles are said in every way that ours are. Those of the course: tests/browser/posters.test.ts.
 */
import { describe, expect, it } from 'vitest'
import { carryingStyles, pngDrawer } from '../../tools/lib/posters'

const SHEET = `:root,[data-theme=light]{--ink:#111;--hit:#0a7f5a}[data-theme=dark]{--ink:#eee}
@font-face{font-family:X;src:url(x.woff2)}
.hit{--tone:var(--hit)}.part{fill:var(--tone)}.dim{fill:color-mix(in srgb,var(--ink) 50%,#fff)}
.label{font:600 15px/1.2 'IBM Plex Sans Variable',sans-serif}svg .inner rect{stroke:var(--ink)}`
const MARKUP = '<svg viewBox="0 0 40 20"><g class="hit inner"><rect class="part" width="10" height="10"></rect></g><rect class="dim" x="20" width="10" height="10"></rect><text class="label">A &amp; B</text></svg>'

describe('a picture that carries its styles', () => {
  it('has what the sheet says of each part: inherited, of a theme, mixed, and of letters', () => {
    const light = carryingStyles(MARKUP, SHEET, 'light')
    expect(light).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 40 20"/)
    expect(light).toMatch(/<rect[^>]*style="[^"]*fill:#0a7f5a[^"]*"/)
    expect(light).toMatch(/<rect[^>]*style="[^"]*stroke:#111[^"]*"/)
    expect(light).toContain('fill:#888')
    expect(light).toContain("font-style:normal;font-weight:600;font-size:15px;font-family:IBM Plex Sans Variable,sans-serif")
    expect(light).toContain('A &amp; B')
    expect(light).not.toMatch(/class=|var\(|color-mix/)
    expect(carryingStyles(MARKUP, SHEET, 'dark')).toMatch(/stroke:#eee/)
  })

  it('is refused where a variable has no value, and where there is no picture', () => {
    expect(() => carryingStyles('<svg><rect class="lost"/></svg>', '.lost{fill:var(--nowhere)}', 'light')).toThrow('nothing says what --nowhere is')
    expect(() => carryingStyles('<p></p>', SHEET, 'light')).toThrow('there is no picture')
  })

  it('is drawn in its own size, and as it says', async () => {
    const draw = await pngDrawer()
    const blank = draw('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"></svg>')
    const drawn = draw(carryingStyles(MARKUP.replace('<svg', '<svg width="40" height="20"'), SHEET, 'light'))
    expect(sizeOf(drawn)).toEqual({ width: 40, height: 20 })
    expect(Buffer.from(drawn).equals(Buffer.from(blank))).toBe(false)
  })
})

/** Width and height as the head of a PNG says them. */
function sizeOf(png: Uint8Array): { width: number; height: number } {
  const head = Buffer.from(png)
  expect(head.subarray(1, 4).toString()).toBe('PNG')
  return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) }
}

/**
 * From the markup of a picture and the course's styles to a file of its own: what the style sheets say of each element is written
 * on it, without variables, and drawn into a PNG. No browser is needed.
 */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { Resvg, initWasm } from '@resvg/resvg-wasm'
import juice from 'juice'
import { transformStyleAttribute } from 'lightningcss'
import { decompress } from 'woff2-encoder'

/** Faces that pictures have words in. The variable ones of the pages have one weight only here, so these are their static kin. */
const FACES = {
  '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin': [400, 500, 600, 700],
  '@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin': [400, 500],
} as const
/** `color-mix` is worked out for a browser that has it not. */
const WITHOUT_MIXES = { chrome: 80 << 16 }

const require = createRequire(import.meta.url)

/** Draws an SVG that carries its styles (carryingStyles) in its own size, as a PNG. */
export async function pngDrawer(): Promise<(svg: string) => Uint8Array> {
  await initWasm(await readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')))
  const files = Object.entries(FACES).flatMap(([face, weights]) => weights.map((weight) => require.resolve(`${face}-${weight}-normal.woff2`)))
  const fontBuffers = await Promise.all(files.map(async (file) => decompress(await readFile(file))))
  return (svg) => new Resvg(svg, { font: { fontBuffers, defaultFontFamily: 'IBM Plex Sans' } }).render().asPng()
}

/** The picture with the styles of a theme on its elements. Throws where a variable has no value. */
export function carryingStyles(markup: string, styles: string, theme: 'light' | 'dark'): string {
  // It reads faces, which a picture has no use for, letter by letter.
  const sheet = styles.replace(/@font-face\s*{[^}]*}/g, '')
  const styled = juice.inlineContent(`<html data-theme="${theme}"><body>${markup}</body></html>`, sheet, { resolveCSSVariables: true, xmlMode: true, preserveImportant: false })
  const svg = /<svg.*<\/svg>/s.exec(styled)?.[0]
  if (svg === undefined) throw new Error('there is no picture in this markup')
  const open = /var\((--[\w-]+)/.exec(svg)
  if (open) throw new Error(`nothing says what ${open[1]} is in a picture`)
  return svg
    .replace(/ style="([^"]*)"/g, (_, style: string) => ` style="${plainStyle(style)}"`)
    .replace(/ class="[^"]*"/g, '')
    .replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"')
}

function plainStyle(style: string): string {
  const code = Buffer.from(style.replaceAll('&quot;', "'"))
  return transformStyleAttribute({ filename: 'picture', code, minify: true, targets: WITHOUT_MIXES }).code.toString().replaceAll('"', "'").replace(FONT, longFont)
}

/** `font: italic 600 12px/1.4 family`, of which the renderer knows the single properties only. */
const FONT = /\bfont:(?:(italic) )?(?:(\d+|bold) )?([\d.]+px)(?:\/[\d.]+(?:px)?)? ([^;]+)/

function longFont(_: string, slope = 'normal', weight = '400', size: string, families: string): string {
  return `font-style:${slope};font-weight:${weight};font-size:${size};font-family:${families}`
}

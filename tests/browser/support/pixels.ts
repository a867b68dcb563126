/**
 * What a part of a page looks like: how far its pixels are from the ground around it. The picture is taken by the browser and read
 * in a page of its own.
 */
import type { Locator, Page } from 'playwright-core'

/** A square of the page (px of the window). */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * The greatest contrast (as WCAG counts it, 1 to 21) that any pixel of an area has with the commonest colour in the area around it:
 * 1 when the part is not to be told from its ground.
 */
export async function contrastOf(page: Page, part: Area, around: Area): Promise<number> {
  const shot = await page.screenshot({ clip: around, animations: 'disabled' })
  const inside = { x: part.x - around.x, y: part.y - around.y, width: part.width, height: part.height }
  return page.evaluate(measure, { png: shot.toString('base64'), inside })
}

export async function areaOf(part: Locator): Promise<Area> {
  const box = await part.boundingBox()
  if (!box) throw new Error('a part that is to be measured is not in the page')
  return box
}

/** Runs in the page. */
async function measure({ png, inside }: { readonly png: string; readonly inside: Area }): Promise<number> {
  const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0))
  const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
  const canvas = new OffscreenCanvas(image.width, image.height)
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  context.drawImage(image, 0, 0)
  const lights = (area: Area): number[] => {
    const { data } = context.getImageData(Math.round(area.x), Math.round(area.y), Math.max(1, Math.round(area.width)), Math.max(1, Math.round(area.height)))
    return Array.from({ length: data.length / 4 }, (_, i) => luminance(data[i * 4]!, data[i * 4 + 1]!, data[i * 4 + 2]!))
  }
  const luminance = (...rgb: number[]): number => {
    const [red, green, blue] = rgb.map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4))
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
  }
  const counts = new Map<number, number>()
  for (const light of lights({ x: 0, y: 0, width: image.width, height: image.height })) counts.set(light, (counts.get(light) ?? 0) + 1)
  const ground = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))[0]
  return Math.max(...lights(inside).map((light) => (Math.max(light, ground) + 0.05) / (Math.min(light, ground) + 0.05)))
}

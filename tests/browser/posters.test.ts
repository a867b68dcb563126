/**
 * A picture of each scene lies beside its embed, as large as previews of a link want it, with something on it.
 */
import { expect, inject, test } from 'vitest'
import { POSTER, posterFile } from '../../src/app/static/Poster'
import { FOUND_SCENES } from '../scenes/foundScenes'
import { openBrowser } from './support/browser'

const open = openBrowser()

/** Of every so many points one is looked at; of different colours there are at least so many, letters' edges among them. */
const [EVERY, COLOURS] = [7, 20]

test('the posters of all scenes and of the course are pictures of their own', async () => {
  const { page } = await open('404.html', { waits: false })
  const seen = new Set<string>()
  const files = ['poster.png', ...FOUND_SCENES.map(({ scene }) => posterFile(scene.slug))]
  for (const file of files) {
    const { size, colours, dots } = await page.evaluate(async ([src, every]) => {
      const image = Object.assign(new Image(), { src })
      await image.decode()
      const { naturalWidth: width, naturalHeight: height } = image
      const context = new OffscreenCanvas(width, height).getContext('2d')!
      context.drawImage(image, 0, 0)
      const words = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer).filter((_, i) => i % every === 0)
      return { size: { width, height }, colours: new Set(words).size, dots: words.reduce((sum, word, i) => (sum * 31 + word * (i + 1)) % 1_000_003, 0) }
    }, [new URL(file, inject('baseUrl')).href, EVERY] as const)
    expect(size, file).toEqual(POSTER)
    expect(colours, file).toBeGreaterThan(COLOURS)
    seen.add(String(dots))
  }
  expect(seen.size).toBe(files.length)
})

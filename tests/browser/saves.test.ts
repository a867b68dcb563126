/**
 * What Share & embed saves of a moment: a picture that is the same wherever it is opened, and a video of the step.
 */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { POSTER } from '../../src/app/static/Poster'
import { FOUND_SCENES } from '../scenes/foundScenes'
import { openBrowser } from './support/browser'

const open = openBrowser()
/** One of each kind of picture: a map, letters and code, many small things, charts. */
const PICTURED = FOUND_SCENES.filter(({ scene }) => [2, 7, 9, 13].includes(scene.number)).map(({ scene }) => scene)

async function save(page: Page, name: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

test.each(PICTURED)('scene $number: the moment as SVG needs no style and no file, and as PNG it is the same picture', async ({ slug, steps }) => {
  const [, second] = steps
  const { page } = await open(`s/${slug}/#step=${second!.id}&t=900`)
  await page.getByRole('button', { name: 'Share & embed' }).click()
  const svg = await save(page, 'Picture (SVG)')
  expect(svg.name).toMatch(new RegExp(`^${slug}-[\\w-]+\\.svg$`))
  const text = svg.bytes.toString()
  expect(text).not.toMatch(/var\(|(?:href|src)="(?!#)|url\((?!data:|"?#|&quot;#)|@import/)
  const png = await save(page, 'Picture (PNG)')
  expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]).toEqual([POSTER.width * 2, POSTER.height * 2])
  // Drawn by itself, in a page that has nothing of ours.
  const differ = await page.evaluate(async ([markup, other, width, height]) => {
    const dots = async (src: string): Promise<Uint8ClampedArray> => {
      const image = Object.assign(new Image(), { src })
      await image.decode()
      const context = new OffscreenCanvas(width, height).getContext('2d')!
      context.drawImage(image, 0, 0, width, height)
      return context.getImageData(0, 0, width, height).data
    }
    const [a, b] = [await dots(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(markup)}`), await dots(`data:image/png;base64,${other}`)]
    return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0)
  }, [text, png.bytes.toString('base64'), POSTER.width * 2, POSTER.height * 2] as const)
  expect(differ).toBe(0)
  expect(await page.locator('body > div[inert] svg.poster').count()).toBe(0)
})

test('a step becomes a video that plays as long as its captions say, and its making can be stopped', async () => {
  const { page } = await open('s/an-edge-near-the-user/#step=empty')
  await page.getByRole('button', { name: 'Share & embed' }).click()
  await page.getByRole('button', { name: 'Video of this step' }).click()
  await page.getByRole('progressbar', { name: 'Video of this step' }).waitFor()
  await page.getByRole('button', { name: 'Stop' }).click()
  await page.getByText('One file opens without a network').waitFor()

  const captions = (await save(page, 'Its captions')).bytes.toString()
  expect(captions).toMatch(/^WEBVTT\n\n00:00:00\.000 --> /)
  const [, minutes = '', seconds = ''] = [...captions.matchAll(/--> 00:(\d\d):(\d\d\.\d{3})/g)].at(-1) ?? []
  const said = Number(minutes) * 60 + Number(seconds)
  const video = await save(page, 'Video of this step')
  expect(video.name).toMatch(/^an-edge-near-the-user-empty\.(mp4|webm)$/)
  const elsewhere = await open('about:blank')
  const played = await elsewhere.page.evaluate(async (data) => {
    const element = document.createElement('video')
    element.src = `data:video/${data.type};base64,${data.base64}`
    await new Promise((done, fail) => Object.assign(element, { onloadedmetadata: done, onerror: () => fail(new Error(element.error?.message ?? 'the video does not open')) }))
    return { duration: element.duration, width: element.videoWidth, height: element.videoHeight }
  }, { type: video.name.split('.').at(-1)!, base64: video.bytes.toString('base64') })
  expect(played).toMatchObject(POSTER)
  expect(Math.abs(played.duration - said)).toBeLessThan(0.1)
})

/**
 * How each of the things is made that can be saved of a scene (SaveAs). All throw sentences.
 */
import { SINGLE, pageAddress } from '../../ui/root'
import { captionsOf, webVtt } from '../picture/captions'
import { type Pictures, openPictures, png } from '../picture/pictures'
import type { Making } from '../picture/video'
import { sceneHref } from '../router'
import { escapeAttribute } from '../share'
import type { MomentInView, SaveKind, Saved } from './saved'

/** Points of a picture for each px: sharp on paper, too. */
const DENSITY = 2

export const SAVES: Readonly<Record<SaveKind, (moment: MomentInView, making: Making) => Promise<Saved>>> = {
  scene: async ({ run: { slug } }, { signal }) => ({ file: await singlePage(slug, signal), name: `${slug}.html` }),
  png: (moment) => drawn(moment.run, async (pictures) => ({ file: await png(await pictures.image(moment.position), DENSITY), name: `${nameOf(moment)}.png` })),
  svg: (moment) => drawn(moment.run, async (pictures) => ({ file: new Blob([await pictures.svg(moment.position)], { type: 'image/svg+xml' }), name: `${nameOf(moment)}.svg` })),
  video: (moment, making) =>
    drawn(moment.run, async (pictures) => {
      const { videoOf } = await import('../picture/video')
      const { file, ending } = await videoOf(moment.run, moment.step, pictures, making)
      return { file, name: `${nameOf(moment)}.${ending}` }
    }),
  captions: async (moment) => ({ file: new Blob([webVtt(captionsOf(moment.run, moment.step).captions)], { type: 'text/vtt' }), name: `${nameOf(moment)}.vtt` }),
}

const nameOf = ({ run, step }: MomentInView): string => `${run.slug}-${run.scene.steps[step]!.id}`

async function drawn<T>(run: MomentInView['run'], make: (pictures: Pictures) => Promise<T>): Promise<T> {
  const pictures = await openPictures(run)
  try {
    return await make(pictures)
  } finally {
    pictures.close()
  }
}

/** tools/single has made it; it is told where it comes from, so that its links lead there. */
async function singlePage(slug: string, signal: AbortSignal): Promise<Blob> {
  const address = new URL(`${sceneHref(slug)}${SINGLE}`, pageAddress())
  const response = await fetch(address, { signal })
  if (!response.ok) throw new Error(`${address.pathname}: the host answers ${response.status}.`)
  const page = escapeAttribute(new URL('.', address).href)
  return new Blob([(await response.text()).replace('<html ', () => `<html data-page="${page}" `)], { type: 'text/html' })
}

/**
 * A step as a video. Its frames are drawn one by one at their moments and not filmed, so none is missing, however slow the machine is; the words of the
 * step go along as captions.
 */
import { BufferTarget, CanvasSource, Mp4OutputFormat, Output, QUALITY_HIGH, TextSubtitleSource, WebMOutputFormat, getFirstEncodableVideoCodec } from 'mediabunny'
import { dilationOf } from '../../frame/dilation'
import type { Reading } from '../../reading/reading'
import { POSTER } from '../static/Poster'
import { captionsOf, webVtt } from './captions'
import type { Pictures } from './pictures'

const FRAMES_PER_S = 25

export interface Video {
  readonly file: Blob
  /** Of its name. */
  readonly ending: 'mp4' | 'webm'
}

export interface Making {
  /** So much of it is done, 0 to 1. */
  readonly told: (share: number) => void
  readonly signal: AbortSignal
}

/** Throws a sentence where the browser writes no video, and what `signal` was aborted for. */
export async function videoOf(run: Reading, step: number, pictures: Pictures, { told, signal }: Making): Promise<Video> {
  const { captions, lengthMs } = captionsOf(run, step)
  const { format, codec, ending } = await chosen()
  const canvas = new OffscreenCanvas(POSTER.width, POSTER.height)
  const context = canvas.getContext('2d')!
  const output = new Output({ format, target: new BufferTarget() })
  const frames = new CanvasSource(canvas, { codec, bitrate: QUALITY_HIGH })
  const words = new TextSubtitleSource('webvtt')
  output.addVideoTrack(frames, { frameRate: FRAMES_PER_S })
  output.addSubtitleTrack(words, { languageCode: 'eng' })
  try {
    await output.start()
    await words.add(webVtt(captions))
    words.close()
    const { startMs, endMs, end } = dilationOf(run).steps[step]!
    const count = Math.ceil((lengthMs * FRAMES_PER_S) / 1000)
    for (let i = 0; i < count; i++) {
      signal.throwIfAborted()
      const ms = startMs + (i * 1000) / FRAMES_PER_S
      const position = ms >= endMs ? end : dilationOf(run).toPosition(ms)
      context.drawImage(await pictures.image(position), 0, 0)
      await frames.add(i / FRAMES_PER_S, 1 / FRAMES_PER_S)
      told((i + 1) / count)
    }
    await output.finalize()
  } catch (error) {
    await output.cancel()
    throw error
  }
  return { file: new Blob([output.target.buffer!], { type: await output.getMimeType() }), ending }
}

/** What most players know comes first. */
async function chosen(): Promise<{ readonly format: Mp4OutputFormat | WebMOutputFormat; readonly codec: NonNullable<Awaited<ReturnType<typeof getFirstEncodableVideoCodec>>>; readonly ending: Video['ending'] }> {
  const formats = [{ format: new Mp4OutputFormat(), codecs: ['avc'], ending: 'mp4' }, { format: new WebMOutputFormat(), codecs: ['vp9', 'vp8', 'av1'], ending: 'webm' }] as const
  for (const { format, codecs, ending } of formats) {
    const codec = await getFirstEncodableVideoCodec([...codecs], POSTER)
    if (codec) return { format, codec, ending }
  }
  throw new Error('This browser writes no video: it has none of the codecs for it.')
}

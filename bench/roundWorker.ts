/**
 * One round in a worker of Chromium: a message with a name and an ask is answered once.
 */
import { type RoundName, doRound } from './rounds.ts'

addEventListener('message', async ({ data }: MessageEvent<{ name: RoundName; ask: never }>) => {
  postMessage(await doRound(data.name, data.ask))
})

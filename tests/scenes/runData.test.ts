/**
 * A run crosses to another thread: through a real MessageChannel, its buffers handed over, and is the same run there.
 */
import { MessageChannel } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { frameAt } from '../../src/frame/frameAt'
import { readingOf } from '../../src/reading/reading'
import { RunReport } from '../../src/reading/report'
import { RemoteRuns } from '../../src/player/remote/remoteRuns'
import { serveRuns } from '../../src/player/remote/serveRuns'
import { simReport } from '../../src/reading/simReport'
import { defaultInputs, hashOf, run } from '../../src/run/run'
import { type RunData, packRun, unpackRun } from '../../src/run/runData'
import { settled } from '../support/drivenPort'
import { readRun } from '../support/readRun'
import { SCENES } from './scenes'

/** Posts plain data to the other end of a channel, with the buffers that go along. */
async function across(data: RunData, buffers: readonly ArrayBuffer[]): Promise<RunData> {
  const { port1, port2 } = new MessageChannel()
  const arrived = new Promise<RunData>((resolve) => port2.once('message', resolve))
  port1.postMessage(data, [...buffers])
  try {
    return await arrived
  } finally {
    port1.close()
  }
}

describe.each(SCENES)('$folder', ({ scene }) => {
  it('is the same run on the other side of a channel', async () => {
    const stayed = readRun(scene)
    const { data, buffers } = packRun(run(scene))
    const sent = unpackRun(await across(data, buffers))
    const arrived = readingOf(scene, sent)
    expect(hashOf(sent)).toBe(hashOf(stayed))
    for (const share of [0, 0.1, 0.37, 0.5, 0.81, 1]) {
      expect(frameAt(arrived, share * stayed.endUs)).toEqual(frameAt(stayed, share * stayed.endUs))
    }
    const plain = (report: RunReport) => report.requests.map(({ id, name, step, client, url, headers, waitMs, path }) => ({ id, name, step, client, url, headers, waitMs, path }))
    expect(plain(new RunReport(arrived))).toEqual(plain(new RunReport(stayed)))
  })

  it('is the same run, and is read as the same, when the other side makes it and its index', async () => {
    const { port1, port2 } = new MessageChannel()
    serveRuns(
      { post: (message, buffers = []) => port2.postMessage(message, [...buffers]), listen: (hear) => port2.on('message', hear) },
      async () => scene, settled,
    )
    const remote = new RemoteRuns(scene, {
      post: (message) => port1.postMessage(message), listen: (hear) => port1.on('message', hear), onLost: () => undefined, close: () => port1.close(),
    })
    const [stayed, arrived] = [readRun(scene), await remote.run(defaultInputs(scene), () => undefined).result]
    remote.close()
    expect(hashOf(arrived)).toBe(hashOf(stayed))
    for (const share of [0, 0.1, 0.37, 0.5, 0.81, 1]) {
      expect(frameAt(arrived, share * stayed.endUs)).toEqual(frameAt(stayed, share * stayed.endUs))
    }
    expect(simReport(arrived)).toEqual(simReport(stayed))
  })

  it('hands its records over and copies none', async () => {
    const { data, buffers } = packRun(run(scene))
    const bytes = buffers.reduce((sum, { byteLength }) => sum + byteLength, 0)
    expect(bytes).toBeGreaterThanOrEqual(data.trace.length * 24)
    await across(data, buffers)
    expect(buffers.map(({ byteLength }) => byteLength)).toEqual(buffers.map(() => 0))
  })
})

it('is refused with a sentence where the scene is another one', () => {
  const [first, second] = SCENES
  expect(() => readingOf(second!.scene, run(first!.scene))).toThrow(`a run of ${first!.scene.slug} cannot be read with the scene ${second!.scene.slug}`)
})

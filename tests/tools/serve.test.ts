/**
 * The server of `npm start` and of the browser suites does what a plain host of files does.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { serveDist } from '../../tools/lib/serve.mjs'

/** A port of its own for each server: fetch would use the connection to the last one again. */
let lastPort = 4500

async function serve(base = '/', port = (lastPort += 10)): Promise<string> {
  const dist = mkdtempSync(join(tmpdir(), 'dist-'))
  mkdirSync(join(dist, 's', 'one'), { recursive: true })
  for (const [file, text] of [['index.html', 'contents'], ['404.html', 'no such page'], ['s/one/index.html', 'scene one']] as const) {
    writeFileSync(join(dist, file), `<p>${text}</p>`)
  }
  const server = await serveDist({ port, dist, base })
  onTestFinished(async () => {
    await server.close()
    rmSync(dist, { recursive: true })
  })
  return server.url
}

it.each(['/', '/course/'])('serves pages below %s, and 404.html for what there is not', async (base) => {
  const url = await serve(base)
  expect(new URL(url).pathname).toBe(base)
  const answers = [
    ['', 200, 'contents'],
    ['s/one/', 200, 'scene one'],
    ['s/one/?step=2', 200, 'scene one'],
    ['s/two/', 404, 'no such page'],
    ['assets/none.js', 404, 'no such page'],
  ] as const
  for (const [path, status, text] of answers) {
    const response = await fetch(url + path)
    expect([path, response.status, (await response.text()).includes(text)]).toEqual([path, status, true])
  }
})

it.each(['/', '/course/'])('sends a folder without its slash to the folder below %s', async (base) => {
  const url = await serve(base)
  const response = await fetch(`${url}s/one?step=2`, { redirect: 'manual' })
  expect([response.status, response.headers.get('location')]).toEqual([301, `${base}s/one/?step=2`])
})

it('takes the next free port', async () => {
  const other = createServer().listen(0, 'localhost')
  await new Promise((resolve) => other.once('listening', resolve))
  onTestFinished(() => void other.close())
  const { port } = other.address() as AddressInfo
  const url = await serve('/', port)
  expect(Number(new URL(url).port)).toBeGreaterThan(port)
})

/**
 * The server of `npm start` and of the browser suites does what a careful host of files does.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request as ask } from 'node:http'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, it, onTestFinished } from 'vitest'
import { main as compress } from '../../tools/compress.ts'
import { serveDist } from '../../tools/lib/serve.mjs'

/** A port of its own for each server: fetch would use the connection to the last one again. */
let lastPort = 4500

const SCRIPT = `export const words = '${'again and '.repeat(50)}'`
const FILES = {
  'index.html': '<p>contents</p>',
  '404.html': '<p>no such page</p>',
  's/one/index.html': `<p>${'scene one '.repeat(50)}</p>`,
  'assets/words-CwUPx8VZ.js': SCRIPT,
  'assets/serif-Ab12.woff2': 'wOF2 and so on',
  'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
}

interface Served {
  readonly url: string
  readonly dist: string
}

async function serveFiles(base = '/', port = (lastPort += 10)): Promise<Served> {
  const dist = mkdtempSync(join(tmpdir(), 'dist-'))
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(dist, file)), { recursive: true })
    writeFileSync(join(dist, file), text)
  }
  await compress([dist])
  const server = await serveDist({ port, dist, base })
  onTestFinished(async () => {
    await server.close()
    rmSync(dist, { recursive: true })
  })
  return { url: server.url, dist }
}

async function serve(base?: string, port?: number): Promise<string> {
  return (await serveFiles(base, port)).url
}

interface Answer {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** As it comes over the wire: fetch would unpack it. */
function answerOf(url: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const read = (response: IncomingMessage): void => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }))
    }
    ask(url, { headers, method }, read).on('error', reject).end()
  })
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

it('sends what was compressed, in the way that is asked for', async () => {
  const url = await serve()
  const plain = await answerOf(`${url}assets/words-CwUPx8VZ.js`)
  expect([plain.headers['content-encoding'], plain.body.toString()]).toEqual([undefined, SCRIPT])
  for (const [encoding, unpack] of [['br', brotliDecompressSync], ['gzip', gunzipSync]] as const) {
    const { headers, body } = await answerOf(`${url}assets/words-CwUPx8VZ.js`, { 'Accept-Encoding': encoding })
    expect(headers).toMatchObject({ 'content-encoding': encoding, 'content-type': 'text/javascript', vary: 'Accept-Encoding' })
    expect(unpack(body).toString()).toBe(SCRIPT)
    expect(body.length).toBeLessThan(SCRIPT.length / 4)
  }
  const both = await answerOf(`${url}s/one/`, { 'Accept-Encoding': 'gzip, deflate, br' })
  expect(both.headers).toMatchObject({ 'content-encoding': 'br', 'content-type': 'text/html;charset=utf-8' })
})

it('sends what does not shrink as it is', async () => {
  const { headers, body } = await answerOf(`${await serve()}assets/serif-Ab12.woff2`, { 'Accept-Encoding': 'br, gzip' })
  expect([headers['content-encoding'], headers['content-type'], body.toString()]).toEqual([undefined, 'font/woff2', FILES['assets/serif-Ab12.woff2']])
})

it.each([
  ['', 'no-cache'],
  ['s/one/', 'no-cache'],
  ['favicon.svg', 'no-cache'],
  ['none', 'no-cache'],
  ['assets/words-CwUPx8VZ.js', 'public, max-age=31536000, immutable'],
  ['assets/serif-Ab12.woff2', 'public, max-age=31536000, immutable'],
])('lets "%s" be kept by the rule "%s", and be read by a frame without an origin', async (path, rule) => {
  const { headers } = await answerOf((await serve()) + path)
  expect(headers).toMatchObject({ 'cache-control': rule, 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff' })
})

it('answers with 304 and the same fields while a page is the same', async () => {
  const { url, dist } = await serveFiles()
  const first = await answerOf(`${url}s/one/`, { 'Accept-Encoding': 'br' })
  const tag = first.headers.etag ?? ''
  expect(tag).toMatch(/^W\/"[\w-]+"$/)
  for (const known of [tag, `"other", ${tag}`, tag.slice(2), '*']) {
    const again = await answerOf(`${url}s/one/`, { 'If-None-Match': known, 'Accept-Encoding': 'br' })
    expect([known, again.status, again.body.length]).toEqual([known, 304, 0])
    const { etag, vary, 'cache-control': rule } = first.headers
    expect(again.headers).toMatchObject({ etag, vary, 'cache-control': rule })
  }
  expect((await answerOf(`${url}s/one/`, { 'If-None-Match': '"other"' })).status).toBe(200)
  writeFileSync(join(dist, 's/one/index.html'), '<p>scene one, mended</p>')
  const changed = await answerOf(`${url}s/one/`, { 'If-None-Match': tag })
  expect([changed.status, changed.body.toString()]).toEqual([200, '<p>scene one, mended</p>'])
})

it('answers HEAD without a body and refuses what would change something', async () => {
  const url = await serve()
  const head = await answerOf(url, {}, 'HEAD')
  expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, String(FILES['index.html'].length), 0])
  const post = await answerOf(url, {}, 'POST')
  expect([post.status, post.headers.allow]).toEqual([405, 'GET, HEAD'])
})

it.each(['..%2f..%2fpackage.json', '%2e%2e/package.json', '%', 'assets', 'favicon.svg/', '%00'])('has nothing at %s', async (path) => {
  expect((await answerOf((await serve()) + path)).status).toBe(404)
})

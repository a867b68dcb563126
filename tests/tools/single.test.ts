/**
 * A page as one file: which scripts are in it, how they name each other, and what of the page stays.
 */
import { describe, expect, it } from 'vitest'
import { singleFiles } from '../../tools/single/singleFiles'
import { singlePage } from '../../tools/single/singlePage'

const SCRIPTS = {
  'entry.js': 'import{a}from"./a.js";const scenes={"../../scenes/01-one/scene.ts":()=>import("./scene-1.js"),"../../scenes/02-two/scene.ts":()=>q(()=>import(`./scene-2.js`),[],import.meta.url)};a(scenes)',
  'a.js': 'export const a=()=>new Worker(new URL("worker.js",import.meta.url));export*from"./b.js"',
  'b.js': 'export const b=1',
  'scene-1.js': 'import{b}from"./b.js";export const scene=b',
  'scene-2.js': 'export const scene=fetch(new URL("engine.wasm",import.meta.url))',
  'worker.js': 'self.onmessage=()=>import("./b.js")',
  'engine.wasm': '\0asm',
  'other.js': 'nobody imports it',
} as const

function assets(scripts: Readonly<Record<string, string>>) {
  return { names: new Set(Object.keys(scripts)), read: async (name: string) => Buffer.from(scripts[name]!) }
}

describe('the files of a scene', () => {
  it('are all that it imports, its threads, and no other scene', async () => {
    expect(Object.keys(await singleFiles(assets(SCRIPTS), ['entry.js'], 'one')).toSorted()).toEqual(['a.js', 'b.js', 'entry.js', 'scene-1.js', 'worker.js'])
    expect(Object.keys(await singleFiles(assets(SCRIPTS), ['entry.js'], 'two')).toSorted()).toEqual(['a.js', 'b.js', 'engine.wasm', 'entry.js', 'scene-2.js', 'worker.js'])
  })

  it('name each other as the loader finds them', async () => {
    const files = await singleFiles(assets(SCRIPTS), ['entry.js'], 'two')
    expect(files['entry.js']).toEqual({ script: 'import{a}from"single:a.js";const scenes={"../../scenes/01-one/scene.ts":()=>import(single.url("scene-1.js")),"../../scenes/02-two/scene.ts":()=>q(()=>import(single.url("scene-2.js")),[],single.at("entry.js"))};a(scenes)' })
    expect(files['a.js']).toEqual({ script: 'export const a=()=>new Worker(new URL("worker.js",single.at("a.js")));export*from"single:b.js"' })
    expect(files['engine.wasm']).toEqual({ base64: Buffer.from('\0asm').toString('base64'), type: 'application/wasm' })
  })

  it('are refused where one is not there, and where they import each other in a circle', async () => {
    await expect(singleFiles(assets({ 'entry.js': 'import "./gone.js"' }), ['entry.js'], 'one')).rejects.toThrow('entry.js imports import "./gone.js", which is not in the build')
    await expect(singleFiles(assets({ 'a.js': 'import "./b.js"', 'b.js': 'import "./a.js"' }), ['a.js'], 'one')).rejects.toThrow('in a circle: a.js, b.js, a.js')
  })
})

describe('the page', () => {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'" />
    <link rel="icon" href="/favicon.svg" />
    <style id="faces" media="not all">@font-face{src:url(/assets/plex-1.woff2)format("woff2")}</style>
    <noscript><style>@font-face{src:url(/assets/plex-1.woff2)}</style></noscript></head>
    <body><div id="app" data-path="/s/one/"><p>Words</p></div><script type="module">const begin=()=>{import("/assets/entry.js")};begin()</script></body></html>`
  const files = { 'entry.js': { script: 'document.title="</script>"' } }
  const page = singlePage(html, { files, entry: 'entry.js', faceOf: (name) => `data:font/woff2,${name}` })

  it('has its scripts and faces in it, asks for no file, and keeps its words', () => {
    expect(page).toContain('<p>Words</p>')
    expect(page).toContain('url(data:font/woff2,plex-1.woff2)')
    expect(page).not.toMatch(/["'(]\/assets\/|favicon|data-path|media="not all"/)
    const [, kept = ''] = /<script type="application\/json" id="files">(.*?)<\/script>/s.exec(page) ?? []
    expect(JSON.parse(kept)).toEqual(files)
  })

  it('may run what stands in it, and fetch nothing', () => {
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? []
    expect(policy).toMatch(/script-src blob: 'wasm-unsafe-eval'( 'sha256-[^']+')+;/)
    expect(policy).toContain("connect-src 'none'")
    expect(page.match(/Content-Security-Policy/g)).toHaveLength(1)
  })

  it('is refused where nothing begins it', () => {
    expect(() => singlePage('<html></html>', { files, entry: 'entry.js', faceOf: (name) => name })).toThrow('has no script that begins it')
  })
})
